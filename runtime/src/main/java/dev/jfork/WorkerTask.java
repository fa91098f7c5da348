package dev.jfork;

import dev.jfork.wire.WireException;
import dev.jfork.wire.WireWriter;
import dev.jfork.wire.WorkerMethod;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One call of a worker method as a value: the method and its arguments, not started. Launchers make them.
 *
 * <p>A task may be started as often as one likes; each start is a process of its own. Immutable as far as its arguments
 * are; they are copied when a process starts, and what happens to them later the worker doesn't see.
 *
 * <p>Serializable, so that it can be kept in a queue or a database, or run by another engine: it is written as the bytes
 * that a worker would get, and its arguments need not be {@code Serializable}. It can be read by a JVM that has the same
 * classes of the worker method, which are looked for through the thread's context class loader, and then through jfork's
 * own. What can't be read throws an {@link java.io.InvalidObjectException}. An {@link java.io.ObjectInputFilter} sees
 * {@code dev.jfork.SerializedTask} and {@code dev.jfork.WorkerTask}, and nothing of the arguments: their codecs make them.
 * So read tasks only from where you would take code from: bytes choose which worker method of the class path is called, and
 * with what.
 *
 * @param <R> what the method returns; {@code Void} for nothing
 * @since 0.1
 */
public final class WorkerTask<R extends @Nullable Object> implements Serializable {
    private static final long serialVersionUID = 1L;

    private final transient WorkerMethod<Record, R> method;
    private final transient Record arguments;

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
     * @throws WireException if an argument can't be written; no JVM is started then
     */
    public WorkerProcess<R> start() {
        return start(WorkerOptions.defaults());
    }

    /**
     * Runs this task in a JVM of its own, now.
     *
     * @param options how to start it; what they don't say is as {@link Worker} says it at the method
     * @return the process, started
     * @throws WorkerStartException if no JVM can be started
     * @throws WireException if an argument can't be written; no JVM is started then
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
     * @param options how to start it; what they don't say is as {@link Worker} says it at the method
     * @return the process, not started
     */
    public WorkerProcess<R> unstarted(WorkerOptions options) {
        return new WorkerProcess<>(this, over(Objects.requireNonNull(options, "options")));
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

    /** The deadline that the method says, or {@code null}. */
    @Nullable
    Duration deadline() {
        Object defaults = method.options();
        return defaults == null ? null : ((WorkerOptions) defaults).deadline();
    }

    /** Options, and where they don't say anything, those of the method. */
    private WorkerOptions over(WorkerOptions options) {
        Object defaults = method.options();
        return defaults == null ? options : options.over((WorkerOptions) defaults);
    }

    /** Writes the arguments, or throws a {@link WireException} that says why it can't. */
    void writeArguments(WireWriter out) {
        try {
            method.writeArguments(out, arguments);
        } catch (StackOverflowError e) {
            throw new WireException(
                    "The arguments of " + method.name() + " are nested too deeply, or contain themselves");
        }
    }

    private @Nullable Object[] values() {
        return method.values(arguments);
    }

    /**
     * Tells whether this is the same call: of the same method, with equal arguments.
     *
     * <p>Arguments are equal as {@code equals} says, but arrays are by what they contain, whether they are the argument or
     * lie in an array, a {@code List}, a {@code Queue}, an {@code Optional} or the values of a {@code Map} of it, at any
     * depth. What lies in anything else, as in a record, a {@code Set} or the keys of a {@code Map}, is compared by that
     * one's own {@code equals}: a record with an array equals only another one with the very same array, unless it says
     * otherwise.
     *
     * @param other what to compare with
     * @return whether it is an equal task
     */
    @Override
    public boolean equals(@Nullable Object other) {
        return this == other
                || (other instanceof WorkerTask<?> that
                        && method.getClass() == that.method.getClass()
                        && ValueEquality.equal(values(), that.values()));
    }

    /** As {@link #equals} compares; that of a task changes as its arguments do. */
    @Override
    public int hashCode() {
        return 31 * method.getClass().hashCode() + ValueEquality.hash(values());
    }

    /**
     * Shows the call, as in {@code demo.Reports.render(source="q3.csv", dpi=300)}. For logs: of long arrays, collections,
     * maps and strings it shows the beginning, and how many more there are.
     */
    @Override
    public String toString() {
        return CallText.of(method.name(), arguments.getClass(), values());
    }

    private Object writeReplace() {
        return new SerializedTask(this);
    }

    /** Bytes that say they are a task itself were not written by one. */
    private void readObject(ObjectInputStream in) throws IOException {
        throw SerializedTask.required();
    }
}
