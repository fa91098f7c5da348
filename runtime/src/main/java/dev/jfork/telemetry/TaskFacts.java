package dev.jfork.telemetry;

import org.jspecify.annotations.Nullable;

/**
 * What is known of a task of a pool when it has ended. Times are in nanoseconds.
 *
 * @param method its method
 * @param worker the name of who has run it, or {@code null}
 * @param pid its process id, or 0
 * @param queueNanos how long it waited until it was sent to its worker, or ended without
 * @param sendNanos how long sending its arguments took
 * @param runNanos how long reading its arguments and running its method took, negative if nobody knows
 * @param receiveNanos how long receiving its outcome took
 * @param bytesIn how many bytes of arguments there were
 * @param bytesOut how many bytes came back
 * @param outcome how it ended
 */
public record TaskFacts(
        String method,
        @Nullable String worker,
        long pid,
        long queueNanos,
        long sendNanos,
        long runNanos,
        long receiveNanos,
        long bytesIn,
        long bytesOut,
        String outcome) {}
