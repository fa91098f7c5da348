package dev.jfork.it;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jfork.Worker;
import dev.jfork.processor.WorkerProcessor;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.tools.JavaCompiler;
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

    /** Compiles a source file on the class path. */
    static Path compile(Path directory, String name, String source) throws IOException {
        return compile(directory, "-cp", Map.of(name, source));
    }

    /** Compiles the source files of a module. */
    static Path module(Path directory, Map<String, String> sources) throws IOException {
        return compile(directory, "-p", sources);
    }

    private static Path compile(Path directory, String runtimeOption, Map<String, String> sources) throws IOException {
        Path classes = Files.createDirectories(directory.resolve("classes"));
        List<Path> written = new ArrayList<>();
        for (Map.Entry<String, String> source : sources.entrySet()) {
            Path file = directory.resolve("src").resolve(source.getKey());
            Files.createDirectories(file.getParent());
            written.add(Files.writeString(file, source.getValue()));
        }
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            List<String> options =
                    List.of("-d", classes.toString(), runtimeOption, runtime().toString());
            JavaCompiler.CompilationTask task =
                    compiler.getTask(null, files, null, options, null, files.getJavaFileObjectsFromPaths(written));
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
