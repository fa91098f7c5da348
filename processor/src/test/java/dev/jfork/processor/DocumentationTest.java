package dev.jfork.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jfork.processor.validate.Diagnostic;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What people read: of diagnostics, and above launchers' methods. */
class DocumentationTest {
    @Test
    void everyDiagnosticIsExplainedUnderItsName() throws IOException {
        List<String> headings = Files.readAllLines(Path.of("..", "docs", "diagnostics.md")).stream()
                .filter(line -> line.startsWith("## "))
                .map(line -> line.substring(3))
                .toList();
        List<String> ids =
                Arrays.stream(Diagnostic.values()).map(Diagnostic::id).toList();
        assertEquals(String.join("\n", ids), String.join("\n", headings));
    }

    @Test
    void aWellDocumentedMethodHasAWellDocumentedLauncher() {
        Compiler strict = Build.compiler().withOptions("-Xdoclint:all/protected");
        Build.clean(strict, Source.demo("""
                        /** Reports. */
                        public final class Reports {
                            private Reports() {}

                            /**
                             * Runs, as {@link #other} does; see {@linkplain java.util.List lists}, {@value #NAME}.
                             *
                             * @param n a number, as in {@link Integer}
                             * @param hashCode another
                             * @return a text
                             * @throws IllegalStateException never
                             * @see #other
                             */
                            @Worker public static String run(int n, int hashCode) { return ""; }

                            /** Returns nothing. */
                            @Worker public static void other() {}

                            /** A name. */
                            public static final String NAME = "reports";
                        }
                        """));
    }

    @Test
    void aLineOfACodeExampleMayBeginWithAnAt() {
        String text = Build.generatedText(Build.clean(Source.demo("""
                                class Reports {
                                    /**
                                     * Runs:
                                     *
                                     * <pre>{@code
                                     * @Worker
                                     * static void run() {
                                     *     go();
                                     * }
                                     * }</pre>
                                     *
                                     * @param n a number
                                     */
                                    @Worker static void run(int n) {}
                                }
                                """)), "RunLauncher.java");
        assertTrue(text.contains("""
                             * Runs:
                             *
                             * <pre>{@code
                             * @Worker
                             * static void run() {
                             *     go();
                             * }
                             * }</pre>
                             *
                             * <p>Starts a JVM for this call, now.
                             *
                             * @param n a number
                             * @return the process, started
                        """), text);
    }

    @Test
    void documentationInMarkdownCannotEndTheComment() {
        Build.clean(Source.demo("""
                        class Reports {
                            /// Lists `src/**/*.java`. On a JDK before 23 this is no documentation.
                            ///
                            /// @param n a number, */ of
                            @Worker static void run(int n) {}
                        }
                        """));
    }
}
