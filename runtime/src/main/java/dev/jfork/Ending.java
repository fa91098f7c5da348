package dev.jfork;

import dev.jfork.spawn.Signals;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * All there is to know of a process that has ended, or could not be started.
 *
 * @param exitCode its exit code; none if there is none to know
 * @param outcome how it ended; none if there is none to know
 * @param failure makes the exception for whoever asks for a result that isn't there, or {@code null} if it is there; a new
 *     one each time, so that its stack trace is that of the one who asks. It is told the name of the method that the process ran
 * @param <R> what the worker method returns
 */
record Ending<R extends @Nullable Object>(
        OptionalInt exitCode,
        Optional<Outcome<R>> outcome,
        @Nullable Function<String, WorkerException> failure) {

    static <R extends @Nullable Object> Ending<R> returned(int exitCode, R value) {
        return new Ending<>(OptionalInt.of(exitCode), Optional.of(new Outcome.Returned<>(value)), null);
    }

    static <R extends @Nullable Object> Ending<R> failed(
            int exitCode, Outcome<R> outcome, Function<String, WorkerException> failure) {
        return new Ending<>(OptionalInt.of(exitCode), Optional.of(outcome), failure);
    }

    static <R extends @Nullable Object> Ending<R> notStarted(Supplier<WorkerException> failure) {
        return new Ending<>(OptionalInt.empty(), Optional.empty(), method -> failure.get());
    }

    /** The thread that tended the process could not go on; it has killed the process. */
    static <R extends @Nullable Object> Ending<R> lost(String subject, Throwable reason) {
        return notStarted(
                () -> new WorkerException(subject + " was killed, for it could not be tended: " + reason, reason));
    }

    /** Says in short how the process ended, and nothing of what it took, returned or said. */
    String words(@Nullable EndRequest request) {
        Outcome<R> known = outcome.orElse(null);
        String words = "lost";
        if (known instanceof Outcome.Returned) {
            words = "returned";
        } else if (known instanceof Outcome.Threw<R> threw) {
            words = "threw " + threw.failure().type();
        } else if (known instanceof Outcome.Exited<R> exited) {
            words = "exited with " + exited.code();
        } else if (known instanceof Outcome.Killed<R> killed) {
            words = "killed by " + Signals.name(killed.signal());
        }
        return request == null || known instanceof Outcome.Returned ? words : words + ": " + request.reason();
    }

    R result(String method) {
        if (failure != null) {
            throw failure.apply(method);
        }
        return ((Outcome.Returned<R>) outcome.orElseThrow()).value();
    }
}
