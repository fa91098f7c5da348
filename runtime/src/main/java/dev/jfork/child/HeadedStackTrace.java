package dev.jfork.child;

import java.io.PrintStream;

/** Prints an uncaught exception below a line that names the worker process. */
final class HeadedStackTrace implements Thread.UncaughtExceptionHandler {
    private final String processName;
    private final Throwable thrown;

    HeadedStackTrace(String processName, Throwable thrown) {
        this.processName = processName;
        this.thrown = thrown;
    }

    /** Prints what {@code main} threw: a launcher that called it by reflection has wrapped it. */
    @Override
    public void uncaughtException(Thread thread, Throwable wrapped) {
        PrintStream err = System.err;
        synchronized (err) {
            err.println("Process " + processName + ":");
            try {
                thrown.printStackTrace(err);
            } catch (RuntimeException e) {
                err.println(thrown.getClass().getName() + " (it can't be printed: "
                        + e.getClass().getName() + ")");
            }
        }
    }
}
