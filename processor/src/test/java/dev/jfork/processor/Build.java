package dev.jfork.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.Compiler;
import dev.jfork.WorkerTask;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javax.annotation.processing.Processor;
import javax.tools.Diagnostic;
import javax.tools.JavaFileObject;

/** Compiles the sources of a test with the processor, and says what came of it. */
final class Build {
    /** For compilations of annotations that no processor claims, or of types that are on the class path already. */
    static final String NO_PROCESSING_WARNINGS = "-Xlint:-processing";

    /** As strict as javac can be. */
    static final List<String> STRICT = List.of("-Xlint:all", "-Werror");

    private static final Comparator<Reported> BY_PLACE = Comparator.comparing(
                    (Reported each) -> each.place().file())
            .thenComparing(each -> each.place().line())
            .thenComparing(each -> each.place().column());

    private Build() {}

    /**
     * An error.
     *
     * @param place where
     * @param message what was said
     */
    record Reported(Source.Place place, String message) {}

    /** The runtime, as a directory or a jar. */
    static File runtime() {
        return codeSource(WorkerTask.class);
    }

    static File codeSource(Class<?> type) {
        try {
            return new File(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A compiler with the processor, and with nothing but the runtime on its class path. */
    static Compiler compiler(Processor... others) {
        List<Processor> processors = new ArrayList<>(List.of(others));
        processors.add(new LocalWorkerProcessor());
        processors.add(new WorkerProcessor());
        return Compiler.javac().withProcessors(processors).withClasspath(List.of(runtime()));
    }

    /** Compiles. */
    static Compilation compile(Compiler compiler, Source... sources) {
        return compiler.compile(Arrays.stream(sources).map(Source::file).toList());
    }

    /** Compiles, and expects success with no warning at all. */
    static Compilation clean(Source... sources) {
        return clean(compiler(), sources);
    }

    /** Compiles, and expects success with no warning at all. */
    static Compilation clean(Compiler compiler, Source... sources) {
        List<Object> options = new ArrayList<>(compiler.options());
        options.addAll(STRICT);
        Compilation compilation = compile(compiler.withOptions(options), sources);
        String said = compilation.diagnostics().stream()
                .map(Object::toString)
                .reduce("", (a, b) -> a + b + System.lineSeparator());
        assertEquals("", said, () -> String.join("\n", generatedTexts(compilation)));
        assertEquals(Compilation.Status.SUCCESS, compilation.status());
        return compilation;
    }

    /**
     * Compiles, and expects just these errors, at the places that the sources mark.
     *
     * @param messages what is to be said at each place, in the order of the sources and of the places in them
     * @return the names of the types that were generated nevertheless
     */
    static List<String> refuse(List<Source> sources, String... messages) {
        List<Source.Place> places =
                sources.stream().flatMap(each -> each.places().stream()).toList();
        assertEquals(messages.length, places.size(), "places that are marked");
        List<Reported> expected = new ArrayList<>();
        for (int i = 0; i < messages.length; i++) {
            expected.add(new Reported(places.get(i), messages[i]));
        }
        GeneratedTypes generated = new GeneratedTypes();
        Compilation compilation = compile(compiler(generated), sources.toArray(new Source[0]));
        expected.sort(BY_PLACE);
        assertEquals(lines(expected), lines(errors(compilation)));
        return generated.names();
    }

    /** As {@link #refuse(List, String...)}, for one file. */
    static List<String> refuse(Source source, String... messages) {
        return refuse(List.of(source), messages);
    }

    /** All errors, by place; those at one place in the order in which they came. */
    static List<Reported> errors(Compilation compilation) {
        return compilation.errors().stream()
                .map(Build::reported)
                .sorted(BY_PLACE)
                .toList();
    }

    /** The errors that jfork reports. */
    static List<Reported> ownErrors(Compilation compilation) {
        return errors(compilation).stream()
                .filter(each -> each.message().startsWith("["))
                .toList();
    }

    /** The generated sources' names, sorted. */
    static List<String> generated(Compilation compilation) {
        return compilation.generatedSourceFiles().stream()
                .map(each -> each.getName().replaceFirst("^.*SOURCE_OUTPUT/(.*)\\.java$", "$1"))
                .map(each -> each.replace('/', '.'))
                .sorted()
                .toList();
    }

    /** The generated sources, by name. */
    static List<String> generatedTexts(Compilation compilation) {
        return compilation.generatedSourceFiles().stream()
                .sorted(Comparator.comparing(JavaFileObject::getName))
                .map(Build::text)
                .toList();
    }

    /** The one generated source whose name ends so. */
    static String generatedText(Compilation compilation, String name) {
        Stream<JavaFileObject> files = compilation.generatedSourceFiles().stream();
        return files.filter(each -> each.getName().endsWith("/" + name))
                .map(Build::text)
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + name + " among " + generated(compilation)));
    }

    private static String text(JavaFileObject file) {
        try {
            return file.getCharContent(false).toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Reported reported(Diagnostic<? extends JavaFileObject> error) {
        JavaFileObject file = error.getSource();
        String name = file == null ? "" : file.getName().replaceFirst("^.*/", "");
        Source.Place place = new Source.Place(name, error.getLineNumber(), error.getColumnNumber());
        return new Reported(place, error.getMessage(Locale.ROOT));
    }

    /** As text, which shows differences better than lists do. */
    private static String lines(List<Reported> errors) {
        StringBuilder text = new StringBuilder();
        for (Reported each : errors) {
            Source.Place place = each.place();
            text.append(place.file()).append(':').append(place.line()).append(':');
            text.append(place.column()).append(": ").append(each.message()).append('\n');
        }
        return text.toString();
    }
}
