package dev.jfork.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Compilations that find launchers of earlier ones on their class path, as incremental builds do. */
class RebuildTest {
    @TempDir
    Path classes;

    @Test
    void aLauncherOfAnEarlierCompilationIsWrittenAnew() throws IOException {
        Source reports = Source.demo("""
                class Reports {
                    @Worker static void run(int n, List<String> names) {}
                    @Worker(launcher = "Other") static void go() {}
                }
                """);
        keepClasses(Build.clean(reports));
        Compilation again = Build.clean(compiler(), reports);
        assertEquals(List.of("demo.Other", "demo.RunLauncher"), Build.generated(again));
    }

    @Test
    void aStaleLauncherOfAMethodThatIsGoneIsNoneOfTheNewMethodsBusiness() throws IOException {
        keepClasses(Build.clean(Source.demo("class Reports { @Worker static void run(int n) {} }")));
        Build.clean(compiler(), Source.demo("class Reports { @Worker static void run(long n) {} }"));
        Build.clean(
                compiler(),
                Source.demo("class Bills { @Worker(launcher = \"RunLauncher\") static void pay() {} }"),
                Source.demo("class Reports { static void run(int n) {} }"));
    }

    @Test
    void aStaleLauncherOfAClassThatIsGoneIsNoneOfTheNewMethodsBusiness() throws IOException {
        keepClasses(Build.clean(Source.demo("class Reports { @Worker static void run() {} }")));
        Files.delete(classes.resolve("demo/Reports.class"));
        Build.clean(compiler(), Source.demo("class Bills { @Worker static void run() {} }"));
    }

    @Test
    void aNameThatAMethodGaveUpIsFreeForAnother() throws IOException {
        keepClasses(Build.clean(Source.demo("class Reports { @Worker(launcher = \"Pay\") static void run() {} }")));
        Build.clean(compiler(), Source.demo("""
                        class Reports {
                            @Worker static void run() {}
                            @Worker(launcher = "Pay") static void bills() {}
                        }
                        """));
    }

    @Test
    void theLauncherOfAMethodThatIsCompiledAlreadyClashes() throws IOException {
        keepClasses(Build.clean(
                Source.demo("class Reports { @Worker static void run(int n) {} }"),
                Source.demo("class Bills { @Worker(launcher = \"Pay\") static void bills() {} }")));
        Source later = Source.demo("""
                class Later {
                    @Worker static void →run() {}
                    @Worker static void pay() {}
                    @Worker(launcher = →"Pay") static void more() {}
                }
                """);
        Build.refuse(
                compiler(),
                List.of(later),
                LauncherNameTest.clash("demo.Later.run()", "demo.RunLauncher", "demo.Reports.run(int)"),
                LauncherNameTest.clash("demo.Later.more()", "demo.Pay", "demo.Bills.bills()"));
    }

    @Test
    void recordsAndEnumsAndSealedInterfacesOfAnotherCompilationTravel() throws IOException {
        keepClasses(Build.clean(Source.of("""
                        package other;

                        import java.util.*;

                        public sealed interface Shape<T> permits Shape.Circle, Shape.Group, Shape.None {
                            record Circle<T>(T radius, List<int[]> points) implements Shape<T> {}

                            record Group<T>(Map<String, Shape<T>> parts) implements Shape<T> {}

                            enum None implements Shape<Integer> { NONE { @Override public String toString() { return ""; } } }
                        }
                        """)));
        Build.clean(withClasses(), Source.demo("""
                        import other.Shape;

                        class Reports {
                            @Worker static Shape<String> run(Shape<Integer> shape, Shape.Circle<int[]> circle) { return null; }
                        }
                        """));
    }

    @Test
    void codecsOfAnEarlierCompilationAreFound() throws IOException {
        keepClasses(Build.clean(Source.of("""
                        package money;

                        import dev.jfork.wire.*;

                        public final class Money {
                            @WireCodec(Change.class)
                            public enum ChangeCodec implements Codec<Change> {
                                ONLY;

                                @Override public void write(WireWriter out, Change value) {}

                                @Override public Change read(WireReader in) { return new Change(); }
                            }

                            public static final class Change {}
                        }
                        """), Source.of("""
                        package money;

                        import dev.jfork.wire.*;

                        @WireCodec(Money.class)
                        public class MoneyCodec implements Codec<Money> {
                            @Override public void write(WireWriter out, Money value) {}

                            @Override public Money read(WireReader in) { return new Money(); }
                        }
                        """)));
        String launcher = Build.generatedText(Build.clean(compiler(), Source.demo("""
                        import money.Money;

                        class Bills {
                            @Worker static Money.Change pay(Money money) { return null; }
                        }
                        """)), "PayLauncher.java");
        assertTrue(launcher.contains("CODEC = new MoneyCodec();"), launcher);
        assertTrue(launcher.contains("CODEC = Money.ChangeCodec.ONLY;"), launcher);
        assertTrue(launcher.contains("codec money.MoneyCodec of money.Money"), launcher);
    }

    private Compiler compiler() {
        return withClasses().without(Agreement.Lack.REBUILDING);
    }

    private Compiler withClasses() {
        return Build.compiler()
                .withClasspath(List.of(Build.runtime(), classes.toFile()))
                .withOptions(Build.NO_PROCESSING_WARNINGS);
    }

    private void keepClasses(Compilation compilation) throws IOException {
        compilation.copyClasses(classes, type -> true);
    }
}
