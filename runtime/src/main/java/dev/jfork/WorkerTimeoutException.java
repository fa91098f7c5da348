package dev.jfork;

/**
 * Thrown when a worker's process was killed at its {@linkplain WorkerOptions#deadline deadline}, before its method had ended.
 * The message says how long that was.
 *
 * @since 0.1
 */
public final class WorkerTimeoutException extends WorkerException {
    private static final long serialVersionUID = 1L;

    WorkerTimeoutException(String message) {
        super(message, null);
    }
}
