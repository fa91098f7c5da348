package dev.jfork.telemetry;

import jdk.jfr.Category;
import jdk.jfr.DataAmount;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.FlightRecorder;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import jdk.jfr.Timespan;
import org.jspecify.annotations.Nullable;

/**
 * The events of workers for the JDK's Flight Recorder. Not to be loaded where there is no module {@code jdk.jfr}; the events
 * themselves are loaded only where a recording was started.
 */
@SuppressWarnings("UnusedVariable") // the recorder reads the fields
final class FlightEvents {
    private FlightEvents() {}

    /** Whether there was ever a recording in this JVM. */
    static boolean areWanted() {
        return FlightRecorder.isInitialized();
    }

    /**
     * Tells that a worker was started.
     *
     * @return the event of its end, begun
     */
    static Object started(WorkerTelemetry worker) {
        WorkerEnd end = new WorkerEnd();
        end.begin();
        WorkerStart start = new WorkerStart();
        start.name = worker.name;
        start.method = worker.method;
        start.pid = worker.pid;
        start.queueTime = worker.queueNanos;
        start.bytesIn = worker.bytesIn;
        start.commit();
        return end;
    }

    /** Tells that a worker has ended. */
    static void ended(@Nullable Object begun, WorkerTelemetry worker) {
        WorkerEnd end = begun == null ? new WorkerEnd() : (WorkerEnd) begun;
        end.name = worker.name;
        end.method = worker.method;
        end.pid = worker.pid;
        end.queueTime = worker.queueNanos;
        end.bytesIn = worker.bytesIn;
        end.startUpTime = worker.startUpMillis;
        end.runTime = worker.runNanos;
        end.bytesOut = worker.bytesOut;
        end.exitCode = worker.exitCode;
        end.outcome = worker.outcome;
        end.commit();
    }

    /** Tells that a task was submitted to a pool. Gives the event of its end, or {@code null} if no recording wants it. */
    static @Nullable Object taskBegun() {
        Task task = new Task();
        if (!task.isEnabled()) {
            return null;
        }
        task.begin();
        return task;
    }

    /** Tells that a task has ended. */
    static void taskEnded(Object begun, TaskFacts facts) {
        Task task = (Task) begun;
        task.method = facts.method();
        task.worker = facts.worker();
        task.pid = facts.pid();
        task.queueTime = facts.queueNanos();
        task.sendTime = facts.sendNanos();
        task.runTime = facts.runNanos() < 0 ? WorkerTelemetry.UNKNOWN : facts.runNanos();
        task.receiveTime = facts.receiveNanos();
        task.bytesIn = facts.bytesIn();
        task.bytesOut = facts.bytesOut();
        task.outcome = facts.outcome();
        task.commit();
    }

    @Name("dev.jfork.Task")
    @Label("Task")
    @Description("A task of a pool; lasts from when it was submitted until its outcome was there")
    @Category("jfork")
    @StackTrace(false)
    private static final class Task extends Event {
        @Label("Method")
        @Nullable
        String method;

        @Label("Worker")
        @Nullable
        String worker;

        @Label("Process Id")
        long pid;

        @Label("Queue Time")
        @Description("From when it was submitted until it was sent to a worker, or ended without")
        @Timespan
        long queueTime;

        @Label("Send Time")
        @Description("Until the worker had taken its arguments, if they are large; else 0")
        @Timespan
        long sendTime;

        @Label("Run Time")
        @Description("Of the worker method, its arguments being read included")
        @Timespan
        long runTime;

        @Label("Receive Time")
        @Description("From the first bytes of result or exception to the last, if they came in parts; else 0")
        @Timespan
        long receiveTime;

        @Label("Bytes In")
        @Description("Arguments")
        @DataAmount
        long bytesIn;

        @Label("Bytes Out")
        @Description("Result or exception")
        @DataAmount
        long bytesOut;

        @Label("Outcome")
        @Nullable
        String outcome;
    }

    @Category("jfork")
    @StackTrace(false)
    private abstract static class WorkerEvent extends Event {
        @Label("Name")
        @Nullable
        String name;

        @Label("Method")
        @Nullable
        String method;

        @Label("Process Id")
        long pid;

        @Label("Queue Time")
        @Description("From the call of start() until a JVM was asked for: arguments were copied")
        @Timespan
        long queueTime;

        @Label("Bytes In")
        @Description("What the worker was sent: its arguments, and what it is to run")
        @DataAmount
        long bytesIn;
    }

    @Name("dev.jfork.WorkerStart")
    @Label("Worker Start")
    @Description("A JVM was started for one task")
    private static final class WorkerStart extends WorkerEvent {}

    @Name("dev.jfork.WorkerEnd")
    @Label("Worker End")
    @Description("The JVM of one task has ended; lasts since shortly after its start")
    private static final class WorkerEnd extends WorkerEvent {
        @Label("Start-up Time")
        @Description("From the start of the JVM, or from when a spare got its task, until the worker method began")
        @Timespan(Timespan.MILLISECONDS)
        long startUpTime;

        @Label("Run Time")
        @Description("From the begin of the worker method to its end")
        @Timespan
        long runTime;

        @Label("Bytes Out")
        @Description("What came back: result or exception")
        @DataAmount
        long bytesOut;

        @Label("Exit Code")
        int exitCode;

        @Label("Outcome")
        @Nullable
        String outcome;
    }
}
