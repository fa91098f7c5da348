package dev.jfork.pool;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Is told what happens in a pool, in the order in which it does: by whichever thread, which has the pool's lock. So it must
 * neither block nor run code of the user's.
 */
public interface Observer {
    /**
     * The JVM of a worker was started.
     *
     * @param worker the worker
     */
    default void workerStarted(Jvm worker) {}

    /**
     * A worker is ready for tasks.
     *
     * @param worker the worker
     */
    default void workerReady(Jvm worker) {}

    /**
     * A worker has ended.
     *
     * @param worker the worker
     * @param how how, in short words
     */
    default void workerEnded(Jvm worker, String how) {}

    /**
     * A job has ended, or a run of it that is not the last. Initializers are not told of.
     *
     * @param job the job, which knows its times
     * @param worker who has run it, or {@code null}
     * @param end how
     */
    default void jobEnded(Job job, @Nullable Jvm worker, JobEnd end) {}

    /**
     * The pool takes no more jobs, since its workers are of no use.
     *
     * @param reason makes the exception that says why; by a thread of the caller's own, when it has left the pool
     */
    default void gaveUp(Supplier<? extends RuntimeException> reason) {}

    /** Nothing is left of the pool: nothing more will be told. */
    default void over() {}
}
