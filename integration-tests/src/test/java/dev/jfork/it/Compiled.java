package dev.jfork.it;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jfork.Worker;
import dev.jfork.processor.WorkerProcessor;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Programs that are compiled while the tests run. */
final class Compiled {
    private Compiled() {}

    /** Compiles a worker that takes a record of these components. */
    static Path launcher(Path directory, String components) throws IOException {
        return compile(directory, "swap/Swap.java", """
                package swap;

                public final class Swap {
                    public record Order(%s) {}

                    @dev.jfork.Worker
                    public static void take(Order order) {}
                }
                """.formatted(components));
    }

    static Path compile(Path directory, String name, String source) throws IOException {
        Path file = directory.resolve("src").resolve(name);
        Path classes = Files.createDirectories(directory.resolve("classes"));
        Files.createDirectories(file.getParent());
        Files.writeString(file, source);
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            Iterable<? extends JavaFileObject> sources = files.getJavaFileObjects(file);
            List<String> options =
                    List.of("-d", classes.toString(), "-cp", runtime().toString());
            JavaCompiler.CompilationTask task = compiler.getTask(null, files, null, options, null, sources);
            task.setProcessors(List.of(new WorkerProcessor()));
            assertTrue(task.call());
        }
        return classes;
    }

    /** Where the runtime's classes are. */
    static Path runtime() {
        try {
            return Path.of(Worker.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException e) {
            throw new AssertionError(e);
        }
    }
}
