package dev.jfork;

import dev.jfork.protocol.ThrownData;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What there is to tell of an exception that was thrown in another JVM: its type, message, stack trace, causes and
 * suppressed exceptions. The original was never sent: an exception may hold things that can't travel.
 *
 * @since 0.1
 */
public final class RemoteFailure extends Exception {
    private static final long serialVersionUID = 1L;

    private final String type;

    RemoteFailure(ThrownData thrown) {
        super(thrown.message(), causeOf(thrown));
        this.type = thrown.type();
        setStackTrace(thrown.stackTrace().toArray(new StackTraceElement[0]));
        for (ThrownData each : thrown.suppressed()) {
            addSuppressed(new RemoteFailure(each));
        }
    }

    /** The same type and message, with another cause. */
    RemoteFailure(RemoteFailure original, @Nullable Throwable cause) {
        super(original.getMessage(), cause);
        this.type = original.type;
    }

    @SuppressWarnings("NullAway") // the constructor of Exception takes null for "no cause"
    private static RemoteFailure causeOf(ThrownData thrown) {
        return Optional.ofNullable(thrown.cause()).map(RemoteFailure::new).orElse(null);
    }

    /**
     * Names the class of the original exception.
     *
     * @return its binary name, as in {@code java.lang.IllegalStateException}
     */
    public String type() {
        return type;
    }

    /** The stack trace is the remote one; that of this JVM would say nothing. */
    @Override
    public synchronized Throwable fillInStackTrace() {
        return this;
    }

    /** Reads as the original would: its type, and its message if it has one. */
    @Override
    @SuppressWarnings("OverrideThrowableToString") // getMessage() must not name the type: it is the original's
    public String toString() {
        String message = getMessage();
        return message == null ? type : type + ": " + message;
    }
}
