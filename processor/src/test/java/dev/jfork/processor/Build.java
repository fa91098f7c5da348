package dev.jfork.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jfork.WorkerTask;
import java.io.File;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import javax.tools.Diagnostic.Kind;

/**
 * Compiles the sources of a test with the processor, under javac and under the Eclipse compiler, and says what came of it.
 * Each compilation checks that the two agree: what they give is that of javac.
 */
final class Build {
    /** For compilations of annotations that no processor claims, or of types that are on the class path already. */
    static final String NO_PROCESSING_WARNINGS = "-Xlint:-processing";

    private Build() {}

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
    static Compiler compiler(MakesProcessor... others) {
        List<MakesProcessor> processors = new ArrayList<>(Arrays.asList(others));
        processors.add(LocalWorkerProcessor::new);
        processors.add(WorkerProcessor::new);
        return new Compiler(
                List.copyOf(processors), List.of(runtime()), List.of(), List.of(), List.of(Tool.JAVAC, Tool.ECJ));
    }

    /** Compiles, whatever comes of it. */
    static Compilation compile(Compiler compiler, Source... sources) {
        List<Compilation> all = compiler.tools().stream()
                .map(each -> each.compile(compiler, sources))
                .toList();
        all.forEach(each -> Agreement.check(all.get(0), each));
        return all.get(0);
    }

    /** Compiles, and expects success with no warning at all. */
    static Compilation clean(Source... sources) {
        return clean(compiler(), sources);
    }

    /** Compiles, and expects success with no warning at all. */
    static Compilation clean(Compiler compiler, Source... sources) {
        List<Compilation> all = new ArrayList<>();
        for (Tool each : compiler.tools()) {
            Compilation compilation = each.compile(compiler, sources);
            assertEquals("", each.warnings(compilation), () -> "what is in " + compilation.directory());
            assertTrue(compilation.succeeded());
            all.add(compilation);
        }
        all.forEach(each -> Agreement.check(all.get(0), each));
        return all.get(0);
    }

    /** Compiles what is no Java: compilers differ in what they make of it, but all refuse it, and the processor gets by. */
    static void fail(Source... sources) {
        for (Tool each : List.of(Tool.JAVAC, Tool.ECJ)) {
            Compilation compilation = each.compile(compiler(), sources);
            assertFalse(compilation.succeeded());
            assertFalse(compilation.errors().isEmpty());
        }
    }

    /**
     * Compiles, and expects just these errors, at the places that the sources mark.
     *
     * @param messages what is to be said at each place, in the order of the sources and of the places in them
     * @return the names of the types that were generated nevertheless
     */
    static List<String> refuse(List<Source> sources, String... messages) {
        return refuse(compiler(), sources, messages);
    }

    /** As {@link #refuse(List, String...)}, for one file. */
    static List<String> refuse(Source source, String... messages) {
        return refuse(List.of(source), messages);
    }

    /** As {@link #refuse(List, String...)}, with this compiler. */
    static List<String> refuse(Compiler compiler, List<Source> sources, String... messages) {
        Compilation compilation = compile(compiler, sources.toArray(new Source[0]));
        assertEquals(Compilation.lines(expected(sources, messages).stream()), compilation.errors());
        return generated(compilation);
    }

    /** As {@link #refuse(List, String...)}, where the compiler has errors of its own to report as well. */
    static List<String> refuseAmongErrors(List<Source> sources, String... messages) {
        Compilation compilation = compile(compiler(), sources.toArray(new Source[0]));
        assertEquals(
                Compilation.lines(expected(sources, messages).stream()),
                Compilation.lines(compilation.said().stream().filter(Compilation.Said::isOwn)));
        return generated(compilation);
    }

    private static List<Compilation.Said> expected(List<Source> sources, String... messages) {
        List<Source.Place> places =
                sources.stream().flatMap(each -> each.places().stream()).toList();
        assertEquals(messages.length, places.size(), "places that are marked");
        List<Compilation.Said> expected = new ArrayList<>();
        for (int i = 0; i < messages.length; i++) {
            expected.add(new Compilation.Said(Kind.ERROR, places.get(i), messages[i]));
        }
        return Compilation.sorted(expected);
    }

    /** The generated sources' names, sorted. */
    static List<String> generated(Compilation compilation) {
        return List.copyOf(compilation.sources().keySet());
    }

    /** The generated sources, by name. */
    static List<String> generatedTexts(Compilation compilation) {
        return List.copyOf(compilation.sources().values());
    }

    /** The one generated source whose file has this name. */
    static String generatedText(Compilation compilation, String name) {
        String type = name.replaceFirst("\\.java$", "");
        return compilation.sources().entrySet().stream()
                .filter(each ->
                        each.getKey().endsWith("." + type) || each.getKey().equals(type))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + name + " among " + generated(compilation)));
    }
}
