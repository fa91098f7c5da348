package dev.jfork.spawn;

import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Runs what is short at a time that is set. One thread for all of it, which ends when nothing is left to do. */
public final class Alarm {
    private static final int IDLE_SECONDS = 1;

    private static final ScheduledThreadPoolExecutor TIMER =
            new ScheduledThreadPoolExecutor(1, task -> new DaemonThread(task, "jfork timer"));

    static {
        TIMER.setKeepAliveTime(IDLE_SECONDS, TimeUnit.SECONDS);
        TIMER.allowCoreThreadTimeOut(true);
        TIMER.setRemoveOnCancelPolicy(true);
    }

    private Alarm() {}

    /**
     * Sets an alarm.
     *
     * @param nanos in how many nanoseconds from now
     * @param task what to do then
     * @return cancels it
     * @throws OutOfMemoryError if there is no room for the thread
     */
    public static Runnable set(long nanos, Runnable task) {
        Future<?> set = TIMER.schedule(() -> run(task), nanos, TimeUnit.NANOSECONDS);
        return () -> set.cancel(false);
    }

    /** What it throws would be kept in a future that nobody asks. */
    private static void run(Runnable task) {
        try {
            task.run();
        } catch (Throwable e) {
            Thread thread = Thread.currentThread();
            thread.getUncaughtExceptionHandler().uncaughtException(thread, e);
        }
    }
}
