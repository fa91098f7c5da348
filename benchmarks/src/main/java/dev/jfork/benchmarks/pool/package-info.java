/**
 * What a pool of workers costs a task, beside other pools and bare sockets.
 *
 * <p>{@link dev.jfork.benchmarks.pool.Pool} is the command, {@link dev.jfork.benchmarks.pool.Contest} lets the competitors take
 * turns in a {@link dev.jfork.benchmarks.pool.Discipline}, and each {@link dev.jfork.benchmarks.pool.Competitor} is a file of its own.
 */
@NullMarked
package dev.jfork.benchmarks.pool;

import org.jspecify.annotations.NullMarked;
