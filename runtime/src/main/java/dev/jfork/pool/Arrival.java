package dev.jfork.pool;

import dev.jfork.link.Payload;

/**
 * A frame that has arrived from a worker, whole.
 *
 * @param kind what it is: one of the kinds of {@link dev.jfork.link.Frame}
 * @param id the number of the task that it is about
 * @param nanos for how many nanoseconds the task ran
 * @param receiveNanos how many nanoseconds passed from its first byte to its last, 0 if these were read at once
 * @param body what the worker says of it
 */
record Arrival(byte kind, long id, long nanos, long receiveNanos, Payload body) {}
