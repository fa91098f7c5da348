package dev.jfork.processor;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;
import org.eclipse.jdt.internal.compiler.tool.EclipseCompiler;

/** A compiler under which every test runs. On disk, for the Eclipse compiler knows of nothing else. */
final class Tool {
    /** The JDK's, as strict as it can be. */
    static final Tool JAVAC =
            new Tool("javac", ToolProvider.getSystemJavaCompiler(), List.of("-Xlint:all"), each -> true);

    /** The Eclipse compiler, which is told nothing that only javac understands. */
    static final Tool ECJ = new Tool("ecj", new EclipseCompiler(), ecjOptions(), each -> !each.startsWith("-X"));

    private static final Path ROOT = emptied(Path.of("target", "test-compilations"));
    private static final AtomicInteger COMPILATIONS = new AtomicInteger();

    private final String name;
    private final JavaCompiler compiler;
    private final List<String> strict;
    private final Predicate<String> understands;

    /** Reading the JDK's own classes is most of a small compilation's time, and a file manager remembers them. */
    private final ThreadLocal<StandardJavaFileManager> files;

    private Tool(String name, JavaCompiler compiler, List<String> strict, Predicate<String> understands) {
        this.name = name;
        this.compiler = compiler;
        this.strict = strict;
        this.understands = understands;
        this.files = ThreadLocal.withInitial(() -> compiler.getStandardFileManager(null, Locale.ROOT, null));
    }

    /** All warnings that are on by default, and those further ones that are no matters of taste. */
    private static List<String> ecjOptions() {
        String release = String.valueOf(Runtime.version().feature());
        String more = "allDeadCode,allOver-ann,conditionAssign,dep-ann,enumSwitch,fallthrough,finalBound,hashCode,"
                + "includeAssertNull,indirectStatic,intfRedundant,null,over-ann,paramAssign,semicolon,static-access,"
                + "switchDefault,syncOverride,typeHiding,unlikelyEqualsArgumentType,unnecessaryElse,unused,unusedTypeArgs,"
                + "uselessTypeCheck";
        return List.of("-source", release, "-target", release, "-warn:+" + more);
    }

    /** Errors and warnings, but for those of the Eclipse compiler on tests' own sources, as of an unused import. */
    String warnings(Compilation compilation) {
        return Compilation.lines(compilation.said().stream()
                .filter(each -> each.kind() != Diagnostic.Kind.NOTE)
                .filter(each -> this != ECJ || each.isError() || compilation.isOfGenerated(each)));
    }

    Compilation compile(Compiler with, Source... sources) {
        try {
            return compile(with, directory(), sources);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Compilation compile(Compiler with, Path directory, Source... sources) throws IOException {
        List<Path> written = new ArrayList<>();
        for (Source each : sources) {
            written.add(each.writeTo(directory.resolve("src")));
        }
        Path generated = Files.createDirectories(directory.resolve("generated"));
        Path classes = Files.createDirectories(directory.resolve("classes"));
        StandardJavaFileManager manager = files.get();
        manager.setLocationFromPaths(StandardLocation.SOURCE_OUTPUT, List.of(generated));
        manager.setLocationFromPaths(StandardLocation.CLASS_OUTPUT, List.of(classes));
        manager.setLocation(StandardLocation.CLASS_PATH, with.classPath());
        manager.setLocation(StandardLocation.MODULE_PATH, with.modulePath());
        DiagnosticCollector<JavaFileObject> said = new DiagnosticCollector<>();
        StringWriter others = new StringWriter();
        JavaCompiler.CompilationTask task = compiler.getTask(
                new PrintWriter(others),
                manager,
                said,
                Stream.concat(strict.stream(), with.options().stream().filter(understands))
                        .toList(),
                null,
                manager.getJavaFileObjectsFromPaths(written));
        task.setProcessors(with.processors().stream().map(MakesProcessor::make).toList());
        boolean succeeded = task.call();
        List<Compilation.Said> all = new ArrayList<>();
        said.getDiagnostics().forEach(each -> all.add(said(each)));
        // Under the Eclipse compiler it is all that was said, once more; and a stack trace where a processor threw.
        if (others.toString().contains("at dev.jfork.") || (!succeeded && all.isEmpty())) {
            all.add(new Compilation.Said(Diagnostic.Kind.OTHER, new Source.Place("", -1, -1), others.toString()));
        }
        return Compilation.of(succeeded, all, generated, classes);
    }

    private static Compilation.Said said(Diagnostic<? extends JavaFileObject> each) {
        JavaFileObject file = each.getSource();
        String name = file == null ? "" : file.getName().replaceFirst("^.*/", "");
        Source.Place place = new Source.Place(name, each.getLineNumber(), each.getColumnNumber());
        return new Compilation.Said(each.getKind(), place, each.getMessage(Locale.ROOT));
    }

    private Path directory() throws IOException {
        String number = COMPILATIONS.incrementAndGet() + "-" + name;
        return Files.createDirectories(ROOT.resolve(number));
    }

    private static Path emptied(Path directory) {
        try {
            if (Files.exists(directory)) {
                try (Stream<Path> files = Files.walk(directory)) {
                    for (Path each : files.sorted(Comparator.reverseOrder()).toList()) {
                        Files.delete(each);
                    }
                }
            }
            return Files.createDirectories(directory).toAbsolutePath();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
