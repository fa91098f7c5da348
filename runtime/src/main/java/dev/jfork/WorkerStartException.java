package dev.jfork;

import org.jspecify.annotations.Nullable;

/**
 * Thrown when a worker's JVM could not be started, or refused its task because its class files are not those of this JVM.
 * The worker method was not called. The message says why, and what to do.
 *
 * @since 0.1
 */
public final class WorkerStartException extends WorkerException {
    private static final long serialVersionUID = 1L;

    WorkerStartException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
