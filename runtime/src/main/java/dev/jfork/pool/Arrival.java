package dev.jfork.pool;

import dev.jfork.link.Payload;

/**
 * A frame that has arrived from a worker, whole.
 *
 * @param kind what it is: one of the kinds of {@link dev.jfork.link.Frame}
 * @param id the number of the task that it is about
 * @param nanos for how many nanoseconds the task ran
 * @param body what the worker says of it
 */
record Arrival(byte kind, long id, long nanos, Payload body) {}
