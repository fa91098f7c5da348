package dev.jfork;

import org.jspecify.annotations.Nullable;

/**
 * How a worker process ended. Immutable.
 *
 * <p>The worker method's own end comes first: a process whose method returned has {@link Returned} for its outcome, also
 * where it was killed while it still ran a thread or a shutdown hook. {@link WorkerProcess#exitCode()} tells the rest.
 *
 * @param <R> what the method returns
 * @since 0.1
 */
public sealed interface Outcome<R extends @Nullable Object> {
    /**
     * The method returned.
     *
     * @param value what it returned; {@code null} for a {@code void} method
     * @param <R> what the method returns
     */
    record Returned<R extends @Nullable Object>(R value) implements Outcome<R> {}

    /**
     * The method threw, or its result could not be sent or received.
     *
     * @param failure what was thrown
     * @param <R> what the method returns
     */
    record Threw<R extends @Nullable Object>(RemoteFailure failure) implements Outcome<R> {}

    /**
     * The process ended before the method did, by {@code System.exit}, or without ever reaching the method.
     *
     * @param code the exit code
     * @param <R> what the method returns
     */
    record Exited<R extends @Nullable Object>(int code) implements Outcome<R> {}

    /**
     * A signal ended the process before the method did.
     *
     * <p>{@code Runtime.halt(128 + n)} looks just the same, and there is no telling them apart.
     *
     * @param signal the signal's number, as in 9 for SIGKILL
     * @param <R> what the method returns
     */
    record Killed<R extends @Nullable Object>(int signal) implements Outcome<R> {}
}
