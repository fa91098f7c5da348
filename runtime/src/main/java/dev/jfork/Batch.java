package dev.jfork;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Tasks that one thread submits and waits for, up to the first failure. So many are on their way that no worker is idle, and
 * no more, lest memory grow with their number; the thread is woken only when a good part of them is done, and then takes what
 * these gave. What is not done when the batch is closed is cancelled, unless it runs.
 */
final class Batch<R extends @Nullable Object> implements AutoCloseable {
    private static final int MOST = 8192;
    private static final int PART = MOST / 4;
    private static final long PROGRESS_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    private final WorkerEngine engine;
    private final @Nullable Taker<R> taker;
    private final LongConsumer progress;
    private final Thread thread = Thread.currentThread();
    private final Consumer<WorkerFuture<?>> onEnd = this::ended;
    private final List<WorkerFuture<? extends R>> open = new ArrayList<>(); // what was not taken
    private long[] numbers = {}; // of these
    private final AtomicReference<WorkerFuture<?>> failed = new AtomicReference<>();
    private final AtomicLong done = new AtomicLong();
    private volatile long awaited = Long.MAX_VALUE; // how many are to be done for the thread to be woken
    private long submitted;
    private long told;
    private long toldNanos = System.nanoTime();

    /** Takes results, in the thread that submits. */
    interface Taker<R extends @Nullable Object> {
        /**
         * A task is done, and has not failed, as far as is known.
         *
         * @param number how many were submitted before it
         * @param future its future
         */
        void take(long number, WorkerFuture<? extends R> future) throws InterruptedException;
    }

    /**
     * Makes a batch of no tasks.
     *
     * @param taker who wants results, or {@code null} if nobody does
     * @param progress told in the thread that submits how many are done
     */
    Batch(WorkerEngine engine, @Nullable Taker<R> taker, LongConsumer progress) {
        this.engine = engine;
        this.taker = taker;
        this.progress = progress;
    }

    void submit(WorkerTask<? extends R> task) throws InterruptedException {
        if (open.size() == MOST) {
            await(submitted - MOST + PART);
            takeDone();
        }
        throwFailure();
        WorkerFuture<? extends R> future = engine.submit(task);
        add(future);
        future.whenEnded(onEnd);
        if (submitted % PART == 0) {
            tell(false);
        }
    }

    private void add(WorkerFuture<? extends R> future) {
        int count = open.size();
        if (count == numbers.length) {
            numbers = Arrays.copyOf(numbers, Math.max(16, 2 * count));
        }
        open.add(future);
        numbers[count] = submitted++;
    }

    /** Waits until all are done. */
    void await() throws InterruptedException {
        while (open.size() > PART) {
            await(submitted - open.size() + PART);
            takeDone();
        }
        await(submitted);
        takeDone();
        tell(true);
    }

    private void takeDone() throws InterruptedException {
        throwFailure();
        long ready = done.get() - (submitted - open.size()); // of those that were not taken
        int left = 0;
        int next = 0;
        for (; next < open.size() && ready > 0; next++) { // most of those behind are not done
            WorkerFuture<? extends R> future = open.get(next);
            if (!future.isDone()) {
                open.set(left, future);
                numbers[left++] = numbers[next];
            } else {
                ready--;
                if (taker != null) {
                    taker.take(numbers[next], future);
                }
            }
        }
        System.arraycopy(numbers, next, numbers, left, open.size() - next);
        open.subList(left, next).clear();
    }

    private void await(long count) throws InterruptedException {
        awaited = count;
        while (done.get() < count && failed.get() == null) {
            LockSupport.parkNanos(this, PROGRESS_NANOS);
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            tell(false);
        }
        awaited = Long.MAX_VALUE;
    }

    private void ended(WorkerFuture<?> future) {
        boolean isFailure = future.hasFailed() && failed.compareAndSet(null, future);
        if (taker == null) {
            future.forget();
        }
        if (done.incrementAndGet() >= awaited || isFailure) {
            LockSupport.unpark(thread);
        }
    }

    /** Throws what the first task has thrown that has failed, if any has. */
    private void throwFailure() throws InterruptedException {
        WorkerFuture<?> future = failed.get();
        if (future != null) {
            future.result();
        }
    }

    private void tell(boolean now) {
        long count = done.get();
        if (count > told && (now || System.nanoTime() - toldNanos >= PROGRESS_NANOS)) {
            told = count;
            toldNanos = System.nanoTime();
            progress.accept(count);
        }
    }

    @Override
    public void close() {
        for (int i = open.size() - 1; i >= 0; i--) { // last ones first: so what is left is never started in vain
            open.get(i).cancel(false);
        }
    }
}
