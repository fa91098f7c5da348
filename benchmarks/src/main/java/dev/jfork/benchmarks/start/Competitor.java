package dev.jfork.benchmarks.start;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** A way of running workers in processes of their own. Used by one thread. */
interface Competitor extends AutoCloseable {
    /** Names it in the results. */
    String title();

    /**
     * Starts a worker for each report at once, and waits for all of them.
     *
     * @throws Exception if one can't be started, or fails
     */
    Span race(Work work, List<Path> reports) throws Exception;

    /**
     * Waits until nothing of the last race is left, and all is there that is kept ready for the next one. The time isn't
     * measured.
     */
    default void settle(int workers) throws Exception {}

    /** The process whose children the workers are. */
    default ProcessHandle parent() {
        return ProcessHandle.current();
    }

    /** Ends what it has started. */
    @Override
    default void close() throws IOException {}

    /**
     * How long a race took.
     *
     * @param start just before the first worker was started, on the clock of {@link System#nanoTime()}
     * @param joined just after the last worker had ended
     */
    record Span(long start, long joined) {}
}
