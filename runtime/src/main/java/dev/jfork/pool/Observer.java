package dev.jfork.pool;

/**
 * Is told what happens in a pool, by the thread that all of the pool waits for: it must not block. Times are those of
 * {@code System.nanoTime()}.
 */
public interface Observer {
    /**
     * A worker is there, and ready for tasks.
     *
     * @param worker the worker
     */
    void workerReady(Jvm worker);

    /**
     * A worker has ended.
     *
     * @param worker the worker
     * @param how how, in short words
     */
    void workerEnded(Jvm worker, String how);

    /**
     * A worker has run a task, or died of it.
     *
     * @param worker the worker
     * @param job the task
     * @param times when
     * @param how how it ended, in short words
     */
    void jobEnded(Jvm worker, Job job, JobTimes times, String how);
}
