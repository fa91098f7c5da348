package dev.jfork;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Tasks that one thread submits and waits for, up to the first failure. So many are on their way that no worker is idle, and
 * no more, lest memory grow with their number; the thread is woken only when a good part of them is done. What is not done
 * when the batch is closed is cancelled, unless it runs.
 */
final class Batch implements AutoCloseable {
    private static final int MOST = 8192;
    private static final int PART = MOST / 4;
    private static final long PROGRESS_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    private final WorkerEngine engine;
    private final LongConsumer progress;
    private final Thread thread = Thread.currentThread();
    private final List<WorkerFuture<?>> open = new ArrayList<>(); // all that are not done, and some that are
    private final AtomicReference<WorkerFuture<?>> failed = new AtomicReference<>();
    private final AtomicLong done = new AtomicLong();
    private volatile long awaited = Long.MAX_VALUE; // how many are to be done for the thread to be woken
    private long submitted;
    private long told;
    private long toldNanos = System.nanoTime();

    Batch(WorkerEngine engine, LongConsumer progress) {
        this.engine = engine;
        this.progress = progress;
    }

    <R extends @Nullable Object> WorkerFuture<R> submit(WorkerTask<R> task) throws InterruptedException {
        if (submitted - done.get() >= MOST) {
            await(submitted - MOST + PART);
        }
        throwFailure();
        WorkerFuture<R> future = engine.submit(task);
        submitted++;
        if (open.size() >= 2 * MOST) {
            open.removeIf(WorkerFuture::isDone);
        }
        open.add(future);
        future.whenEnded(() -> ended(future));
        if (submitted % PART == 0) {
            tell(false);
        }
        return future;
    }

    /** Waits until all are done. */
    void await() throws InterruptedException {
        await(submitted);
        throwFailure();
        tell(true);
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
        if (done.incrementAndGet() >= awaited || isFailure) {
            LockSupport.unpark(thread);
        }
    }

    /** Throws what the first task has thrown that has failed, if any has. */
    void throwFailure() throws InterruptedException {
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
