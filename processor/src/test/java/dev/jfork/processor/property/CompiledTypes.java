package dev.jfork.processor.property;

import dev.jfork.WorkerTask;
import dev.jfork.processor.LocalWorkerProcessor;
import dev.jfork.processor.WorkerProcessor;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** A class with worker methods that was compiled, with the processor, while a test runs, and loaded. */
public final class CompiledTypes implements AutoCloseable {
    private final URLClassLoader loader;
    private final Class<?> type;

    private CompiledTypes(URLClassLoader loader, Class<?> type) {
        this.loader = loader;
        this.type = type;
    }

    /** Compiles the types that a seed gives, without a warning. */
    public static CompiledTypes ofSeed(long seed, Path directory) throws IOException, ReflectiveOperationException {
        return of(RandomSource.className(seed), RandomSource.text(seed), directory);
    }

    /** Compiles a source file, without a warning. */
    public static CompiledTypes of(String className, String source, Path directory)
            throws IOException, ReflectiveOperationException {
        List<String> said = errors(className, source, directory);
        if (!said.isEmpty()) {
            throw new AssertionError(className + " does not compile:\n" + String.join("\n", said) + "\n" + source);
        }
        URL[] where = {directory.toUri().toURL()};
        URLClassLoader loader = new URLClassLoader(where, CompiledTypes.class.getClassLoader());
        return new CompiledTypes(loader, loader.loadClass(className));
    }

    /** Compiles a source file, and gives all that is said. */
    static List<String> errors(String className, String source, Path directory) throws IOException {
        Path file = directory.resolve(className.replace('.', '/') + ".java");
        Files.createDirectories(file.getParent());
        Files.writeString(file, source);
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        DiagnosticCollector<JavaFileObject> said = new DiagnosticCollector<>();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            String classPath = codeSource(WorkerTask.class) + File.pathSeparator + codeSource(Draw.class);
            List<String> options =
                    List.of("-d", directory.toString(), "-cp", classPath, "-Xlint:all,-processing", "-Werror");
            JavaCompiler.CompilationTask task =
                    compiler.getTask(null, files, said, options, null, files.getJavaFileObjects(file));
            task.setProcessors(List.of(new LocalWorkerProcessor(), new WorkerProcessor()));
            task.call();
        }
        return said.getDiagnostics().stream()
                .map(each -> each.getMessage(Locale.ROOT))
                .toList();
    }

    /** Where the types are. */
    ClassLoader loader() {
        return loader;
    }

    /** What a static method without parameters gives. */
    public Object call(String method) throws ReflectiveOperationException {
        var found = type.getDeclaredMethod(method);
        found.setAccessible(true);
        return found.invoke(null);
    }

    /** A task with a random value for each worker of random types. */
    @SuppressWarnings("unchecked") // as the source declares it
    public List<WorkerTask<?>> tasks(Random random) throws ReflectiveOperationException {
        return (List<WorkerTask<?>>) type.getMethod("tasks", Random.class).invoke(null, random);
    }

    /** A task with random values of all types. */
    public WorkerTask<?> samples(Random random, int count) throws ReflectiveOperationException {
        return (WorkerTask<?>)
                type.getMethod("samples", Random.class, int.class).invoke(null, random, count);
    }

    private static Path codeSource(Class<?> type) {
        try {
            return Path.of(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() throws IOException {
        loader.close();
    }
}
