package dev.jfork;

import dev.jfork.wire.WorkerMethod;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Makes an exception that was thrown in another JVM again, of its own class: where the worker method declares it, or where
 * it is one of the {@link KnownExceptions}, and where it then says what the original said. All others stay what they are,
 * a {@link RemoteFailure}, but what caused them and what they suppressed is made again likewise.
 */
final class OriginalException {
    private OriginalException() {}

    static Throwable of(RemoteFailure failure, WorkerMethod<?, ?> method) {
        Throwable cause = failure.getCause() instanceof RemoteFailure remote ? of(remote, method) : null;
        Throwable[] suppressed = failure.getSuppressed();
        for (int i = 0; i < suppressed.length; i++) {
            suppressed[i] = of((RemoteFailure) suppressed[i], method);
        }
        Throwable original = make(failure, cause, suppressed, method);
        return original == null ? complete(new RemoteFailure(failure, cause), failure, suppressed) : original;
    }

    /** The constructors and the methods of an exception are its author's, and may throw what they like. */
    private static @Nullable Throwable make(
            RemoteFailure failure, @Nullable Throwable cause, Throwable[] suppressed, WorkerMethod<?, ?> method) {
        try {
            Throwable made = method.rebuild(failure.type(), failure.getMessage(), cause);
            if (made == null) {
                made = KnownExceptions.make(failure.type(), failure.getMessage(), cause);
            }
            if (made == null) {
                return null;
            }
            if (made.getCause() != cause) {
                made.initCause(cause);
            }
            complete(made, failure, suppressed);
            boolean saysTheSame = made.getClass().getName().equals(failure.type())
                    && Objects.equals(made.getLocalizedMessage(), failure.getMessage())
                    && made.getCause() == cause
                    && made.getSuppressed().length == suppressed.length;
            return saysTheSame ? made : null;
        } catch (RuntimeException | Error e) {
            return null;
        }
    }

    private static Throwable complete(Throwable made, RemoteFailure failure, Throwable[] suppressed) {
        made.setStackTrace(failure.getStackTrace());
        for (Throwable each : suppressed) {
            made.addSuppressed(each);
        }
        return made;
    }
}
