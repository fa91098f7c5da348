package dev.jfork.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code @Worker} says of how a process is started. */
class StartOptionTest {
    private static final String NO_HEAP =
            " is no heap size: write a number greater than 0 and a unit k, m, g or t, as in \"512m\".";

    @ParameterizedTest
    @ValueSource(strings = {"30", "500ms", "PT30S", "0s", "-30s", " 30s", "30 s", "1d", "99999999999999999h", "soon"})
    void whatIsNoDeadlineIsAnErrorAtThatValue(String text) {
        Build.refuse(
                Source.demo("class Reports { @Worker(deadline = →\"" + text + "\") static void run() {} }"),
                "[DeadlineInvalid] \"" + text
                        + "\" is no deadline: write hours, minutes and seconds, in all more than 0,"
                        + " as in \"30s\", \"1h30m\" or \"0.5s\".");
    }

    @ParameterizedTest
    @ValueSource(strings = {"12q", "0", "-1m", " "})
    void whatIsNoHeapSizeIsAnErrorAtThatValue(String text) {
        Build.refuse(
                Source.demo("class Reports { @Worker(maxHeap = →\"" + text + "\") static void run() {} }"),
                "[MaxHeapInvalid] \"" + text + "\"" + NO_HEAP);
    }

    @Test
    void ofSeveralValuesThatOneIsMarkedThatIsWrong() {
        Build.refuse(
                Source.demo("""
                        class Reports {
                            static final String HEAP = "12" + "q";

                            @Worker(deadline = "30s", maxHeap = →HEAP, launcher = "Run") static void run() {}
                            @Worker(jvmOptions = {"-Da=b", →"Xmx1g", →"-cp"}) static void stop() {}
                            @Worker(jvmOptions = →"") static void pause() {}
                            @Worker(jvmOptions = →"--class-path=x") static void step() {}
                            @Worker(environment = {"A=", →"B", "C=1", →"=D", →"E=\\0"}) static void more() {}
                            @Worker(directory = →"a\\0b", javaHome = →"\\0") static void less() {}
                            @Worker(maxHeap = "1g") static void right() {}
                        }
                        """),
                "[MaxHeapInvalid] \"12q\"" + NO_HEAP,
                noOption("Xmx1g"),
                refusedOption("-cp"),
                noOption(""),
                refusedOption("--class-path=x"),
                noVariable("B"),
                noVariable("=D"),
                noVariable("E=\\0"),
                noPath("a\\0b"),
                noPath("\\0"));
    }

    private static String noOption(String text) {
        return "[JvmOptionInvalid] \"" + text
                + "\" is no option of a JVM: it must begin with '-'. An option with a value is"
                + " one word, as in \"--add-opens=java.base/java.lang=ALL-UNNAMED\".";
    }

    private static String refusedOption(String text) {
        return "[JvmOptionRefused] \"" + text
                + "\" would change which program runs: a worker runs jfork, on the class path"
                + " of its parent. Remove it.";
    }

    private static String noVariable(String text) {
        return "[EnvironmentInvalid] \"" + text
                + "\" is no variable with its value: write both, as in \"OMP_NUM_THREADS=1\".";
    }

    private static String noPath(String text) {
        return "[PathInvalid] \"" + text + "\" is no path: there is a zero character in it. Remove that.";
    }

    @Test
    void aMethodWithAnInvalidOptionGetsNoLauncherAndTheOthersDo() {
        List<String> generated = Build.refuse(Source.demo("""
                        class Reports {
                            @Worker(maxHeap = →"12q") static void run() {}
                            @Worker static void stop() {}
                        }
                        """), "[MaxHeapInvalid] \"12q\"" + NO_HEAP);
        assertEquals(List.of("demo.StopLauncher"), generated);
    }

    @Test
    void whatIsTheDefaultAnywaySaysNothing() {
        String plain = launcher("class Reports { @Worker static void run() {} }");
        assertEquals(plain, launcher("""
                class Reports {
                    @Worker(
                            deadline = "",
                            maxHeap = "",
                            jvmOptions = {},
                            environment = {},
                            directory = "",
                            javaHome = "",
                            daemon = false)
                    static void run() {}
                }
                """));
    }

    @Test
    void optionsAreNoPartOfTheShape() {
        UnaryOperator<String> shape = text -> text.substring(text.indexOf("super("), text.indexOf("@Override"));
        String plain = launcher("class Reports { @Worker static void run() {} }");
        String limited = launcher("class Reports { @Worker(maxHeap = \"1g\") static void run() {} }");
        assertFalse(plain.contains("options()"), plain);
        assertTrue(limited.contains(".maxHeap(\"1g\")"), limited);
        assertEquals(shape.apply(plain), shape.apply(limited));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "30s | ofSeconds(30L)",
                "1H30M | ofSeconds(5400L)",
                "0.5s | ofMillis(500)",
                "1.000001s | ofSeconds(1L, 1000)",
                "2562047788015215h | ofSeconds(9223372036854774000L)"
            })
    void aDeadlineIsWrittenAsOneWouldByHand(String text, String code) {
        String launcher = launcher("class Reports { @Worker(deadline = \"" + text + "\") static void run() {} }");
        assertTrue(launcher.contains(".deadline(Duration." + code + ")"), launcher);
    }

    private static String launcher(String source) {
        return Build.generatedText(Build.clean(Source.demo(source)), "RunLauncher.java");
    }
}
