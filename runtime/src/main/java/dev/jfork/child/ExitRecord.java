package dev.jfork.child;

import java.io.IOException;
import java.util.concurrent.locks.LockSupport;

/** Tells an exit by {@code System.exit} from one by a signal. Not loaded by a worker that returns. */
final class ExitRecord {
    private static final long WAIT_NANOS = 5_000_000;

    private ExitRecord() {}

    /** Called by the shutdown hook. Where there is no outcome yet, the exit is it, unless a signal caused it. */
    static void write(OutcomeFile outcome) throws IOException {
        if (outcome.take()) {
            if (!endsBySignal()) {
                outcome.exited();
            }
        } else if (willNeverBeWritten(outcome)) {
            outcome.restart();
            outcome.exited();
        }
    }

    /** Waits until the outcome is written; or finds that it never will be, for its writer waits for the exit itself. */
    private static boolean willNeverBeWritten(OutcomeFile outcome) {
        Thread writer = outcome.writer();
        while (writer != null) {
            for (StackTraceElement frame : writer.getStackTrace()) {
                if (frame.getClassName().equals("java.lang.Shutdown")) {
                    return true;
                }
            }
            LockSupport.parkNanos(WAIT_NANOS);
            writer = outcome.writer();
        }
        return false;
    }

    /** The JDK handles a signal on a thread of the system group that it names after it, as in "SIGTERM handler". */
    private static boolean endsBySignal() {
        ThreadGroup group = Thread.currentThread().getThreadGroup();
        while (group.getParent() != null) {
            group = group.getParent();
        }
        Thread[] threads = new Thread[group.activeCount() + 16];
        int count = group.enumerate(threads, false);
        for (int i = 0; i < count; i++) {
            String name = threads[i].getName();
            if (name.startsWith("SIG") && name.endsWith(" handler")) {
                return true;
            }
        }
        return false;
    }
}
