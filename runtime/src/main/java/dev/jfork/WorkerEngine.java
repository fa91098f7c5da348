package dev.jfork;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Function;
import java.util.function.LongConsumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Runs tasks: {@link WorkerPool} in JVMs that stay up. Safe for use by many threads, platform and virtual ones.
 *
 * <p>Arguments are copied when a task is submitted. What keeps a task from having a result is told by a
 * {@link WorkerException}, as {@link WorkerProcess#result()} does. Every method that submits tasks throws a
 * {@link RejectedExecutionException} where the engine takes no more, and a {@link dev.jfork.wire.WireException} where an
 * argument can't be written.
 *
 * @since 0.1
 */
public interface WorkerEngine {
    /** In which order a {@linkplain #stream stream} gives results. */
    enum Order {
        /** In that of their inputs. */
        INPUT,
        /** As they come: first done, first given. */
        COMPLETION
    }

    /** How many tasks a stream has submitted at most whose results were not taken, where nobody says another number. */
    int DEFAULT_AHEAD = 4096;

    /**
     * Has a task run.
     *
     * @param task the task
     * @param <R> what its method returns
     * @return the future of its result
     */
    <R extends @Nullable Object> WorkerFuture<R> submit(WorkerTask<R> task);

    /**
     * Runs a task for each input, and gives all results.
     *
     * @param inputs the inputs; read in this thread, some thousands ahead of the tasks that are done
     * @param task makes a task of an input, in this thread
     * @param <T> an input
     * @param <R> a result
     * @return a new list of the results, in the order of the inputs. They may be replaced and sorted; how many there are stays.
     * @throws WorkerException that of the first task that failed, as soon as it has; the others are cancelled, but for those
     *     that run
     * @throws InterruptedException if the thread is interrupted; the tasks are cancelled, but for those that run
     */
    default <T extends @Nullable Object, R extends @Nullable Object> List<R> map(
            Iterable<? extends T> inputs, Function<? super T, WorkerTask<R>> task) throws InterruptedException {
        ResultList<R> results = new ResultList<>();
        try (Batch<R> batch =
                new Batch<>(this, (number, done) -> results.set((int) number, done.result()), count -> {})) {
            for (T input : inputs) {
                results.grow();
                batch.submit(task.apply(input));
            }
            batch.await();
        }
        results.trim();
        return results;
    }

    /**
     * Runs a task for each input, and forgets the results.
     *
     * @param inputs the inputs; read in this thread, some thousands ahead of the tasks that are done
     * @param task makes a task of an input, in this thread
     * @param progress told how many tasks are done, in this thread: when that has changed, at most every 100 milliseconds, and
     *     at the end
     * @param <T> an input
     * @throws WorkerException that of the first task that failed, as {@link #map} does
     * @throws InterruptedException if the thread is interrupted; the tasks are cancelled, but for those that run
     */
    default <T extends @Nullable Object> void forEach(
            Iterable<? extends T> inputs, Function<? super T, ? extends WorkerTask<?>> task, LongConsumer progress)
            throws InterruptedException {
        try (Batch<@Nullable Object> batch = new Batch<>(this, null, progress)) {
            for (T input : inputs) {
                batch.submit(task.apply(input));
            }
            batch.await();
        }
    }

    /**
     * Gives the results of tasks one by one, in the order of their inputs, while further ones run: as
     * {@link #stream(Iterable, Function, Order, int)} with {@link Order#INPUT} and {@link #DEFAULT_AHEAD}.
     *
     * @param inputs the inputs
     * @param task makes a task of an input
     * @param <T> an input
     * @param <R> a result
     * @return the results
     */
    default <T extends @Nullable Object, R extends @Nullable Object> Stream<R> stream(
            Iterable<? extends T> inputs, Function<? super T, WorkerTask<R>> task) {
        return stream(inputs, task, Order.INPUT, DEFAULT_AHEAD);
    }

    /**
     * Gives the results of tasks one by one, while further ones run. Nothing is read or submitted before the stream is; then
     * inputs are read and tasks made by the thread that reads it, and never further ahead than the bound.
     *
     * <p>Where a task has failed, whoever reads the stream gets its {@link WorkerException} in place of its result; where the
     * reading thread is interrupted while it waits, a {@link java.util.concurrent.CancellationException}, and it stays
     * interrupted. Either way, and when the stream is closed, tasks that were not begun are cancelled: close it if it may not
     * be read to its end.
     *
     * @param inputs the inputs
     * @param task makes a task of an input
     * @param order in which order results are given
     * @param ahead how many tasks may be submitted whose results were not taken, 1 or more
     * @param <T> an input
     * @param <R> a result
     * @return the results, sequential
     * @throws IllegalArgumentException if {@code ahead} is less than 1
     */
    default <T extends @Nullable Object, R extends @Nullable Object> Stream<R> stream(
            Iterable<? extends T> inputs, Function<? super T, WorkerTask<R>> task, Order order, int ahead) {
        if (ahead < 1) {
            throw new IllegalArgumentException("A stream that is " + ahead + " tasks ahead: take 1 or more");
        }
        return new Results<>(this, inputs, task, order, ahead).stream();
    }

    /**
     * Runs tasks, and waits until all have ended.
     *
     * @param tasks the tasks
     * @param <R> what their methods return
     * @return a new list of their futures, all of them done, in the order of the tasks
     * @throws InterruptedException if the thread is interrupted; the tasks are cancelled, but for those that run
     */
    default <R extends @Nullable Object> List<WorkerFuture<R>> invokeAll(Collection<WorkerTask<R>> tasks)
            throws InterruptedException {
        List<WorkerFuture<R>> futures = new ArrayList<>();
        try {
            for (WorkerTask<R> task : tasks) {
                futures.add(submit(task));
            }
            for (WorkerFuture<R> future : futures) {
                future.await();
            }
        } finally {
            futures.forEach(future -> future.cancel(false)); // does nothing to those that are done
        }
        return futures;
    }

    /**
     * Runs tasks until one has returned.
     *
     * @param tasks the tasks, one at least
     * @param <R> what their methods return
     * @return the result of the first that returned; the others are cancelled, and killed if they run
     * @throws WorkerException that of the last one that failed, where none has returned
     * @throws InterruptedException if the thread is interrupted; the tasks are cancelled, and killed if they run
     * @throws IllegalArgumentException if there is no task
     */
    default <R extends @Nullable Object> R invokeAny(Collection<WorkerTask<R>> tasks) throws InterruptedException {
        if (tasks.isEmpty()) {
            throw new IllegalArgumentException("No task is given");
        }
        return new FirstResult<R>(this).of(tasks);
    }
}
