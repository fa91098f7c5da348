package dev.jfork.pool;

import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Where jobs are left while all workers are busy: whoever submits one doesn't wait for a lock then, which the thread that
 * hears the workers has most of the time. {@link #offer} is for any thread, all else for who has the dispatcher's lock.
 */
final class Inbox {
    private static final Object SHUT = new Object();

    // SHUT, or the job that came last, which has the one before it as its next one, or null.
    private final AtomicReference<@Nullable Object> newest = new AtomicReference<>(SHUT);

    /** Leaves a job. Tells whether it was taken: not while the inbox is shut. */
    boolean offer(Job job) {
        Object known;
        do {
            known = newest.get();
            if (known == SHUT) {
                job.next = null;
                return false;
            }
            job.next = (Job) known;
        } while (!newest.compareAndSet(known, job));
        return true;
    }

    void open() {
        newest.compareAndSet(SHUT, null);
    }

    /** Moves what has come to the end of a queue, in the order in which it came. Tells how many these are. */
    int drainTo(JobQueue queue) {
        return newest.get() instanceof Job ? take(null, queue) : 0;
    }

    /** Takes no more jobs, and moves to a queue what has come until then. Tells how many these are. */
    int shut(JobQueue queue) {
        return newest.get() == SHUT ? 0 : take(SHUT, queue);
    }

    private int take(@Nullable Object left, JobQueue queue) {
        Job oldest = null;
        for (Job job = (Job) newest.getAndSet(left); job != null; ) {
            Job before = job.next;
            job.next = oldest;
            oldest = job;
            job = before;
        }
        int count = 0;
        for (Job job = oldest; job != null; count++) {
            Job next = job.next;
            job.next = null;
            queue.add(job);
            job = next;
        }
        return count;
    }
}
