package dev.jfork.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Workers in named modules. */
class ModulesTest {
    private static final String GENERATED = "@Generated(\"dev.jfork.processor.WorkerProcessor\")\n";

    private static final Source REPORTS = Source.demo("""
            public class Reports {
                private Reports() {}

                @Worker public static List<String> run(Map<String, int[]> map) { return List.of(); }
            }
            """);

    @Test
    void aModuleWithoutJavaCompilerCompilesAndItsLaunchersHaveNoGenerated() {
        String launcher = compile("module demo.app { requires dev.jfork.runtime; }");
        assertEquals(-1, launcher.indexOf(GENERATED), launcher);
        assertTrue(launcher.contains("@GeneratedLauncher("), launcher);
    }

    @Test
    void aModuleThatReadsJavaCompilerGetsGenerated() {
        String launcher = compile("module demo.app { requires dev.jfork.runtime; requires java.compiler; }");
        assertTrue(launcher.contains(GENERATED), launcher);
    }

    @Test
    void codeOutsideOfModulesGetsGenerated() {
        String launcher = Build.generatedText(Build.clean(REPORTS), "RunLauncher.java");
        assertTrue(launcher.contains(GENERATED), launcher);
    }

    @Test
    void aModuleThatExportsItsLaunchersHandsOnTheRuntime() {
        compile("module demo.app { requires transitive dev.jfork.runtime; exports demo; }");
    }

    @Test
    void aWarningOfExportsThatTheUserSuppressesIsNotGivenForTheLauncher() {
        Source module = Source.of(
                "module demo.app { requires transitive dev.jfork.runtime; requires java.compiler; exports demo; }");
        Source point = Source.of("package hidden;\n\npublic record Point(int x) {}");
        Source suppressed = Source.demo("""
                public class Reports {
                    private Reports() {}

                    @SuppressWarnings("exports")
                    @Worker public static void run(hidden.Point point) {}
                }
                """);
        Build.clean(compiler(), module, point, suppressed);
    }

    /** Compiles a module, and gives the launcher's text. */
    private static String compile(String module) {
        return Build.generatedText(Build.clean(compiler(), Source.of(module), REPORTS), "RunLauncher.java");
    }

    private static Compiler compiler() {
        return Build.compiler().withModulePath(List.of(Build.runtime())).without(Agreement.Lack.GENERATING_IN_MODULES);
    }
}
