package dev.jfork.telemetry;

import org.jspecify.annotations.Nullable;

/** Tells the Flight Recorder of one task of a pool. Nothing that goes wrong here goes wrong with the task. */
public final class TaskTelemetry {
    private final Object event;

    private TaskTelemetry(Object event) {
        this.event = event;
    }

    /**
     * Begins with a task, if there is a recording that wants it: else this takes a few nanoseconds.
     *
     * @return the task's telemetry, or {@code null} if nobody asks for it
     */
    public static @Nullable TaskTelemetry begin() {
        try {
            Object event = WorkerTelemetry.isRecorded() ? FlightEvents.taskBegun() : null;
            return event == null ? null : new TaskTelemetry(event);
        } catch (Throwable e) {
            WorkerTelemetry.report(e);
            return null;
        }
    }

    /**
     * Tells that the task has ended, now.
     *
     * @param task what is known of it
     */
    public void ended(TaskFacts task) {
        try {
            FlightEvents.taskEnded(event, task);
        } catch (Throwable e) {
            WorkerTelemetry.report(e);
        }
    }
}
