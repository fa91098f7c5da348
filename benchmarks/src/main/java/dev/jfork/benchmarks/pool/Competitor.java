package dev.jfork.benchmarks.pool;

import java.io.IOException;
import java.util.Set;

/** A way of having tasks run by processes that stay up. Used by one thread. */
interface Competitor extends AutoCloseable {
    /** Names it in the results. */
    String title();

    /** In what it takes part. */
    Set<Discipline> disciplines();

    /**
     * Has tasks run.
     *
     * @param discipline one of its own
     * @param tasks how many
     * @return nanoseconds for all of them
     * @throws Exception if one fails
     */
    long nanos(Discipline discipline, int tasks) throws Exception;

    /** Ends what it has started. */
    @Override
    default void close() throws IOException {}
}
