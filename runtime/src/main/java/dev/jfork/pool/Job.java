package dev.jfork.pool;

import dev.jfork.link.Frame;
import dev.jfork.link.Payload;
import dev.jfork.wire.WorkerMethod;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One task on its way through a pool. It ends by exactly one call of the methods below. These are called by the thread that
 * all of the pool waits for, or by one that waits for the job: they must not run code of the user's, nor block.
 */
public abstract class Job {
    private final WorkerMethod<?, ?> method;
    private final Payload arguments;
    private final long deadlineNanos;

    // What the dispatcher keeps of it, guarded by its lock once it has it.
    private @Nullable MethodInfo info; // written before it is submitted

    @Nullable
    Job next; // where it waits: the link of that list

    @Nullable
    Peer peer; // that has it, from when it was assigned

    long id; // its number there
    long load; // how long it was thought to take, in nanoseconds
    int retriesLeft;
    int sendings; // to how many workers it was given to be sent
    volatile boolean isOver; // read without the lock by who looks for its end
    long queuedNanos; // on the clock of System.nanoTime(), as those below
    long sentNanos;
    long endedNanos;
    long sendNanos; // written by who sends it, without the lock: what is read may be a moment old
    long ranNanos = JobTimes.UNKNOWN;
    long receiveNanos;
    long bytesOut;

    @Nullable
    JobEnd end; // of its last run

    /**
     * Makes a job.
     *
     * @param method the method
     * @param arguments its arguments
     * @param deadlineNanos for how many nanoseconds it may run, 0 for any number
     * @param retries how often it may be run again if its worker dies
     */
    protected Job(WorkerMethod<?, ?> method, Payload arguments, long deadlineNanos, int retries) {
        this.method = method;
        this.arguments = arguments;
        this.deadlineNanos = deadlineNanos;
        this.retriesLeft = retries;
    }

    final WorkerMethod<?, ?> method() {
        return method;
    }

    final Payload arguments() {
        return arguments;
    }

    final void describe(MethodInfo known) {
        info = known;
    }

    final MethodInfo info() {
        return Objects.requireNonNull(info, "info");
    }

    /** Its outcome is there. */
    final void arrived(Arrival outcome) {
        ranNanos = outcome.kind() == Frame.REFUSED ? JobTimes.UNKNOWN : outcome.nanos();
        receiveNanos = outcome.receiveNanos();
        bytesOut = outcome.body().length();
    }

    final long deadlineNanos() {
        return deadlineNanos;
    }

    /**
     * Tells when what became of its last run. To be asked when that has ended, by who is told so.
     *
     * @return the times
     */
    public final JobTimes times() {
        long sent = worker() == null ? endedNanos : sentNanos;
        return new JobTimes(
                queuedNanos, sent, sendNanos, ranNanos, receiveNanos, endedNanos, arguments.length(), bytesOut);
    }

    /**
     * Tells how its last run has ended. To be asked as {@link #times()}.
     *
     * @return how
     */
    public final JobEnd end() {
        return Objects.requireNonNull(end, "end");
    }

    /**
     * Tells who ran it last. To be asked as {@link #times()}.
     *
     * @return its worker, or {@code null} if it was not given to one
     */
    public final @Nullable Jvm worker() {
        return peer == null ? null : peer.jvm;
    }

    /**
     * The method returned.
     *
     * @param worker who ran it
     * @param result the bytes of its result
     */
    protected abstract void returned(Jvm worker, Payload result);

    /**
     * The method threw.
     *
     * @param worker who ran it
     * @param thrown the bytes of a {@link dev.jfork.protocol.ThrownData}
     */
    protected abstract void threw(Jvm worker, Payload thrown);

    /**
     * The worker can't run the method.
     *
     * @param worker who was to run it
     * @param reason the bytes of a string that says why
     */
    protected abstract void refused(Jvm worker, Payload reason);

    /**
     * It was killed at its deadline.
     *
     * @param worker who ran it
     */
    protected abstract void timedOut(Jvm worker);

    /**
     * It has no result for a reason that is not its own.
     *
     * @param failure makes the exception for whoever waits, a new one each time
     */
    protected abstract void failed(Supplier<? extends RuntimeException> failure);

    /** It was cancelled. */
    protected abstract void cancelled();

    /**
     * Makes the exception that says why it has no result. Asked only where it has none, and has ended.
     *
     * @return a new exception
     */
    protected abstract RuntimeException failure();
}
