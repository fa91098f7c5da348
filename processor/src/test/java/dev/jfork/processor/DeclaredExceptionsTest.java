package dev.jfork.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Which of the exceptions that a worker method declares its launcher makes again, and how. */
class DeclaredExceptionsTest {
    @Test
    void theConstructorThatTakesMostIsTheOneThatIsCalled() {
        assertEquals(
                List.of(
                        "case \"demo.Reports$Both\" -> new Reports.Both(message, cause);",
                        "case \"demo.Reports$Message\" -> new Reports.Message(message);",
                        "case \"demo.Reports$Cause\" -> new Reports.Cause(cause);",
                        "case \"demo.Reports$Nothing\" -> new Reports.Nothing();",
                        "case \"demo.Reports$Default\" -> new Reports.Default();"),
                cases("""
                        class Reports {
                            static class Both extends Exception {
                                Both() {}
                                Both(Throwable cause) { super(cause); }
                                Both(String message) { super(message); }
                                Both(String message, Throwable cause) { super(message, cause); }
                            }

                            static class Message extends Exception {
                                Message(Throwable cause) { super(cause); }
                                Message(int number) {}
                                Message(String message) { super(message); }
                            }

                            static class Cause extends RuntimeException {
                                Cause() {}
                                Cause(Throwable cause) { super(cause); }
                                Cause(String message, Exception cause) { super(message, cause); }
                                private Cause(String message) { super(message); }
                            }

                            static class Nothing extends Error {
                                Nothing() throws IllegalStateException {}
                                Nothing(String message) throws Both { super(message); }
                            }

                            static class Default extends Exception {}

                            @Worker static void run() throws Both, Message, Cause, Nothing, Default {}
                        }
                        """));
    }

    @Test
    void whatTheLauncherCanNotMakeIsLeftOut() {
        assertEquals(List.of(), cases("""
                class Reports {
                    static abstract class Abstract extends Exception {}
                    private static class Private extends Exception {}
                    class Inner extends Exception {}
                    static class Structured extends Exception { Structured(int line, String message) {} }
                    static class Fails extends Exception { Fails(String message) throws Exception {} }

                    @Worker static void run() throws Abstract, Private, Inner, Structured, Fails {}
                }
                """));
    }

    @Test
    void whatTheRuntimeKnowsIsLeftToIt() {
        assertEquals(List.of(), cases("""
                class Reports {
                    @Worker static void run() throws Exception, java.io.IOException, InterruptedException,
                            java.nio.file.NoSuchFileException, java.util.concurrent.TimeoutException {}
                }
                """));
    }

    @Test
    void whatHoldsMoreThanAMessageAndACauseIsLeftOut() {
        assertEquals(List.of("case \"demo.Reports$Plain\" -> new Reports.Plain(message);"), cases("""
                        class Reports {
                            static class Coded extends Exception {
                                final int code;
                                Coded(int code) { super("code " + code); this.code = code; }
                                Coded(String message) { super(message); this.code = 0; }
                            }

                            static class Derived extends Coded { Derived(String message) { super(message); } }
                            static class Sql extends java.sql.SQLException { Sql(String message) { super(message); } }
                            static class Base extends java.io.IOException {
                                static final int COUNT = 1;
                                Base(String message) { super(message); }
                            }
                            static class Plain extends Base { Plain(String message) { super(message); } }

                            @Worker static void run() throws Coded, Derived, Sql, Plain, java.sql.SQLException,
                                    java.util.jar.JarException {}
                        }
                        """));
    }

    @Test
    void anExceptionThatIsDeclaredTwiceIsMadeOnce() {
        assertEquals(
                List.of("case \"demo.Reports$Bad\" -> new Reports.Bad();"),
                cases(
                        "class Reports { static class Bad extends Exception {} @Worker static void run() throws Bad, Bad {} }"));
    }

    @Test
    void fromAnotherPackageOnlyWhatIsPublicIsSeen() {
        Source other = Source.of("""
                package other;

                public class Failures {
                    public static class Open extends Exception {
                        protected Open(String message, Throwable cause) { super(message, cause); }
                        public Open(String message) { super(message); }
                    }
                    protected static class Shared extends Exception { public Shared() {} }
                    public static class Closed extends Exception { Closed() {} }
                }
                """);
        assertEquals(List.of("case \"other.Failures$Open\" -> new Failures.Open(message);"), cases(other, """
                class Reports extends other.Failures {
                    @Worker static void run() throws Open, Shared, Closed {}
                }
                """));
    }

    @Test
    void deprecatedExceptionsAndConstructorsGiveNoWarnings() {
        Source old = Source.of("""
                package old;

                @Deprecated(forRemoval = true)
                public class Old extends Exception {}
                """);
        Source made = Source.of("""
                package old;

                public class Made extends Exception {
                    @Deprecated
                    public Made(String message) { super(message); }
                }
                """);
        Compilation compilation = clean(old, made, Source.demo("""
                @SuppressWarnings("removal")
                class Reports { @Worker static void run() throws old.Old, old.Made {} }
                """));
        String text = Build.generatedText(compilation, "RunLauncher.java");
        assertTrue(text.contains("@SuppressWarnings({\"deprecation\", \"removal\"})"), text);
    }

    @Test
    void exceptionsMayHaveTheNamesOfGeneratedClasses() {
        for (String name : List.of("Args", "Method", "DeclaredExceptions", "WorkerMethod", "OrderCodec", "Throwable")) {
            clean(Source.of("""
                            package demo;

                            class NAME extends Exception { NAME(String message) { super(message); } }
                            """.replace("NAME", name)), Source.of("""
                            package demo;

                            class Reports {
                                record Order(int n) {}

                                @dev.jfork.Worker static void run(Order order) throws NAME {}
                            }
                            """.replace("NAME", name)));
        }
        clean(
                Source.of("class DeclaredExceptions extends Exception {}"),
                Source.of("class Main { @dev.jfork.Worker static void run() throws DeclaredExceptions {} }"));
        clean(
                Source.of("class OrderCodec extends Exception {}"),
                Source.of("record Order(int n) {}"),
                Source.of("class Main { @dev.jfork.Worker static void run(Order order) throws OrderCodec {} }"));
    }

    private static List<String> cases(String reports) {
        return cases(clean(Source.demo(reports)));
    }

    private static List<String> cases(Source other, String reports) {
        return cases(clean(other, Source.demo(reports)));
    }

    private static List<String> cases(Compilation compilation) {
        return Build.generatedText(compilation, "RunLauncher.java")
                .lines()
                .map(String::strip)
                .filter(line -> line.startsWith("case "))
                .toList();
    }

    /** As strict as can be, but for the serial version numbers that these exceptions go without. */
    private static Compilation clean(Source... sources) {
        return Build.clean(Build.compiler().withOptions("-Xlint:-serial"), sources);
    }
}
