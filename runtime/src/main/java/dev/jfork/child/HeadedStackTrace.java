package dev.jfork.child;

import java.io.PrintStream;

/** Prints an uncaught exception below a line that names the worker process. */
final class HeadedStackTrace implements Thread.UncaughtExceptionHandler {
    private final String processName;

    HeadedStackTrace(String processName) {
        this.processName = processName;
    }

    @Override
    public void uncaughtException(Thread thread, Throwable thrown) {
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
