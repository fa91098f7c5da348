package dev.jfork.benchmarks.start;

import dev.jfork.Spares;
import dev.jfork.WorkerOptions;
import java.io.IOException;
import java.time.Duration;

/** jfork with a spare for each worker. That the next ones are started is counted for it, but not waited for in its races. */
final class JforkWarm implements OneByOne {
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    /** No other competitor's, so that these get no spare. */
    private static final WorkerOptions OPTIONS =
            WorkerOptions.defaults().systemProperty("dev.jfork.benchmarks.start.warm", "true");

    private final Spares spares = Spares.keep(1, OPTIONS).preload(ReachedLauncher.class);

    @Override
    public String title() {
        return "jfork, warm";
    }

    @Override
    public void settle(int workers) throws InterruptedException, IOException {
        spares.resize(workers);
        if (!spares.awaitReady(PATIENCE)) {
            throw new IOException("No " + workers + " spares within " + PATIENCE + ": " + spares);
        }
    }

    @Override
    public Running start(String report, int classes) {
        return running(ReachedLauncher.with(OPTIONS).start(report, classes));
    }

    @Override
    public void close() {
        spares.close();
    }
}
