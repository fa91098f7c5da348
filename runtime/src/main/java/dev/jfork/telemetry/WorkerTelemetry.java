package dev.jfork.telemetry;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Tells the log and the Flight Recorder of one worker. Nothing that goes wrong here goes wrong with the worker. For the
 * thread that tends it; a cold JVM takes its time to load what is needed here, so not before the child JVM is on its way.
 */
public final class WorkerTelemetry {
    /** What the Flight Recorder shows as "N/A". */
    static final long UNKNOWN = Long.MIN_VALUE;

    private static final boolean HAS_FLIGHT_RECORDER =
            ModuleLayer.boot().findModule("jdk.jfr").isPresent();

    final String name;
    final String method;
    final long pid;
    final long queueNanos;
    final long bytesIn;
    long startUpMillis = UNKNOWN;
    long runNanos = UNKNOWN;
    long bytesOut;
    int exitCode;
    String outcome = "";

    private final long startMillis;
    private @Nullable Object endEvent;

    /**
     * Describes a worker.
     *
     * @param name its name
     * @param method the method that it runs
     * @param pid its process id
     * @param startMillis when its JVM was started, in milliseconds since the epoch
     * @param queueNanos how many nanoseconds it took from the call of {@code start()} until then
     * @param bytesIn how many bytes it is sent
     */
    public WorkerTelemetry(String name, String method, long pid, long startMillis, long queueNanos, long bytesIn) {
        this.name = name;
        this.method = method;
        this.pid = pid;
        this.startMillis = startMillis;
        this.queueNanos = queueNanos;
        this.bytesIn = bytesIn;
    }

    /** Tells the Flight Recorder that the worker was started. */
    public void started() {
        try {
            if (isRecorded()) {
                endEvent = FlightEvents.started(this);
            }
        } catch (Throwable e) {
            report(e);
        }
    }

    /** Tells the log the same. Only when the worker has been sent its task: it is not to wait for a logger to be found. */
    public void sent() {
        try {
            if (Log.isDebug()) {
                Log.debug(subject() + " was started: " + bytesIn + " bytes in");
            }
        } catch (Throwable e) {
            report(e);
        }
    }

    /**
     * Tells that the worker has ended.
     *
     * @param exit its exit code, or -1 if it isn't known
     * @param words how it ended
     * @param left the file of its outcome
     */
    public void ended(int exit, String words, RandomAccessFile left) {
        try {
            boolean recorded = isRecorded();
            if (!recorded && !Log.isDebug()) {
                return;
            }
            exitCode = exit;
            outcome = words;
            readTimes(left);
            if (recorded) {
                FlightEvents.ended(endEvent, this);
            }
            if (Log.isDebug()) {
                Log.debug(subject() + " has ended: " + words + times() + ", " + bytesOut + " bytes out, exit code "
                        + exit);
            }
        } catch (Throwable e) {
            report(e);
        }
    }

    static boolean isRecorded() {
        return HAS_FLIGHT_RECORDER && FlightEvents.areWanted();
    }

    private void readTimes(RandomAccessFile left) {
        try {
            bytesOut = left.length();
            left.seek(1); // behind the kind of report
            long began = Long.reverseBytes(left.readLong());
            long ran = Long.reverseBytes(left.readLong());
            if (began != 0) {
                startUpMillis = Math.max(0, began - startMillis); // clocks of the wall may be set
                runNanos = ran;
            }
        } catch (IOException e) {
            // The worker has not come as far.
        }
    }

    private String times() {
        return runNanos == UNKNOWN
                ? ""
                : ", " + startUpMillis + " ms to start up, " + TimeUnit.NANOSECONDS.toMillis(runNanos) + " ms to run";
    }

    private String subject() {
        return name + " (pid " + pid + ", " + method + ")";
    }

    /** What is told to is the application's: a logger that throws, a recorder without room. */
    static void report(Throwable thrown) {
        Thread thread = Thread.currentThread();
        thread.getUncaughtExceptionHandler().uncaughtException(thread, thrown);
    }
}
