package dev.jfork;

import dev.jfork.spawn.DaemonThread;
import dev.jfork.telemetry.Log;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Tells one listener of a pool of its events, in a thread of its own: it is the user's code, which may block, throw and be
 * slow. Safe for use by many threads.
 */
final class EventDelivery {
    private static final long PATIENCE_MILLIS = TimeUnit.SECONDS.toMillis(10);
    private static final int BATCH = 1024;

    private final String pool;
    private final WorkerPoolListener listener;
    private final @Nullable TraceFile trace; // the listener, if it is one
    private final BlockingQueue<Consumer<WorkerPoolListener>> events =
            new LinkedBlockingQueue<>(WorkerPoolListener.MOST_EVENTS);
    private final AtomicLong lost = new AtomicLong(); // that were not told of yet
    private final AtomicLong told = new AtomicLong();
    private final Thread thread;

    private volatile boolean isOver;
    private boolean hasThrown; // of the thread

    EventDelivery(String pool, WorkerPoolListener listener) {
        this.pool = pool;
        this.listener = listener;
        this.trace = listener instanceof TraceFile file ? file : null;
        this.thread = new DaemonThread(this::tellAll, pool + " events");
        thread.start();
    }

    /** Has something told. Never waits. */
    void add(Consumer<WorkerPoolListener> event) {
        if (!events.offer(event)) {
            lost.incrementAndGet();
        }
    }

    /** There will be no more. */
    void end() {
        isOver = true;
        events.offer(none -> {}); // to wake the thread; if there is no room, it is not waiting
    }

    private void tellAll() {
        List<Consumer<WorkerPoolListener>> batch = new ArrayList<>();
        while (!isOver || !events.isEmpty() || lost.get() > 0) {
            try {
                batch.add(events.take());
                events.drainTo(batch, BATCH - 1);
            } catch (InterruptedException e) {
                // Whoever has interrupted it meant the listener, which has returned: there is more to tell.
            }
            batch.forEach(this::tell);
            batch.clear();
            long count = lost.getAndSet(0);
            if (count > 0) {
                tell(each -> each.eventsLost(count));
            }
            if (trace != null) {
                trace.flush();
            }
        }
        if (trace != null) {
            trace.close();
        }
    }

    private void tell(Consumer<WorkerPoolListener> event) {
        try {
            event.accept(listener);
        } catch (Throwable e) {
            report(e);
        }
        told.incrementAndGet();
    }

    private void report(Throwable thrown) {
        String message = "A listener of " + pool + " threw " + thrown;
        try {
            if (hasThrown) {
                Log.debug(message);
            } else {
                hasThrown = true;
                Log.warning(
                        message + ". It is told of what comes next; if it throws again, that is logged at level DEBUG.",
                        thrown);
            }
        } catch (Throwable e) {
            thread.getUncaughtExceptionHandler().uncaughtException(thread, e);
        }
    }

    /** Waits until all was told, after the end; unless the listener is in one event for too long, or is who waits. */
    void await() {
        if (Thread.currentThread() == thread) {
            return;
        }
        boolean interrupted = false;
        long before = -1;
        while (thread.isAlive() && told.get() != before) {
            before = told.get();
            try {
                thread.join(PATIENCE_MILLIS);
            } catch (InterruptedException e) {
                interrupted = true;
                before = -1;
            }
        }
        if (thread.isAlive()) {
            Log.warning(
                    "A listener of " + pool + " has been in one event for " + PATIENCE_MILLIS
                            + " ms: close() waits for it no longer, and interrupts it; " + events.size()
                            + " events more wait for it",
                    null);
            thread.interrupt();
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
