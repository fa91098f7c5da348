package dev.jfork.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Workers in named modules. On disk, for compile-testing knows of no modules. */
class ModulesTest {
    private static final String GENERATED = "@Generated(\"dev.jfork.processor.WorkerProcessor\")\n";

    private static final Source REPORTS = Source.demo("""
            public class Reports {
                private Reports() {}

                @Worker public static List<String> run(Map<String, int[]> map) { return List.of(); }
            }
            """);

    @TempDir
    Path directory;

    @Test
    void aModuleWithoutJavaCompilerCompilesAndItsLaunchersHaveNoGenerated() throws IOException {
        String launcher = compile("module demo.app { requires dev.jfork.runtime; }");
        assertEquals(-1, launcher.indexOf(GENERATED), launcher);
        assertTrue(launcher.contains("@GeneratedLauncher("), launcher);
    }

    @Test
    void aModuleThatReadsJavaCompilerGetsGenerated() throws IOException {
        String launcher = compile("module demo.app { requires dev.jfork.runtime; requires java.compiler; }");
        assertTrue(launcher.contains(GENERATED), launcher);
    }

    @Test
    void codeOutsideOfModulesGetsGenerated() {
        String launcher = Build.generatedText(Build.clean(REPORTS), "RunLauncher.java");
        assertTrue(launcher.contains(GENERATED), launcher);
    }

    @Test
    void aModuleThatExportsItsLaunchersHandsOnTheRuntime() throws IOException {
        compile("module demo.app { requires transitive dev.jfork.runtime; exports demo; }");
    }

    /** Compiles a module, expects success with no warning, and gives the launcher's text. */
    private String compile(String module) throws IOException {
        List<Path> files = new ArrayList<>();
        for (Source each : List.of(Source.of(module), REPORTS)) {
            Path file = directory.resolve("src").resolve(each.name().replace('.', '/') + ".java");
            Files.createDirectories(file.resolveSibling("."));
            files.add(Files.writeString(file, each.text()));
        }
        List<String> options = new ArrayList<>(Build.STRICT);
        options.addAll(List.of(
                "--module-path",
                Build.runtime().getPath(),
                "-d",
                directory.resolve("out").toString()));
        JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
        DiagnosticCollector<JavaFileObject> said = new DiagnosticCollector<>();
        try (StandardJavaFileManager manager = javac.getStandardFileManager(said, Locale.ROOT, null)) {
            JavaCompiler.CompilationTask task =
                    javac.getTask(null, manager, said, options, null, manager.getJavaFileObjectsFromPaths(files));
            task.setProcessors(List.of(new WorkerProcessor()));
            boolean succeeded = task.call();
            assertEquals(List.of(), said.getDiagnostics());
            assertTrue(succeeded);
        }
        return Files.readString(directory.resolve("out/demo/RunLauncher.java"));
    }
}
