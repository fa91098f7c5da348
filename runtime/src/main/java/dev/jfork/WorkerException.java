package dev.jfork;

import org.jspecify.annotations.Nullable;

/**
 * Thrown when a task has no result. Its subclasses say why.
 *
 * @since 0.1
 */
public class WorkerException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    WorkerException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
