package dev.jfork;

import java.util.Objects;

/**
 * Thrown when a worker method threw: its exception is the cause, its own stack trace is that of the caller.
 *
 * @since 0.1
 */
public final class WorkerFailedException extends WorkerException {
    private static final long serialVersionUID = 1L;

    private final RemoteFailure failure;

    WorkerFailedException(String message, RemoteFailure failure, Throwable cause) {
        super(message, cause);
        this.failure = failure;
    }

    /**
     * Gives the exception that the worker method threw, made again in this JVM.
     *
     * <p>It is of its own class, with the message, the stack trace, the causes and the suppressed exceptions that it had in
     * the worker's JVM, if it is one that the worker method declares in {@code throws}, or one of the usual exceptions of
     * the JDK; the very class, not a subclass. An exception that is declared must be static, not abstract, and have a
     * constructor that the package of the launcher can see, that throws no checked exception, and that takes a message
     * and a cause, a message, a cause, or nothing. It must hold nothing else: neither its class nor one that this extends,
     * up to one of the usual exceptions of the JDK, has fields that aren't static. All other ones,
     * and those whose constructor throws or makes another message, are a {@link RemoteFailure}; and so is each cause and
     * each suppressed exception on its own.
     *
     * @return the exception; a new one each time a result is asked for
     */
    @Override
    public synchronized Throwable getCause() {
        return Objects.requireNonNull(super.getCause());
    }

    /**
     * Gives what the worker's JVM told of the exception, whatever its class.
     *
     * @return its type, message, stack trace and causes
     */
    public RemoteFailure failure() {
        return failure;
    }
}
