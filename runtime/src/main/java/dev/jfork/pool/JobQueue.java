package dev.jfork.pool;

import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/**
 * Jobs that wait for a worker, in order. They are linked to each other, so that none is lost for want of memory. Not safe for
 * use by many threads.
 */
final class JobQueue {
    private @Nullable Job first;
    private @Nullable Job last;
    private int size;

    boolean isEmpty() {
        return first == null;
    }

    int size() {
        return size;
    }

    @Nullable
    Job peek() {
        return first;
    }

    void add(Job job) {
        if (last == null) {
            first = job;
        } else {
            last.next = job;
        }
        last = job;
        size++;
    }

    void addFirst(Job job) {
        if (first == null) {
            last = job;
        }
        job.next = first;
        first = job;
        size++;
    }

    Job remove() {
        Job job = first;
        if (job == null) {
            throw new NoSuchElementException();
        }
        unlink(null, job);
        return job;
    }

    /** Removes a job, and tells whether it was there. Takes time in proportion to its place. */
    boolean remove(Job job) {
        Job before = null;
        for (Job each = first; each != null; each = each.next) {
            if (each == job) {
                unlink(before, job);
                return true;
            }
            before = each;
        }
        return false;
    }

    private void unlink(@Nullable Job before, Job job) {
        if (before == null) {
            first = job.next;
        } else {
            before.next = job.next;
        }
        if (last == job) {
            last = before;
        }
        job.next = null; // an old job that is done must not keep young ones alive
        size--;
    }

    /** Removes all. */
    List<Job> removeAll() {
        List<Job> all = new ArrayList<>(size);
        while (!isEmpty()) {
            all.add(remove());
        }
        return all;
    }
}
