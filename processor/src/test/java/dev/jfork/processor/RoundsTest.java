package dev.jfork.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.List;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;
import org.junit.jupiter.api.Test;

/** Types that are not there yet, or never will be. */
class RoundsTest {
    @Test
    void aGeneratedRecordTravelsAsParameterAsComponentAndAsResult() {
        Compilation compilation = Build.clean(
                Build.compiler(
                        writing("demo.Made", "package demo; public record Made(int n, java.util.List<Made> more) {}")),
                Source.demo("""
                        class Reports {
                            record Order(Made made, Optional<Made[]> more) {}

                            record Id<T>(int number) {}

                            @Worker static int parameter(Made made, int n) { return made.n(); }
                            @Worker static int component(List<Order> orders) { return 1; }
                            @Worker static Made result() { return new Made(1, List.of()); }
                            @Worker static Id<Made> tag(Id<List<Made>> id) { return null; }
                            @Worker static void other(String s) {}
                        }
                        """));
        assertEquals(
                List.of(
                        "demo.ComponentLauncher",
                        "demo.Made",
                        "demo.OtherLauncher",
                        "demo.ParameterLauncher",
                        "demo.ResultLauncher",
                        "demo.TagLauncher"),
                Build.generated(compilation));
    }

    @Test
    void aCodecMayExtendAGeneratedClassAndCarryAnother() {
        Compiler compiler = Build.compiler(
                writing(2, "demo.Base", """
                        package demo;

                        import dev.jfork.wire.*;

                        abstract class Base<T> implements Codec<T> {
                            @Override public void write(WireWriter out, T value) {}

                            @Override public T read(WireReader in) { return null; }
                        }
                        """), writing("demo.Made", "package demo; public class Made {}"));
        Compilation compilation = Build.clean(
                compiler,
                Source.demo("class Money { @Worker Money twice() { return this; } }"),
                Source.demo(
                        "import dev.jfork.wire.*;\n@WireCodec(Money.class) class MoneyCodec extends Base<Money> { public MoneyCodec() {} }"),
                Source.demo(
                        "import dev.jfork.wire.*;\n@WireCodec(Made.class) class MadeCodec extends Base<Made> { public MadeCodec() {} }"),
                Source.demo("class Reports { @Worker static Made run(Made made, List<Money> all) { return made; } }"));
        String launcher = Build.generatedText(compilation, "RunLauncher.java");
        assertTrue(launcher.contains("new MoneyCodec();") && launcher.contains("new MadeCodec();"), launcher);
    }

    @Test
    void anOptionMayBeAConstantOfAGeneratedClass() {
        Compilation compilation = Build.clean(
                Build.compiler(writing(
                        "demo.Sizes",
                        "package demo; public class Sizes { public static final String HEAP = \"1g\"; }")),
                Source.demo("""
                        class Reports {
                            @Worker(maxHeap = Sizes.HEAP) static void run() {}
                            @Worker(jvmOptions = {"-Da=b", "-Dheap=" + Sizes.HEAP}) static void stop() {}
                        }
                        """));
        assertTrue(Build.generatedText(compilation, "RunLauncher.java").contains(".maxHeap(\"1g\")"));
        assertTrue(Build.generatedText(compilation, "StopLauncher.java").contains(".jvmOption(\"-Dheap=1g\")"));
    }

    @Test
    void aCodecThatExtendsWhatNeverComesIsTheCompilersBusiness() {
        Compilation compilation = Tool.JAVAC.compile(
                Build.compiler(),
                Source.demo("class Money { @Worker static void pay(Money money) {} }"),
                Source.demo("import dev.jfork.wire.*;\n@WireCodec(Money.class) class MoneyCodec extends Base {}"));
        assertEquals(
                List.of(),
                compilation.said().stream().filter(Compilation.Said::isOwn).toList());
        assertTrue(compilation.errors().contains("cannot find symbol"), compilation.errors());
    }

    @Test
    void aGeneratedExceptionIsMadeAgain() {
        Compilation compilation = Build.clean(
                Build.compiler(
                        writing(
                                "demo.Bad",
                                "package demo; class Bad extends Exception { private static final long serialVersionUID = 1L; }")),
                Source.demo("class Reports { @Worker static void run() throws Bad { throw new Bad(); } }"));
        String launcher = Build.generatedText(compilation, "RunLauncher.java");
        assertTrue(launcher.contains("case \"demo.Bad\" -> new Bad();"), launcher);
    }

    @Test
    void theOrderOfTheProcessorsDoesNotMatter() {
        Build.clean(
                Build.compiler()
                        .withProcessors(
                                WorkerProcessor::new,
                                writing("demo.Made", "package demo; public record Made(int n) {}")),
                Source.demo(
                        "@SuppressWarnings(\"other\") class Reports { @Worker static Made run(Made[] made) { return made[0]; } }"));
    }

    @Test
    void aGeneratedTypeMayBeAnywhereInAnother() {
        Build.clean(
                Build.compiler(
                        writing("demo.Made", "package demo; public record Made(int n) implements Reports.Shape {}"),
                        writing("demo.Color", "package demo; public enum Color { RED }"),
                        writing("demo.Box", "package demo; public record Box<T>(T value, Color[][] colors) {}"),
                        writing(
                                "demo.Face",
                                "package demo; public sealed interface Face { record Eye() implements Face {} }")),
                Source.demo("""
                        class Reports {
                            sealed interface Shape permits Made, Dot {}
                            record Dot(Face[] faces) implements Shape {}

                            @Worker static Shape sealed(Shape shape) { return shape; }
                            @Worker static Box<Made[]> arguments(Map<Color, List<Box<Made>>> map) { return null; }
                            @Worker static int arrays(Made[][] made, Optional<Color>... colors) { return 0; }
                        }
                        """.replace("@Worker static int", "@SafeVarargs @Worker static int")));
    }

    @Test
    void eachMethodWaitsForItsOwnTypesHoweverManyRoundsTheyTake() {
        Compilation compilation = Build.clean(
                Build.compiler(
                        writing(1, "demo.First", "package demo; public record First(int n) {}"),
                        writing(2, "demo.Second", "package demo; public record Second(First first) {}"),
                        writing(3, "demo.Third", "package demo; public record Third(Second[] second) {}")),
                Source.demo("""
                        class Reports {
                            private RunLauncher.Args last;
                            private ThirdLauncher unused;

                            @Worker static Third third(List<Third> third) { return null; }
                            @Worker static void both(Second second, Optional<Third> third) { }
                            @Worker static First first(First first) { return first; }
                            @Worker static void run(int n) { }
                        }
                        """));
        assertEquals(
                List.of(
                        "demo.BothLauncher",
                        "demo.First",
                        "demo.FirstLauncher",
                        "demo.RunLauncher",
                        "demo.Second",
                        "demo.Third",
                        "demo.ThirdLauncher"),
                Build.generated(compilation));
    }

    @Test
    void generatedCodeOfOthersMayUseLaunchers() {
        Build.clean(
                Build.compiler(
                        writing("demo.Calls", """
                        package demo;

                        public record Calls(RunLauncher.Args last) {
                            static Object start() { return RunLauncher.start(new Made(1)); }
                        }
                        """),
                        writing(2, "demo.Made", "package demo; public record Made(int n) {}")),
                Source.demo("class Reports { Calls calls; @Worker static void run(Made made) {} }"));
    }

    @Test
    void whatAGeneratedTypeCannotCarryIsReportedWhereItIsUsed() {
        Source reports = Source.demo("class Reports { @Worker static void run(Made →made) {} }");
        Build.refuse(
                Build.compiler(writing("demo.Made", "package demo; public record Made(Thread thread) {}")),
                List.of(reports),
                "[ParameterCannotTravel] Parameter made: Made.thread: java.lang.Thread can't travel to another process: "
                        + TravelTest.OF_THE_JDK + ".");
    }

    @Test
    void aGeneratedClassMayHaveTakenALaunchersName() {
        Source reports = Source.demo("class Reports { @Worker static void →run(Made made) {} }");
        Build.refuse(
                Build.compiler(
                        writing("demo.Made", "package demo; public record Made(int n) {}"),
                        writing("demo.RunLauncher", "package demo; class RunLauncher {}")),
                List.of(reports),
                LauncherNameTest.taken(
                        "demo.Reports.run(demo.Made)", "demo.RunLauncher", "a class that exists already"));
    }

    @Test
    void aWorkerThatIsGeneratedItselfGetsItsLauncherToo() {
        String text = """
                package demo;

                class Made {
                    @dev.jfork.Worker
                    static int run(int n) {
                        return n;
                    }
                }
                """;
        Compilation compilation =
                Build.clean(Build.compiler(writing("demo.Made", text)), Source.demo("class Reports {}"));
        assertEquals(List.of("demo.Made", "demo.RunLauncher"), Build.generated(compilation));
    }

    @Test
    void aClassMayHaveFieldsAndMethodsOfItsOwnLaunchersType() {
        Build.clean(Source.demo("""
                        class Reports {
                            private final RunLauncher.Configured launcher = RunLauncher.with(dev.jfork.WorkerOptions.defaults());
                            private RunLauncher unused;
                            private final List<RunLauncher.Args> calls = new ArrayList<>();

                            @Worker static String run(int n) { return ""; }

                            RunLauncher.Args last() { return calls.get(0); }
                            static Object later() { return RunLauncher.start(1); }
                        }
                        """));
    }

    @Test
    void aTypeThatNeverAppearsIsNamedOnceAtTheFirstMethodThatNeedsIt() {
        Source reports = Source.demo("""
                class Reports {
                    record Order(Absent one, List<Absent> more, Missing[] missing) {}

                    @Worker static Absent →run(Absent a, Map<String, Order> orders) { return a; }
                    @Worker static void other(Missing m) {}
                    @Worker static void fine(int n) {}
                }
                """);
        Build.refuseAmongErrors(List.of(reports), unresolved("Absent, Missing", "run"));
    }

    @Test
    void aMissingTypeIsNamedOnceThoughItIsReachedInManyWaysFromManyClasses() {
        Source box = Source.demo("record Box<T>(T value, Absent[] absent) {}");
        Source first = Source.demo("""
                class First {
                    @Worker static void →run(List<? extends Box<Map<Absent, Other>>> boxes) {}
                    @Worker static Absent again(Box<Integer> box) { return null; }
                }
                """);
        Source second = Source.of("""
                package more;

                class Second {
                    static class Inner {
                        @dev.jfork.Worker static void →go(Late late, java.util.Optional<Late> more) {}
                    }

                    @dev.jfork.Worker static void go(Late late) {}
                }
                """);
        Build.refuseAmongErrors(
                List.of(second, first, box), unresolved("Late", "go"), unresolved("Absent, Other", "run"));
    }

    @Test
    void nothingIsWrittenForAMethodWhoseTypesNeverAppear() {
        Compilation compilation = Build.compile(Build.compiler(), Source.demo("""
                        class Reports {
                            @Worker static void run(Absent a) {}
                            @Worker static void fine(int n) {}
                        }
                        """));
        assertEquals(List.of("demo.FineLauncher"), Build.generated(compilation));
    }

    private static String unresolved(String types, String method) {
        return "[TypeUnresolved] There is no type " + types + ", so that no launcher can be written for " + method
                + ". Is an import or a dependency missing, or did another annotation processor fail to generate it?";
    }

    private static MakesProcessor writing(String name, String text) {
        return writing(1, name, text);
    }

    private static MakesProcessor writing(int round, String name, String text) {
        return () -> new WritingProcessor(round, name, text);
    }

    /** Writes a source file in a certain round, from 1. */
    private static final class WritingProcessor extends AbstractProcessor {
        private final int round;
        private final String name;
        private final String text;
        private int rounds;

        WritingProcessor(int round, String name, String text) {
            this.round = round;
            this.name = name;
            this.text = text;
        }

        @Override
        public Set<String> getSupportedAnnotationTypes() {
            return Set.of("*");
        }

        @Override
        public SourceVersion getSupportedSourceVersion() {
            return SourceVersion.latestSupported();
        }

        @Override
        public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment environment) {
            rounds++;
            if (rounds == round) {
                try (Writer writer =
                        processingEnv.getFiler().createSourceFile(name).openWriter()) {
                    writer.write(text);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
            return false;
        }
    }
}
