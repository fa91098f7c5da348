package dev.jfork.samples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each sample, with all that it prints. */
final class SamplesTest {
    private static final List<String> FIVE_WORKERS = Collections.nCopies(5, "Worker");

    private static final List<String> DOCUMENTS = List.of(
            "README.md",
            "docs/applications.md",
            "docs/diagnostics.md",
            "docs/operations.md",
            "docs/pools.md",
            "docs/security.md",
            "docs/types.md");

    @TempDir
    Path home;

    @Test
    void noNameListsTheSamples() throws Exception {
        assertEquals(
                List.of(
                        "  simple       starts five workers",
                        "  simple-args  starts five workers, each with a number",
                        "  import-main  starts workers whose method is in another class than main",
                        "  names        names two workers, and leaves a third its default name",
                        "  crash-proof  goes on when workers crash, run out of memory, or hang",
                        "  map-reduce   counts the words of documents with a pool",
                        "  mandelbrot   draws a picture with a pool, and shows how far it is",
                        "  kill-slow    gives up regular expressions that explode"),
                outputOf());
    }

    @Test
    void anUnknownNameIsSaidToBeUnknownAboveTheList() throws Exception {
        SampleRun run = SampleRun.of(home, "simple", "nonsense");

        assertEquals(2, run.exitCode());
        assertEquals(List.of(), run.output());
        assertEquals(
                "There is no sample \"simple nonsense\". These there are:",
                run.errors().get(0));
        assertEquals("  simple       starts five workers", run.errors().get(1));
        assertEquals(9, run.errors().size());
    }

    @Test
    void simplePrintsFiveWorkers() throws Exception {
        assertEquals(FIVE_WORKERS, outputOf("simple"));
    }

    @Test
    void simpleArgsPrintsEachNumberOnce() throws Exception {
        assertEquals(
                List.of("Worker: 0", "Worker: 1", "Worker: 2", "Worker: 3", "Worker: 4"),
                sorted(outputOf("simple-args")));
    }

    @Test
    void importMainRunsMainOnce() throws Exception {
        List<String> output = outputOf("import-main");

        assertEquals("main", output.get(0));
        assertEquals(FIVE_WORKERS, output.subList(1, output.size()));
    }

    @Test
    void namesGoByTheOrderOfConstruction() throws Exception {
        List<String> output = outputOf("names");

        assertEquals(6, output.size(), output::toString);
        assertEquals(Set.of("worker 1 Starting", "Process-3 Starting"), Set.copyOf(output.subList(0, 2)));
        assertEquals("my_service Starting", output.get(2));
        assertEquals(Set.of("worker 1 Exiting", "Process-3 Exiting"), Set.copyOf(output.subList(3, 5)));
        assertEquals("my_service Exiting", output.get(5));
    }

    @Test
    void crashProofTellsWhatHappenedAndGoesOn() throws Exception {
        SampleRun run = SampleRun.of(home, "crash-proof");
        List<String> output =
                run.output().stream().filter(line -> !line.startsWith("#")).toList();

        assertEquals(0, run.exitCode(), run::toString);
        assertEquals(5, output.size(), run::toString);
        String crashProof = "dev\\.jfork\\.samples\\.CrashProof\\.";
        assertMatches(
                "crasher \\(pid \\d+, " + crashProof
                        + "crash\\) crashed \\(SIGSEGV\\); report in .*hs_err_pid\\d+\\.log",
                output.get(0));
        assertMatches(
                "glutton \\(pid \\d+, " + crashProof + "load\\) ran out of heap \\(-Xmx32m\\): Java heap space\\..*",
                output.get(1));
        assertMatches(
                "sleeper \\(pid \\d+, " + crashProof
                        + "hang\\) was killed at its deadline, 1s after its start, before it returned\\..*",
                output.get(2));
        assertEquals("Process-4 returned 78498", output.get(3));
        assertEquals("Process-5 returned 148933", output.get(4));
        assertEquals("Process glutton:", run.errors().get(0));
        assertEquals("java.lang.OutOfMemoryError: Java heap space", run.errors().get(1));
        assertEquals(List.of(), run.leftBehind());
    }

    @Test
    void mapReduceCountsTheWordsOfAllDocuments() throws Exception {
        List<String> output = outputOf("map-reduce");

        assertEquals(21, output.size(), output::toString);
        assertMatches("[1-9]\\d{3} words in 7 documents. The most frequent:", output.get(0));
        long worker = 0;
        for (String document : DOCUMENTS) {
            worker += Pattern.compile("(?<!\\p{L})worker(?!\\p{L})", Pattern.CASE_INSENSITIVE)
                    .matcher(Files.readString(Path.of("..", document)))
                    .results()
                    .count();
        }
        String line = String.format("%-12s %5d", "worker", worker);
        assertTrue(output.contains(line), () -> line + " is not in " + output);
    }

    @Test
    void mandelbrotDrawsAPictureAndShowsHowFarItIs() throws Exception {
        SampleRun run = SampleRun.of(home, "mandelbrot");

        assertEquals(0, run.exitCode(), run::toString);
        Path file = home.resolve("work").resolve("mandelbrot.png");
        assertEquals(List.of(file), run.leftBehind());
        assertEquals(1, run.output().size(), run::toString);
        assertTrue(run.output().get(0).endsWith("mandelbrot.png"), run::toString);
        assertTrue(String.join("", run.errors()).contains("100%"), run::toString);
        BufferedImage image = ImageIO.read(file.toFile());
        assertEquals(1200, image.getWidth());
        assertEquals(800, image.getHeight());
        int black = 0xff000000;
        assertEquals(black, image.getRGB(700, 400)); // in the set
        assertNotEquals(black, image.getRGB(0, 0)); // far outside
        for (int x = 0; x < 1200; x++) {
            assertEquals(image.getRGB(x, 399), image.getRGB(x, 401)); // above and below the axis
        }
    }

    @Test
    void killSlowGivesUpWhatTakesTooLong() throws Exception {
        assertEquals(
                List.of(
                        "'to be or not to be': matches",
                        "'to be or not to be: does not match",
                        "'all the worlds a stage and all the men and women merely players: was given up after 3 seconds",
                        "'brevity is the soul of wit': matches",
                        "\"the rest is silence\": matches"),
                outputOf("kill-slow"));
    }

    private List<String> outputOf(String... arguments) throws Exception {
        SampleRun run = SampleRun.of(home, arguments);
        assertEquals(0, run.exitCode(), run::toString);
        assertEquals(List.of(), run.errors());
        assertEquals(List.of(), run.leftBehind());
        return run.output();
    }

    private static List<String> sorted(List<String> lines) {
        return lines.stream().sorted().toList();
    }

    private static void assertMatches(String regex, String line) {
        assertTrue(Pattern.matches(regex, line), () -> line + "\ndoes not match\n" + regex);
    }
}
