package dev.jfork;

import dev.jfork.wire.WorkerMethod;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One call of a worker method as a value: the method and its arguments, not started. Launchers make them.
 *
 * <p>A task may be started as often as one likes; each start is a process of its own. Immutable as far as its arguments
 * are; they are copied when a process starts, and what happens to them later the worker doesn't see.
 *
 * @param <R> what the method returns; {@code Void} for nothing
 * @since 0.1
 */
public final class WorkerTask<R extends @Nullable Object> {
    private final WorkerMethod<Record, R> method;
    private final Record arguments;

    private WorkerTask(WorkerMethod<Record, R> method, Record arguments) {
        this.method = method;
        this.arguments = arguments;
    }

    /**
     * Makes a task. Called by launchers.
     *
     * @param method the worker method
     * @param arguments its arguments
     * @param <A> the launcher's arguments record
     * @param <R> what the method returns
     * @return the task
     */
    @SuppressWarnings("unchecked") // the arguments are of the method's own type: A is forgotten, never mixed up
    public static <A extends Record, R extends @Nullable Object> WorkerTask<R> of(
            WorkerMethod<A, R> method, A arguments) {
        Objects.requireNonNull(method, "method");
        Objects.requireNonNull(arguments, "arguments");
        return new WorkerTask<>((WorkerMethod<Record, R>) method, arguments);
    }

    /**
     * Runs this task in a JVM of its own, now.
     *
     * @return the process, started
     * @throws WorkerStartException if no JVM can be started
     */
    public WorkerProcess<R> start() {
        return start(WorkerOptions.defaults());
    }

    /**
     * Runs this task in a JVM of its own, now.
     *
     * @param options how to start it
     * @return the process, started
     * @throws WorkerStartException if no JVM can be started
     */
    public WorkerProcess<R> start(WorkerOptions options) {
        WorkerProcess<R> process = unstarted(options);
        process.start();
        return process;
    }

    /**
     * Makes a process for this task that has its name and number already, and is started later.
     *
     * @return the process, not started
     */
    public WorkerProcess<R> unstarted() {
        return unstarted(WorkerOptions.defaults());
    }

    /**
     * Makes a process for this task that has its name and number already, and is started later.
     *
     * @param options how to start it
     * @return the process, not started
     */
    public WorkerProcess<R> unstarted(WorkerOptions options) {
        return new WorkerProcess<>(this, Objects.requireNonNull(options, "options"));
    }

    /**
     * Names the worker method.
     *
     * @return its qualified name, as in {@code demo.Reports.render}
     */
    public String method() {
        return method.name();
    }

    /**
     * Gives the arguments of the call.
     *
     * @return the launcher's arguments record
     */
    public Record arguments() {
        return arguments;
    }

    WorkerMethod<Record, R> workerMethod() {
        return method;
    }

    /** Shows the call, as in {@code demo.Reports.render Args[source=q3.csv, dpi=300]}. */
    @Override
    public String toString() {
        return method.name() + " " + arguments;
    }
}
