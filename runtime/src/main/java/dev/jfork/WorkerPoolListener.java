package dev.jfork;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Is told what happens in a {@link WorkerPool}, in the order in which it does: see {@link WorkerPool.Builder#listener}. Each
 * method does nothing unless it is overridden.
 *
 * <p>Each listener is told by a daemon thread of its own, one event after the other: one that is slow or blocks delays neither
 * task nor worker, nor other listeners. Up to {@value #MOST_EVENTS} events wait for it; those beyond are lost, and
 * {@link #eventsLost} says how many. What a listener throws is logged, the first time as a warning, and it is told of what
 * comes next.
 *
 * <p>{@link WorkerPool#close()} returns when all events were told. It waits for a listener no longer than until that has
 * been in one event for ten seconds: then it interrupts it, and logs how many events still wait.
 *
 * @since 0.1
 */
public interface WorkerPoolListener {
    /** How many events of a pool wait for its listeners, at most. */
    int MOST_EVENTS = 1 << 16;

    /**
     * The JVM of a worker was started. It is not ready for tasks yet.
     *
     * @param worker the worker
     */
    default void workerStarted(WorkerEvent worker) {}

    /**
     * A worker is ready for tasks: it is there, and has run the pool's initializer, if there is one.
     *
     * @param worker the worker
     */
    default void workerReady(WorkerEvent worker) {}

    /**
     * A worker has ended: it was recycled, idle, or one too many, it has crashed, it was killed, or the pool is closed. The
     * task that it died of is told before.
     *
     * @param worker the worker
     * @param how how it ended, in short words, as {@code "returned"} or {@code "killed by signal 9 (SIGKILL)"}
     */
    default void workerEnded(WorkerEvent worker, String how) {}

    /**
     * A task has ended: once for each task, initializers excepted. Its future may be done a moment later.
     *
     * @param task the task
     */
    default void taskEnded(TaskEvent task) {}

    /**
     * A task is run again, since its worker died: see {@link WorkerPool.Builder#retries}.
     *
     * @param task the task, with the times of the run that died
     */
    default void taskRetried(TaskEvent task) {}

    /**
     * The pool has given up: its workers are of no use. It takes no more tasks, and those that were not run fail.
     *
     * @param reason why
     */
    default void gaveUp(RuntimeException reason) {}

    /**
     * The listeners were too slow: events were lost.
     *
     * @param count how many, since this was told last
     */
    default void eventsLost(long count) {}

    /**
     * What has happened to a worker.
     *
     * @param worker which
     * @param time when it happened; no later than that of the next event, even if the clock is set
     * @since 0.1
     */
    record WorkerEvent(PoolWorker worker, Instant time) {}

    /**
     * Which worker.
     *
     * @param name the name of its process
     * @param pid its process id
     * @since 0.1
     */
    record PoolWorker(String name, long pid) {}

    /**
     * What has become of a task. All times are measured on one clock, that of {@code System.nanoTime()}: they don't jump when
     * the clock of the wall is set.
     *
     * @param task the task
     * @param end how it ended
     * @param worker who ran it; nothing if it was not given to a worker
     * @param submitted when it was submitted
     * @param queued how long it waited in this JVM: until it was sent to a worker, or ended without. What was sent may have
     *     waited there, too, for those before it
     * @param sending how long it took until the worker had taken the arguments, if they are larger than some ten kilobytes;
     *     else zero
     * @param ran how long the worker took to read the arguments and run the method, measured there; nothing if it died, or
     *     has not run it
     * @param receiving how long it took to read result or exception, if it came in parts; else zero
     * @param ended when it ended
     * @param bytesIn how large the arguments are, in bytes
     * @param bytesOut how large the result or exception is, in bytes; 0 if there is none
     * @since 0.1
     */
    record TaskEvent(
            WorkerTask<?> task,
            TaskEnd end,
            Optional<PoolWorker> worker,
            Instant submitted,
            Duration queued,
            Duration sending,
            Optional<Duration> ran,
            Duration receiving,
            Instant ended,
            long bytesIn,
            long bytesOut) {}

    /**
     * How a task has ended.
     *
     * @since 0.1
     */
    enum TaskEnd {
        /** The method returned. */
        RETURNED,
        /** The method threw. */
        THREW,
        /** The worker can't run the method: its class files are not those of this JVM. */
        REFUSED,
        /** The worker died, and it is not run again. */
        CRASHED,
        /** The worker died, and it is run again: told by {@link #taskRetried} alone. */
        RETRIED,
        /** It was killed at its deadline. */
        TIMED_OUT,
        /** It was cancelled, or the pool was shut down before it was begun. */
        CANCELLED,
        /** The pool gave up before it was run. */
        ABANDONED
    }
}
