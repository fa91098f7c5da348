package dev.jfork.benchmarks.start;

import dev.jfork.WorkerProcess;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A competitor with a call that starts one worker. */
interface OneByOne extends Competitor {
    /** Starts a worker that runs {@link FirstLine#reached}. */
    Running start(String report, int classes) throws Exception;

    @Override
    default Span race(Work work, List<Path> reports) throws Exception {
        List<Running> all = new ArrayList<>(reports.size());
        long start = System.nanoTime();
        for (Path report : reports) {
            all.add(start(report.toString(), work.classes()));
        }
        for (Running each : all) {
            each.join();
        }
        return new Span(start, System.nanoTime());
    }

    /** A worker of jfork's. */
    default Running running(WorkerProcess<?> process) {
        return () -> {
            process.join();
            process.result();
        };
    }

    /** A worker that was started. */
    @FunctionalInterface
    interface Running {
        /** Waits until it has ended, and fails if it has failed. */
        void join() throws Exception;
    }
}
