package dev.jfork.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/**
 * Launchers, whole, as they are read by people who step into one.
 *
 * <p>The files are in {@code src/test/resources/golden}. After a change that is meant, {@code mvn -pl runtime,processor
 * test -Djfork.golden.rewrite=true} writes them anew; read the difference before you commit it.
 */
class GoldenTest {
    private static final Path GOLDEN = Path.of("src", "test", "resources", "golden");

    @Test
    void aMethodWithoutParametersAndResult() throws IOException {
        assertGolden("HelloLauncher", Source.demo("""
                        public final class Hello {
                            private Hello() {}

                            @Worker
                            public static void hello() {
                                System.out.println("hello");
                            }
                        }
                        """));
    }

    @Test
    void aDocumentedMethodWithRecords() throws IOException {
        assertGolden("RenderLauncher", Source.demo("""
                        import java.io.IOException;

                        final class Reports {
                            enum Format { PDF, HTML }

                            static final class NoFigures extends Exception {
                                private static final long serialVersionUID = 1L;

                                NoFigures(String message, Throwable cause) {
                                    super(message, cause);
                                }
                            }

                            record Page(int number, String text, Format format) {}

                            record Summary(String title, List<Page> pages, long[] offsets) {}

                            /**
                             * Renders a report. See {@link #render} and {@link java.util.List#of(Object) lists}:
                             *
                             * <pre>{@code
                             * Summary summary = render("q3.csv", 300, Format.PDF);
                             *     @Indented
                             * }</pre>
                             *
                             * <p>A second paragraph, with $dollars.
                             *
                             * @param source where the figures are
                             * @param dpi dots per inch,
                             *     more is better
                             * @return what was rendered
                             * @throws IOException if the figures can't be read
                             * @throws NoFigures if there are none
                             * @see java.util.List
                             */
                            @Worker(idempotent = true)
                            static Summary render(String source, int dpi, Format format)
                                    throws IOException, NoFigures {
                                return new Summary(source, List.of(), new long[0]);
                            }
                        }
                        """));
    }

    @Test
    void sealedInterfacesAndContainers() throws IOException {
        assertGolden("AreaLauncher", Source.demo("""
                        public class Shapes {
                            protected Shapes() {}

                            public sealed interface Shape {}
                            public record Circle(double radius) implements Shape {}
                            public record Group(Shape[] parts) implements Shape {}
                            public record Box<T>(T inside, Optional<Double> weight) {}

                            /** @return the area of each */
                            @Worker
                            public static Map<String, Double> area(Set<Box<Shape>> shapes, int[][] grid, boolean deep) {
                                return Map.of();
                            }
                        }
                        """));
    }

    @Test
    void aDeprecatedMethodWithGenericVarargsAndAwkwardNames() throws IOException {
        assertGolden("Sum", Source.demo("""
                        class Sums {
                            @Deprecated
                            @Worker(launcher = "Sum")
                            @SafeVarargs
                            static Integer sum(int hashCode, List<? extends Integer>... options) {
                                return hashCode;
                            }
                        }
                        """));
    }

    @Test
    void aMethodThatSaysHowItsProcessesAreStarted() throws IOException {
        assertGolden("TileLauncher", Source.demo("""
                        class Maps {
                            static final String SERIAL = "-XX:+UseSerialGC";

                            @Worker(
                                    deadline = "1h30m",
                                    maxHeap = "512m",
                                    jvmOptions = {SERIAL, "-Dmaps.home=C:\\\\maps"},
                                    environment = {"OMP_NUM_THREADS=1", "MAPS=a=b", "EMPTY="},
                                    directory = "build/maps",
                                    javaHome = "/opt/jdk-21",
                                    daemon = true)
                            static int tile(int x, int y) {
                                return x + y;
                            }
                        }
                        """));
    }

    private static void assertGolden(String launcher, Source source) throws IOException {
        Compilation compilation = Build.clean(source);
        String actual = Build.generatedText(compilation, launcher + ".java");
        Path file = GOLDEN.resolve(launcher + ".java");
        if (Boolean.getBoolean("jfork.golden.rewrite")) {
            Files.createDirectories(GOLDEN);
            Files.writeString(file, actual);
        }
        assertEquals(Files.readString(file), actual);
    }
}
