package dev.jfork;

import org.jspecify.annotations.Nullable;

/**
 * Thrown when a worker's process ended before its method did: killed, crashed, out of heap, or by {@code System.exit}. The
 * message says which.
 *
 * @since 0.1
 */
public final class WorkerCrashedException extends WorkerException {
    private static final long serialVersionUID = 1L;

    WorkerCrashedException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
