/**
 * How long a worker takes to start, in which way ever people start one.
 *
 * <p>{@link dev.jfork.benchmarks.start.Start} is the command, {@link dev.jfork.benchmarks.start.Race} lets the competitors take turns,
 * and each {@link dev.jfork.benchmarks.start.Competitor} is a file of its own.
 */
@NullMarked
package dev.jfork.benchmarks.start;

import org.jspecify.annotations.NullMarked;
