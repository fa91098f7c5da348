package dev.jfork;

import java.time.Duration;

/**
 * Kills a worker that has not ended at its deadline. Runs on a thread of its own: that which tends the worker may be stuck in
 * sending it its arguments.
 */
final class Deadline implements Runnable {
    private static final long FOREVER_NANOS = Long.MAX_VALUE / 2;

    private final WorkerProcess<?> worker;
    private final Duration limit;
    private final long end;

    /**
     * Sets a deadline.
     *
     * @param begun when the time began, as {@code System.nanoTime()} tells it
     */
    Deadline(WorkerProcess<?> worker, Duration limit, long begun) {
        this.worker = worker;
        this.limit = limit;
        this.end = begun + Math.min(WorkerProcess.nanos(limit), FOREVER_NANOS);
    }

    /** Whoever interrupts this thread can't mean the worker. */
    @Override
    public void run() {
        while (true) {
            try {
                if (!worker.join(Duration.ofNanos(end - System.nanoTime()))) {
                    worker.killAt(limit);
                }
                return;
            } catch (InterruptedException e) {
                // And go on.
            }
        }
    }
}
