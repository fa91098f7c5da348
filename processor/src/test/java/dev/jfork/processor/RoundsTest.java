package dev.jfork.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.testing.compile.Compilation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.Processor;
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
        Processor writer = writing("demo.Made", "package demo; public record Made(int n) {}");
        Build.clean(
                Build.compiler().withProcessors(new WorkerProcessor(), writer),
                Source.demo(
                        "@SuppressWarnings(\"other\") class Reports { @Worker static Made run(Made[] made) { return made[0]; } }"));
    }

    @Test
    void whatAGeneratedTypeCannotCarryIsReportedWhereItIsUsed() {
        Source reports = Source.demo("class Reports { @Worker static void run(Made →made) {} }");
        Compilation compilation = Build.compile(
                Build.compiler(writing("demo.Made", "package demo; public record Made(Thread thread) {}")), reports);
        assertEquals(
                List.of(new Build.Reported(
                        reports.places().get(0),
                        "[ParameterCannotTravel] Parameter made: Made.thread: java.lang.Thread can't travel to another process: "
                                + TravelTest.OF_THE_JDK + ".")),
                Build.errors(compilation));
    }

    @Test
    void aGeneratedClassMayHaveTakenALaunchersName() {
        Source reports = Source.demo("class Reports { @Worker static void →run(Made made) {} }");
        Compilation compilation = Build.compile(
                Build.compiler(
                        writing("demo.Made", "package demo; public record Made(int n) {}"),
                        writing("demo.RunLauncher", "package demo; class RunLauncher {}")),
                reports);
        assertEquals(
                List.of(new Build.Reported(
                        reports.places().get(0),
                        LauncherNameTest.taken(
                                "demo.Reports.run(demo.Made)", "demo.RunLauncher", "a class that exists already"))),
                Build.errors(compilation));
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
    void aTypeThatNeverAppearsIsNamedOnceAMethod() {
        Source reports = Source.demo("""
                class Reports {
                    record Order(Absent one, List<Absent> more, Missing[] missing) {}

                    @Worker static Absent →run(Absent a, Map<String, Order> orders) { return a; }
                    @Worker static void →other(Missing m) {}
                    @Worker static void fine(int n) {}
                }
                """);
        Compilation compilation = Build.compile(Build.compiler(), reports);
        assertEquals(
                List.of(
                        new Build.Reported(reports.places().get(0), unresolved("Absent, Missing", "run")),
                        new Build.Reported(reports.places().get(1), unresolved("Missing", "other"))),
                Build.ownErrors(compilation));
    }

    @Test
    void nothingIsWrittenForAMethodWhoseTypesNeverAppear() {
        GeneratedTypes generated = new GeneratedTypes();
        Build.compile(Build.compiler(generated), Source.demo("""
                        class Reports {
                            @Worker static void run(Absent a) {}
                            @Worker static void fine(int n) {}
                        }
                        """));
        assertEquals(List.of("demo.FineLauncher"), generated.names());
    }

    private static String unresolved(String types, String method) {
        return "[TypeUnresolved] There is no type " + types + ", so that no launcher can be written for " + method
                + ". Is an import or a dependency missing, or did another annotation processor fail to generate it?";
    }

    private static Processor writing(String name, String text) {
        return new WritingProcessor(new TreeMap<>(Map.of(name, text)));
    }

    /** Writes source files in the first round. */
    private static final class WritingProcessor extends AbstractProcessor {
        private final Map<String, String> files;

        WritingProcessor(Map<String, String> files) {
            this.files = files;
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
        public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
            files.forEach((name, text) -> {
                try (Writer writer =
                        processingEnv.getFiler().createSourceFile(name).openWriter()) {
                    writer.write(text);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
            files.clear();
            return false;
        }
    }
}
