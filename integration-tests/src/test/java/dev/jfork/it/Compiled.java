package dev.jfork.it;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jfork.Worker;
import dev.jfork.processor.WorkerProcessor;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
        return compile(directory, Map.of(name, source));
    }

    /** Compiles source files, with these directories and jars, and the runtime, on the class path. */
    static Path compile(Path directory, Map<String, String> sources, Path... classPath) throws IOException {
        return compile(directory, List.of("-cp", path(classPath)), sources);
    }

    /** Compiles the source files of a module, with these modules, and the runtime, on the module path. */
    static Path module(Path directory, Map<String, String> sources, Path... modulePath) throws IOException {
        return compile(directory, List.of("-p", path(modulePath)), sources);
    }

    /** Compiles source files that use what is only a preview in this JDK. */
    static Path preview(Path directory, Map<String, String> sources) throws IOException {
        String release = String.valueOf(Runtime.version().feature());
        return compile(directory, List.of("-cp", path(), "--enable-preview", "--release", release), sources);
    }

    /** Puts class files into a jar. */
    static Path jar(Path classes, Path jar) throws IOException {
        return jar(classes, jar, Map.of());
    }

    /** Puts class files into a jar with such a manifest. */
    static Path jar(Path classes, Path jar, Map<String, String> attributes) throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        attributes.forEach(manifest.getMainAttributes()::putValue);
        Files.createDirectories(jar.getParent());
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), manifest);
                Stream<Path> files = Files.walk(classes).filter(Files::isRegularFile)) {
            for (Path each : files.toList()) {
                out.putNextEntry(new JarEntry(classes.relativize(each).toString()));
                Files.copy(each, out);
            }
        }
        return jar;
    }

    /** These directories and jars, and the runtime, as a class path or module path. */
    static String path(Path... elements) {
        return Stream.concat(Stream.of(elements), Stream.of(runtime()))
                .map(Path::toString)
                .collect(Collectors.joining(File.pathSeparator));
    }

    /** Compiles source files with these options of the compiler. */
    static Path compile(Path directory, List<String> options, Map<String, String> sources) throws IOException {
        Path classes = Files.createDirectories(directory.resolve("classes"));
        List<Path> written = new ArrayList<>();
        for (Map.Entry<String, String> source : sources.entrySet()) {
            Path file = directory.resolve("src").resolve(source.getKey());
            Files.createDirectories(file.getParent());
            written.add(Files.writeString(file, source.getValue()));
        }
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            List<String> all = new ArrayList<>(options);
            all.addAll(List.of("-d", classes.toString()));
            JavaCompiler.CompilationTask task =
                    compiler.getTask(null, files, null, all, null, files.getJavaFileObjectsFromPaths(written));
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
