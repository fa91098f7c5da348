package dev.jfork.processor.validate;

import static dev.jfork.processor.model.StartOption.Kind.DEADLINE;
import static dev.jfork.processor.model.StartOption.Kind.ENVIRONMENT;
import static dev.jfork.processor.model.StartOption.Kind.JVM_OPTION;
import static dev.jfork.processor.model.StartOption.Kind.MAX_HEAP;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.jfork.WorkerOptions;
import dev.jfork.processor.model.StartOption;
import dev.jfork.processor.property.Seed;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the compiler takes the runtime takes, and what it refuses that refuses: their rules are written twice. */
class StartOptionRulesTest {
    private static final int RANDOM_TEXTS = 20_000;
    private static final WorkerOptions NONE = WorkerOptions.defaults();

    static Stream<String> sizes() {
        return Stream.of("", "0", "1", "12q", "512m", "512M", "1K", "1g", "1T", "00", "007m", "0m", "m", "-1m", "1 m")
                .flatMap(each -> Stream.of(each, each + "m", " " + each, each + " ", each + "\n", each + "٣"));
    }

    static Stream<String> jvmOptions() {
        Stream<String> launching = Stream.of(
                        "-cp -classpath --class-path -jar -m --module -p --module-path -version -fullversion --full-version -X"
                                + " --help-extra --list-modules -d --describe-module --validate-modules -Xshare:dump --version"
                                + " -help --help -? -h --dry-run --source -Xmx1g -Da -da -XX:+UseSerialGC -Xshare:auto --add-modules"
                                + " - -- @a a -=")
                .flatMap(each -> Stream.of(each.split(" ")));
        return Stream.concat(Stream.of("", "="), launching)
                .flatMap(each -> Stream.of(each, each + "=x", each + "\0", each + "=x=y"));
    }

    static Stream<String> variables() {
        return Stream.of("", "A", "A=", "A=b", "A=b=c", "=", "=A", "==", " =", "A\0=", "A=\0", "\0");
    }

    @ParameterizedTest
    @MethodSource("sizes")
    void ofHeapSizes(String text) {
        assertAgreement(MAX_HEAP, text, NONE::maxHeap);
    }

    @ParameterizedTest
    @MethodSource("jvmOptions")
    void ofJvmOptions(String text) {
        assertAgreement(JVM_OPTION, text, NONE::jvmOption);
    }

    @ParameterizedTest
    @MethodSource("variables")
    void ofVariables(String text) {
        assertAgreement(ENVIRONMENT, text, StartOptionRulesTest::environment);
    }

    @Test
    void ofDeadlinesThatAreNoTime() {
        for (Duration each : List.of(Duration.ZERO, Duration.ofNanos(1), Duration.ofSeconds(-1, 999_999_999))) {
            assertAgreement(
                    DEADLINE,
                    each.toString().substring("PT".length()),
                    text -> NONE.deadline(Duration.parse("PT" + text)));
        }
    }

    @Test
    void ofWhateverThereMayBe() {
        Random random = new Random(Seed.first(StartOptionRulesTest.class));
        for (int i = 0; i < RANDOM_TEXTS; i++) {
            String text = random.ints(random.nextInt(5), 0, 12)
                    .mapToObj(each -> "019kTq-=\0 Ae".substring(each, each + 1))
                    .reduce("", String::concat);
            assertAgreement(MAX_HEAP, text, NONE::maxHeap);
            assertAgreement(JVM_OPTION, text, NONE::jvmOption);
            assertAgreement(ENVIRONMENT, text, StartOptionRulesTest::environment);
        }
    }

    /** As generated code says it. */
    private static void environment(String text) {
        int equals = text.indexOf('=');
        if (equals < 0) {
            throw new IllegalArgumentException("no value");
        }
        NONE.environment(text.substring(0, equals), text.substring(equals + 1));
    }

    private static void assertAgreement(StartOption.Kind kind, String text, Consumer<String> runtime) {
        assertEquals(
                isTaken(text, runtime), StartOptionRules.problem(kind, text).isEmpty(), () -> kind + " " + text);
    }

    private static boolean isTaken(String text, Consumer<String> runtime) {
        try {
            runtime.accept(text);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
