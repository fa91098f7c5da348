/**
 * Runs a method in a JVM of its own: annotate it {@link dev.jfork.Worker}, call the launcher that the processor wrote for
 * it, hold the {@link dev.jfork.WorkerProcess}.
 *
 * <p>No parameter, result or type argument is {@code null} unless it is marked so.
 */
@NullMarked
package dev.jfork;

import org.jspecify.annotations.NullMarked;
