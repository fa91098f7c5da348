package dev.jfork.benchmarks;

import dev.jfork.WorkerOptions;
import dev.jfork.WorkerProcess;
import java.io.File;
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
 * <p>Both kinds take turns, so that whatever else the machine does is spread over both. The child takes the time of its
 * first line itself, by {@link System#nanoTime()}: on Linux HotSpot reads there one clock for all processes, which no
 * specification promises; a time that can't be one of this clock ends the run with a message. A pipe would cost the one
 * what it doesn't cost the other, and a wall clock may jump.
 */
public final class ColdStart {
    private static final int WARM_UP = 10;

    private final Path javaHome;
    private final Path file;
    private final Times bare = new Times("bare JVM");
    private final Times worker = new Times("jfork worker");

    private ColdStart(Path javaHome, Path file) {
        this.javaHome = javaHome;
        this.file = file;
    }

    /**
     * Runs the measurement.
     *
     * @param arguments {@code --java-home DIR}, any number of times, and {@code --rounds N}
     * @throws IOException if a JVM can't be started, or its time can't be read
     * @throws InterruptedException if the thread is interrupted
     */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        Options options;
        try {
            options = Options.parse(arguments);
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.exit(2);
            return;
        }
        Path file = Files.createTempFile("jfork-benchmark", ".time");
        try {
            for (Path home : options.javaHomes()) {
                new ColdStart(home, file).run(options.rounds());
            }
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
                Options.java(javaHome).toString(),
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
        WorkerOptions options = WorkerOptions.defaults().javaHome(javaHome);
        long start = System.nanoTime();
        WorkerProcess<Void> process = ReachedLauncher.with(options).start(file.toString());
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
        lines.add("JDK " + javaHome + ", " + Runtime.getRuntime().availableProcessors() + " cores, "
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

    /** What was asked for on the command line. */
    private record Options(List<Path> javaHomes, int rounds) {
        static Options parse(String[] arguments) {
            List<Path> homes = new ArrayList<>();
            int rounds = 100;
            for (int i = 0; i < arguments.length; i += 2) {
                String name = arguments[i];
                if (!name.equals("--java-home") && !name.equals("--rounds")) {
                    throw new IllegalArgumentException(
                            "Unknown option " + name + ". There are --java-home DIR (repeatable) and --rounds N.");
                }
                if (i + 1 == arguments.length) {
                    throw new IllegalArgumentException(name + " needs a value");
                }
                if (name.equals("--rounds")) {
                    rounds = rounds(arguments[i + 1]);
                } else {
                    homes.add(home(arguments[i + 1]));
                }
            }
            if (homes.isEmpty()) {
                homes.add(Path.of(System.getProperty("java.home")));
            }
            return new Options(homes, rounds);
        }

        static Path java(Path home) {
            return home.resolve("bin").resolve(File.separatorChar == '\\' ? "java.exe" : "java");
        }

        private static int rounds(String value) {
            try {
                int rounds = Integer.parseInt(value);
                if (rounds > 0) {
                    return rounds;
                }
            } catch (NumberFormatException e) {
                // Told below.
            }
            throw new IllegalArgumentException("--rounds takes a number of 1 or more, not " + value);
        }

        private static Path home(String value) {
            Path home = Path.of(value).toAbsolutePath();
            if (Files.isExecutable(java(home))) {
                return home;
            }
            throw new IllegalArgumentException(
                    "There is no program " + java(home) + ": --java-home takes a JDK or JRE");
        }
    }
}
