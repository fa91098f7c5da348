package dev.jfork.processor;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.Filer;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.Processor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The files that the processor writes, and those through which build tools know it. */
class GeneratedFilesTest {
    private static final Source[] SOURCES = {
        Source.demo("""
                class Reports {
                    sealed interface Shape permits Square, Circle, Dot {}
                    record Square(double side) implements Shape {}
                    record Circle(double radius, Map<String, Shape> parts) implements Shape {}
                    enum Dot implements Shape { DOT }

                    /** Runs. */
                    @Worker static Shape run(Shape shape, Set<Circle> circles) { return shape; }
                    @Worker static void hello() {}
                }
                """),
        Source.demo("class Bills { @Worker static Reports.Square pay(List<Reports.Shape[]> shapes) { return null; } }"),
        Source.of("package more;\n\nclass More { @dev.jfork.Worker static void hello(String... names) {} }"),
    };

    @Test
    void theSameSourcesGiveTheSameFiles() {
        List<String> first = Build.generatedTexts(Build.clean(SOURCES));
        assertEquals(4, first.size());
        assertEquals(first, Build.generatedTexts(Build.clean(SOURCES)));
    }

    @Test
    void theOrderOfTheSourcesMakesNoDifference() {
        List<Source> reversed = new ArrayList<>(Arrays.asList(SOURCES));
        Collections.reverse(reversed);
        assertEquals(
                Build.generatedTexts(Build.clean(SOURCES)),
                Build.generatedTexts(Build.clean(reversed.toArray(new Source[0]))));
    }

    @Test
    void theOrderOfPermittedTypesMakesNoDifference() {
        String text = SOURCES[0].text();
        assertEquals(
                Build.generatedTexts(Build.clean(SOURCES[0])),
                Build.generatedTexts(
                        Build.clean(Source.of(text.replace("Square, Circle, Dot", "Dot, Circle, Square")))));
    }

    @Test
    void eachFileHasOneOriginatingElement() {
        Set<String> written = new TreeSet<>();
        Build.clean(with(written, false), SOURCES);
        assertEquals(
                List.of(
                        "demo.HelloLauncher from [demo.Reports]",
                        "demo.PayLauncher from [demo.Bills]",
                        "demo.RunLauncher from [demo.Reports]",
                        "more.HelloLauncher from [more.More]"),
                List.copyOf(written));
    }

    /** As Gradle compiles after a change in one file: that file alone, its classes and its launchers' being gone. */
    @Test
    void aSourceThatIsCompiledAloneGetsTheSameFiles(@TempDir Path directory) throws IOException {
        Compilation all = Build.clean(SOURCES);
        Map<String, String> oneByOne = new TreeMap<>();
        for (Source each : SOURCES) {
            Path others = directory.resolve(each.name());
            Predicate<String> isOfSource = type -> type.equals(each.name())
                    || requireNonNull(all.sources().getOrDefault(type, ""))
                            .contains("@GeneratedLauncher(\"" + each.name() + ".");
            all.copyClasses(others, type -> !isOfSource.test(type));
            Compiler compiler = Build.compiler()
                    .withClasspath(List.of(Build.runtime(), others.toFile()))
                    .withOptions(Build.NO_PROCESSING_WARNINGS);
            oneByOne.putAll(Build.clean(compiler, each).sources());
        }
        assertEquals(all.sources(), oneByOne);
    }

    @Test
    void aFileThatCannotBeWrittenIsAnErrorAtItsMethod() {
        Build.refuse(
                with(new TreeSet<>(), true),
                List.of(Source.demo("class Reports { @Worker static void →run(int n) {} }")),
                "[FileNotWritten] The source of demo.RunLauncher can't be written: "
                        + "java.io.IOException: disk full. If another annotation processor writes a class of this name,"
                        + " choose another name; if not, see to the disk and the compiler's output directory.");
    }

    @Test
    void gradleIsToldThatTheProcessorsAreIsolating() throws IOException {
        assertEquals(
                """
                dev.jfork.processor.LocalWorkerProcessor,isolating
                dev.jfork.processor.WorkerProcessor,isolating""",
                resource("META-INF/gradle/incremental.annotation.processors").strip());
    }

    /** In this order: javac calls no further processor once all annotations are claimed. */
    @Test
    void compilersFindTheProcessorsAsServices() throws IOException {
        assertEquals(
                """
                dev.jfork.processor.LocalWorkerProcessor
                dev.jfork.processor.WorkerProcessor""",
                resource("META-INF/services/javax.annotation.processing.Processor")
                        .strip());
        assertTrue(ServiceLoader.load(Processor.class).stream().anyMatch(each -> each.type() == WorkerProcessor.class));
    }

    private static String resource(String name) throws IOException {
        try (InputStream stream = WorkerProcessor.class.getClassLoader().getResourceAsStream(name)) {
            return new String(requireNonNull(stream, name).readAllBytes(), UTF_8);
        }
    }

    private static Compiler with(Set<String> written, boolean full) {
        return Build.compiler()
                .withProcessors(() -> new WatchedProcessor(written, full))
                .withOptions(Build.NO_PROCESSING_WARNINGS);
    }

    /**
     * The processor, with a filer that tells what is written for which elements. Its environment is wrapped, as under
     * Gradle: there are no syntax trees.
     */
    private static final class WatchedProcessor extends AbstractProcessor {
        private final WorkerProcessor processor = new WorkerProcessor();
        private final Set<String> written;
        private final boolean full;

        WatchedProcessor(Set<String> written, boolean full) {
            this.written = written;
            this.full = full;
        }

        @Override
        public synchronized void init(ProcessingEnvironment environment) {
            Filer filer = proxy(Filer.class, environment.getFiler());
            processor.init((ProcessingEnvironment) Proxy.newProxyInstance(
                    WatchedProcessor.class.getClassLoader(),
                    new Class<?>[] {ProcessingEnvironment.class},
                    (proxy, method, arguments) ->
                            method.getName().equals("getFiler") ? filer : method.invoke(environment, arguments)));
        }

        private <T> T proxy(Class<T> type, T target) {
            return type.cast(Proxy.newProxyInstance(
                    WatchedProcessor.class.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                        if (full) {
                            throw new IOException("disk full");
                        }
                        if (method.getName().startsWith("create")) {
                            Object elements = arguments[arguments.length - 1];
                            Object name = arguments[arguments.length - 2];
                            written.add(name + " from " + Arrays.toString(assertInstanceOf(Element[].class, elements)));
                        }
                        try {
                            return method.invoke(target, arguments);
                        } catch (InvocationTargetException e) {
                            throw e.getCause();
                        }
                    }));
        }

        @Override
        public Set<String> getSupportedAnnotationTypes() {
            return processor.getSupportedAnnotationTypes();
        }

        @Override
        public SourceVersion getSupportedSourceVersion() {
            return processor.getSupportedSourceVersion();
        }

        @Override
        public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
            processor.process(annotations, round);
            return false;
        }
    }
}
