package dev.jfork.benchmarks;

import dev.jfork.WorkerProcess;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * How long a worker takes to its first line and to its end, beside a bare JVM that runs the same method.
 *
 * <p>Both kinds run on the JDK of this program and take turns, so that whatever else the machine does is spread over both. The child takes the time of its
 * first line itself, by {@link System#nanoTime()}: on Linux HotSpot reads there one clock for all processes, which no
 * specification promises; a time that can't be one of this clock ends the run with a message. A pipe would cost the one
 * what it doesn't cost the other, and a wall clock may jump.
 */
public final class ColdStart {
    private static final int WARM_UP = 10;

    private static final int DEFAULT_ROUNDS = 100;

    private final Path file;
    private final Times bare = new Times("bare JVM");
    private final Times worker = new Times("jfork worker");

    private ColdStart(Path file) {
        this.file = file;
    }

    /**
     * Runs the measurement.
     *
     * @param arguments {@code --rounds N}, or nothing for 100
     * @throws IOException if a JVM can't be started, or its time can't be read
     * @throws InterruptedException if the thread is interrupted
     */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        int rounds;
        try {
            rounds = rounds(arguments);
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.exit(2);
            return;
        }
        Path file = Files.createTempFile("jfork-benchmark", ".time");
        try {
            new ColdStart(file).run(rounds);
        } finally {
            Files.deleteIfExists(file);
        }
    }

    private void run(int rounds) throws IOException, InterruptedException {
        for (int round = -WARM_UP; round < rounds; round++) {
            boolean counts = round >= 0;
            // By turns the first: what a JVM leaves behind, the next one meets.
            if (round % 2 == 0) {
                runBare(counts);
                runWorker(counts);
            } else {
                runWorker(counts);
                runBare(counts);
            }
        }
        System.out.println(report(rounds));
    }

    private void runBare(boolean counts) throws IOException, InterruptedException {
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                FirstLine.class.getName(),
                file.toString());
        long start = System.nanoTime();
        Process process = new ProcessBuilder(command).inheritIO().start();
        int exitCode = process.waitFor();
        long end = System.nanoTime();
        if (exitCode != 0) {
            throw new IOException("The bare JVM ended with " + exitCode);
        }
        record(bare, start, end, counts);
    }

    private void runWorker(boolean counts) throws IOException, InterruptedException {
        long start = System.nanoTime();
        WorkerProcess<Void> process = ReachedLauncher.start(file.toString());
        process.join();
        long end = System.nanoTime();
        process.result();
        record(worker, start, end, counts);
    }

    private void record(Times times, long start, long end, boolean counts) throws IOException {
        long first = ByteBuffer.wrap(Files.readAllBytes(file))
                .order(ByteOrder.LITTLE_ENDIAN)
                .getLong();
        if (first - start < 0 || end - first < 0) {
            throw new IOException(
                    "System.nanoTime() is no common clock of all processes here: nothing can be measured");
        }
        if (counts) {
            times.record(first - start, end - start);
        }
    }

    private String report(int rounds) {
        List<String> lines = new ArrayList<>();
        lines.add("JDK " + Runtime.version() + ", " + Runtime.getRuntime().availableProcessors() + " cores, "
                + System.getProperty("os.name") + ", " + rounds + " rounds; milliseconds");
        lines.add("");
        lines.add("| | first line, median | p10 | p90 | joined, median | p10 | p90 |");
        lines.add("|---|---|---|---|---|---|---|");
        lines.add(bare.row());
        lines.add(worker.row());
        lines.add(String.format(
                Locale.ROOT,
                "| ratio | %.3f | %.3f | %.3f | %.3f | %.3f | %.3f |",
                worker.ratios(bare).toArray()));
        lines.add("");
        return String.join("\n", lines);
    }

    private static int rounds(String[] arguments) {
        if (arguments.length == 0) {
            return DEFAULT_ROUNDS;
        }
        if (arguments.length == 2 && arguments[0].equals("--rounds")) {
            try {
                int rounds = Integer.parseInt(arguments[1]);
                if (rounds > 0) {
                    return rounds;
                }
            } catch (NumberFormatException e) {
                // Told below.
            }
        }
        throw new IllegalArgumentException(
                "There is one option, --rounds N, where N is 1 or more; not " + String.join(" ", arguments));
    }
}
