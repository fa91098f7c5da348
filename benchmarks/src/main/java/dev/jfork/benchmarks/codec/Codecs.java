package dev.jfork.benchmarks.codec;

import dev.jfork.benchmarks.JavaCommand;
import dev.jfork.benchmarks.codec.Scores.Measure;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Measures the generated codecs beside what else there is, cold and warm, and prints a table.
 *
 * <p>The libraries take turns, a JVM each, as often as there are rounds: whatever else the machine does falls on all of them.
 */
public final class Codecs {
    /** What the whole process of one that only makes the value is called. */
    private static final String NONE = "none of them";

    private static final double NANOS_PER_MILLI = 1e6;

    private final Scores scores = new Scores();
    private final boolean quick;

    private Codecs(boolean quick) {
        this.quick = quick;
    }

    /**
     * Runs the measurement.
     *
     * @param quick whether to take minutes, and not most of an hour
     * @throws Exception if something can't be measured
     */
    public static void measure(boolean quick) throws Exception {
        new Codecs(quick).run();
    }

    private void run() throws Exception {
        sizes();
        int coldRounds = quick ? 5 : 30;
        for (int round = 1; round <= coldRounds; round++) {
            System.err.println("cold, round " + round + " of " + coldRounds);
            processes();
            cold();
        }
        int warmRounds = quick ? 1 : 10;
        for (int round = 1; round <= warmRounds; round++) {
            System.err.println("warm, round " + round + " of " + warmRounds);
            warm();
        }
        System.out.println("JDK " + Runtime.version() + ", "
                + Runtime.getRuntime().availableProcessors() + " cores, " + System.getProperty("os.name")
                + "; cold: medians of "
                + coldRounds + " JVMs; warm: medians of " + warmRounds + " JVMs' fastest 50 ms\n");
        List<String> rows = new ArrayList<>();
        for (Library library : Library.values()) {
            rows.add(library.title());
        }
        rows.add(NONE);
        for (Payload payload : Payload.values()) {
            System.out.println(scores.table(payload, rows));
        }
    }

    private void sizes() throws Exception {
        for (Payload payload : Payload.values()) {
            for (Library library : librariesFor(payload)) {
                Format format = library.format(payload);
                format.encode(payload.value());
                scores.add(payload, library.title(), Measure.SIZE, format.size());
            }
        }
    }

    private void processes() throws IOException, InterruptedException {
        for (Payload payload : Payload.values()) {
            scores.add(payload, NONE, Measure.PROCESS, process(payload.name()));
            for (Library library : librariesFor(payload)) {
                scores.add(payload, library.title(), Measure.PROCESS, process(payload.name(), library.name()));
            }
        }
    }

    private static double process(String... arguments) throws IOException, InterruptedException {
        List<String> command = JavaCommand.of(FirstResult.class, arguments);
        long start = System.nanoTime();
        Process process = new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        int exitCode = process.waitFor();
        long end = System.nanoTime();
        if (exitCode != 0) {
            throw new IOException(String.join(" ", command) + " ended with " + exitCode);
        }
        return (end - start) / NANOS_PER_MILLI;
    }

    private void cold() throws RunnerException {
        jmh(builder(Cold.class));
    }

    private void warm() throws RunnerException {
        TimeValue warmUp = TimeValue.milliseconds(quick ? 500 : 1_000);
        for (Payload payload : Payload.values()) {
            jmh(builder(Warm.class)
                    .param("payload", payload.name())
                    .param(
                            "library",
                            librariesFor(payload).stream().map(Library::name).toArray(String[]::new))
                    .warmupIterations(5)
                    .warmupTime(warmUp)
                    .measurementIterations(20)
                    .measurementTime(TimeValue.milliseconds(50)));
        }
    }

    private static ChainedOptionsBuilder builder(Class<?> benchmark) {
        return new OptionsBuilder()
                .include("^" + benchmark.getName() + "\\.")
                .forks(1)
                .verbosity(VerboseMode.SILENT);
    }

    private void jmh(ChainedOptionsBuilder builder) throws RunnerException {
        for (RunResult result : new Runner(builder.build()).run()) {
            Measure measure = switch (result.getPrimaryResult().getLabel()) {
                case "roundTrip" -> Measure.COLD;
                case "encode" -> Measure.ENCODE;
                case "decode" -> Measure.DECODE;
                default ->
                    throw new IllegalStateException(result.getPrimaryResult().getLabel());
            };
            scores.add(
                    Payload.valueOf(result.getParams().getParam("payload")),
                    Library.valueOf(result.getParams().getParam("library")).title(),
                    measure,
                    result.getPrimaryResult().getStatistics().getMin());
        }
    }

    private static List<Library> librariesFor(Payload payload) {
        return Arrays.stream(Library.values())
                .filter(library -> library.takes(payload))
                .toList();
    }
}
