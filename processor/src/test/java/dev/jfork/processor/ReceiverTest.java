package dev.jfork.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Worker methods that are called on an object, which is sent along. */
class ReceiverTest {
    @Test
    void theReceiverIsTheFirstArgument() {
        Compilation compilation = Build.clean(Source.demo("""
                        import dev.jfork.*;

                        record Job(String source) {
                            @Worker int run(int receiver, int Objects, int NullPointerException) throws Exception { return 1; }

                            static WorkerProcess<Integer> use(WorkerOptions options) {
                                WorkerTask<Integer> task = RunLauncher.task(new Job("a"), 1, 2, 3);
                                return RunLauncher.with(options).start(new Job("b"), 1, 2, 3);
                            }
                        }
                        """));
        String text = Build.generatedText(compilation, "RunLauncher.java");
        assertTrue(text.contains("return arguments.receiver_().run(arguments.receiver(), "), text);
        assertTrue(text.contains("throw new NullPointerException(\"no Job to call run on\");"), text);
    }

    @Test
    void enumsAndSealedInterfacesAndTypesWithCodecsMayBeReceivers() {
        Build.clean(Source.demo("""
                        import dev.jfork.wire.*;

                        enum Color {
                            RED,
                            GREEN { @Override int next(int n) { return 1; } };

                            @Worker int next(int n) { return n; }
                        }
                        """), Source.demo("""
                        sealed interface Shape {
                            @Worker double area();

                            @Worker default String name(String... more) { return "shape"; }

                            record Circle(double radius) implements Shape {
                                @Override public double area() { return 1; }
                            }

                            record Box<T extends Shape>(List<T> sides) implements Shape {
                                @Override public double area() { return 1; }

                                @Worker void print(T... shapes) {}
                            }
                        }
                        """.replace("T... shapes", "int n")), Source.demo("""
                        import dev.jfork.wire.*;

                        class Money {
                            @Worker static void pay(Money money) {}

                            @Worker Money twice() { return this; }

                            @WireCodec(Money.class)
                            enum Wire implements Codec<Money> {
                                CODEC;

                                @Override public void write(WireWriter out, Money value) {}

                                @Override public Money read(WireReader in) { return new Money(); }
                            }
                        }
                        """));
    }

    @Test
    void theReceiverIsDocumented() {
        Build.clean(Build.compiler().withOptions("-Xdoclint:all/protected"), Source.demo("""
                        /**
                         * A job.
                         *
                         * @param source the source
                         */
                        public record Job(String source) {
                            /**
                             * Runs it.
                             *
                             * @param n a number
                             */
                            @Worker public void run(int n) {}
                        }
                        """));
    }

    @Test
    void aPartOfTheReceiverThatCannotTravelIsNamed() {
        List<String> generated = Build.refuse(
                Source.demo("""
                        record Job(Thread thread) {
                            @Worker void →run(int n) {}
                        }
                        """),
                "[ReceiverCannotTravel] @Worker method run(int) is called on an object that is sent along: Job.thread:"
                        + " java.lang.Thread can't travel to another process: " + TravelTest.OF_THE_JDK
                        + ". Mend that, or make the method static.");
        assertEquals(List.of(), generated);
    }

    @Test
    void aReceiverWhoseTypeArgumentsNoTypeCanStandForIsRefused() {
        Build.refuse(
                Source.demo("""
                        record Job<T extends Enum<T>>(T value) {
                            @Worker void →run() {}
                        }
                        """),
                "[ReceiverCannotTravel] @Worker method run() is called on an object that is sent along: demo.Job<?> can't"
                        + " travel to another process: its type arguments are wildcards whose bounds no type can stand for:"
                        + " name the types. Mend that, or make the method static.");
    }

    @Test
    void aReceiverWhoseTypeArgumentsAreNeededIsRefused() {
        Build.refuse(
                Source.demo("""
                        record Job<T>(T value) {
                            @Worker void →run() {}
                        }
                        """),
                "[ReceiverCannotTravel] @Worker method run() is called on an object that is sent along: Job.value:"
                        + " java.lang.Object can't travel to another process: it may be anything: name the type that it is; where it may be one of"
                        + " several, make a sealed interface of them. Mend that, or make the method static.");
    }
}
