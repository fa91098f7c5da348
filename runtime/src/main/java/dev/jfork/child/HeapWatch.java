package dev.jfork.child;

import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Sees when what tasks leave behind fills the heap, so that this worker had better be replaced. */
final class HeapWatch {
    /** A full collection takes its time: not more often. */
    private static final long PAUSE_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final long limit;
    private long checkedNanos = System.nanoTime() - PAUSE_NANOS;
    private boolean told;

    /** Takes how many bytes may stay in use, or 0 for any number. */
    HeapWatch(long limit) {
        this.limit = limit;
    }

    /** Whether this is to be told now: once, when a collection didn't help, or a task found no memory. */
    boolean isFull(long now, @Nullable Throwable thrown) {
        if (told) {
            return false;
        }
        if (thrown instanceof OutOfMemoryError) {
            told = true;
        } else if (limit > 0 && used() > limit && now - checkedNanos >= PAUSE_NANOS) {
            checkedNanos = now;
            System.gc();
            told = used() > limit;
        }
        return told;
    }

    private static long used() {
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
