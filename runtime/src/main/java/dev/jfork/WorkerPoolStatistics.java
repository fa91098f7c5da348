package dev.jfork;

import dev.jfork.pool.Census;
import java.util.Locale;

/**
 * What there is in a {@link WorkerPool} at one moment, and what has happened in it until then. Initializers are not counted
 * as tasks. Each worker is of one kind: {@code starting}, {@code idle}, {@code busy} or {@code ending}.
 *
 * @param starting workers that are not ready yet
 * @param idle workers that have no task
 * @param busy workers that have one
 * @param ending workers that get no more tasks and have none, or are being killed
 * @param waiting tasks that were not begun
 * @param running tasks that are being run
 * @param returned tasks whose method returned
 * @param failed tasks that have no result for another reason than that they were cancelled: the method threw, the worker
 *     died, the deadline passed, or the pool gave up
 * @param cancelled tasks that were cancelled
 * @param retried how often a task was run again since its worker had died
 * @param workersStarted workers that were started
 * @param workersEnded workers that have ended, in whatever way
 * @param bytesIn bytes of arguments of the tasks that were run and have ended
 * @param bytesOut bytes that came back: results and exceptions
 * @since 0.1
 */
public record WorkerPoolStatistics(
        int starting,
        int idle,
        int busy,
        int ending,
        long waiting,
        long running,
        long returned,
        long failed,
        long cancelled,
        long retried,
        long workersStarted,
        long workersEnded,
        long bytesIn,
        long bytesOut) {
    private static final String[] UNITS = {"bytes", "KB", "MB", "GB", "TB", "PB", "EB"};

    static WorkerPoolStatistics of(Census census) {
        return new WorkerPoolStatistics(
                census.starting(),
                census.idle(),
                census.busy(),
                census.ending(),
                census.waiting(),
                census.running(),
                census.returned(),
                census.failed(),
                census.cancelled(),
                census.retried(),
                census.workersStarted(),
                census.workersEnded(),
                census.bytesIn(),
                census.bytesOut());
    }

    /**
     * Counts the workers.
     *
     * @return how many have been started, or are being started, and have not ended
     */
    public int workers() {
        return starting + idle + busy + ending;
    }

    /**
     * Counts the tasks that have ended.
     *
     * @return how many have returned, failed, or were cancelled
     */
    public long ended() {
        return returned + failed + cancelled;
    }

    /** Tells all of it in one line, for people. */
    @Override
    public String toString() {
        return workers() + " workers (" + starting + " starting, " + idle + " idle, " + busy + " busy, " + ending
                + " ending); tasks: " + waiting + " waiting, " + running + " running, " + returned + " returned, "
                + failed
                + " failed, " + cancelled + " cancelled, " + retried + " run again; so far " + workersStarted
                + " workers started, " + workersEnded + " ended, " + size(bytesIn) + " in, " + size(bytesOut) + " out";
    }

    private static String size(long bytes) {
        double value = bytes;
        int unit = 0;
        while (value >= 1000) {
            value /= 1000;
            unit++;
        }
        return unit == 0 ? bytes + " bytes" : String.format(Locale.ROOT, "%.1f %s", value, UNITS[unit]);
    }
}
