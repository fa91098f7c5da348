package dev.jfork;

import java.util.Objects;

/**
 * Thrown when a worker method threw: its exception is the cause, its own stack trace is that of the caller.
 *
 * @since 0.1
 */
public final class WorkerFailedException extends WorkerException {
    private static final long serialVersionUID = 1L;

    WorkerFailedException(String message, RemoteFailure cause) {
        super(message, cause);
    }

    /**
     * What the worker method threw.
     *
     * @return the exception as it was in the worker's JVM
     */
    @Override
    public synchronized RemoteFailure getCause() {
        return (RemoteFailure) Objects.requireNonNull(super.getCause());
    }
}
