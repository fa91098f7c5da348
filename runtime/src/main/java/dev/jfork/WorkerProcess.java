package dev.jfork;

import dev.jfork.spawn.Alarm;
import dev.jfork.spawn.ExpectedOutcome;
import dev.jfork.spawn.ProcessTree;
import java.io.IOException;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A JVM that runs one task. To its parent it is what a thread is: it is started once, has a name, and keeps the parent up
 * until it has ended, unless it is a daemon. Unlike a thread it can be killed, and never outlives its parent.
 *
 * <pre>{@code
 * WorkerOptions patient = WorkerOptions.defaults().deadline(Duration.ofSeconds(30));
 * try (WorkerProcess<Summary> process = RenderLauncher.with(patient).start("q3.csv", 300)) {
 *     return process.result();
 * }
 * }</pre>
 *
 * <p>Arguments are copied when the process is started. Its standard output and error are those of this JVM, unless
 * {@link WorkerOptions} say otherwise; its {@code System.in} is empty. Safe for use by many threads.
 *
 * @param <R> what the worker method returns; {@code Void} for nothing
 * @since 0.1
 */
public final class WorkerProcess<R extends @Nullable Object> implements AutoCloseable {
    private final WorkerTask<R> task;
    private final WorkerOptions options;
    private final String lineage;
    private final String name;

    private final AtomicBoolean claimed = new AtomicBoolean();
    private final CompletableFuture<Ending<R>> ended = new CompletableFuture<>();
    private final CountDownLatch over = new CountDownLatch(1); // before "ended": nobody waits for another's callbacks
    private volatile @Nullable Ending<R> ending;
    private volatile @Nullable ExpectedOutcome expected; // none before the process is there
    private volatile @Nullable ProcessTree tree; // set after that
    private volatile @Nullable StandardStreams streams;
    private volatile @Nullable EndRequest request;
    private @Nullable Runnable cancelDeadline; // written before the thread that tends the process is started
    private volatile long endedNanos; // on the clock of System.nanoTime(); written before "over"

    WorkerProcess(WorkerTask<R> task, WorkerOptions options) {
        this.task = task;
        this.options = options;
        this.lineage = ThisProcess.nextLineage();
        this.name = options.name().orElse("Process-" + lineage);
    }

    /**
     * Finds the processes that this JVM has started and that have not ended. One that is just being started is none yet.
     *
     * @return a copy, in no order
     */
    public static Set<WorkerProcess<?>> active() {
        return ActiveWorkers.all();
    }

    /**
     * Starts the JVM. Returns as soon as the operating system has it; it takes its arguments from a copy.
     *
     * @return this process
     * @throws IllegalStateException if it was started before, or this JVM is shutting down
     * @throws WorkerStartException if no JVM can be started; what the new JVM itself refuses is thrown by {@link #result()}
     * @throws dev.jfork.wire.WireException if an argument can't be written; nothing is started then
     */
    public WorkerProcess<R> start() {
        if (!claimed.compareAndSet(false, true)) {
            throw new IllegalStateException(
                    name + " was started before. A process runs once: start its task again for another one.");
        }
        try {
            ActiveWorkers.add(this);
            launch();
            return this;
        } catch (IOException e) {
            String message = "Can't start " + name + " for " + task.method() + ". " + e.getMessage();
            notStarted(() -> new WorkerStartException(message, e));
            throw new WorkerStartException(message, e);
        } catch (RuntimeException | Error e) {
            String message = "Can't start " + name + " for " + task.method() + ": " + e;
            notStarted(() -> new WorkerStartException(message, e));
            throw e;
        }
    }

    private void launch() throws IOException {
        Launching launching = new Launching(task, options, name, lineage);
        ChildJvm jvm = launching.launch();
        try {
            StreamChoice choice = options.streams();
            StandardStreams read = choice == null ? null : new StandardStreams(name, choice, jvm.process());
            streams = read;
            expected = jvm.outcome();
            tree = jvm.tree();
            Thread tending = new Tending<>(this, jvm, new OutcomeReader<>(task.workerMethod(), name, jvm, read));
            tending.setDaemon(options.isDaemon());
            ActiveWorkers.prepareEnd();
            Duration deadline = options.deadline();
            if (deadline != null) { // not for Tending, which may be stuck in sending the arguments
                long left = nanos(deadline) - (System.nanoTime() - launching.begunNanos());
                cancelDeadline = Alarm.set(left, () -> killAt(deadline));
            }
            tending.start();
        } catch (OutOfMemoryError e) { // "unable to create native thread"
            jvm.discard();
            throw new IOException(
                    "There is no room for a thread that waits for it (" + e.getMessage()
                            + "). Start fewer at once, or raise the limit of processes and threads (ulimit -u).",
                    e);
        } catch (RuntimeException | Error e) {
            jvm.discard();
            throw e;
        }
        if (ActiveWorkers.isClosed()) {
            kill(ActiveWorkers.REASON);
        }
    }

    /**
     * Names the process.
     *
     * @return the name it was given, or {@code Process-} and its number: the third one made in the main process is
     *     {@code Process-3}, the first one made in that is {@code Process-3:1}
     */
    public String name() {
        return name;
    }

    /**
     * Gives the process id.
     *
     * @return the process id
     * @throws IllegalStateException if the process has not been started
     */
    public long pid() {
        return tree().root().pid();
    }

    /**
     * Gives the process to those who want to know more of it.
     *
     * @return the handle
     * @throws IllegalStateException if the process has not been started
     */
    public ProcessHandle toHandle() {
        return tree().root().toHandle();
    }

    /**
     * Tells whether the process runs.
     *
     * @return whether it was started and has not ended
     */
    public boolean isAlive() {
        return isSpawned() && ending == null;
    }

    /**
     * Waits until the process has ended.
     *
     * @throws InterruptedException if the waiting thread is interrupted; the process goes on
     * @throws IllegalStateException if the process has not been started
     */
    public void join() throws InterruptedException {
        ending();
    }

    /**
     * Waits until the process has ended, but not for ever.
     *
     * @param timeout how long to wait at most; with zero or less, only looks
     * @return whether the process has ended
     * @throws InterruptedException if the waiting thread is interrupted; the process goes on
     * @throws IllegalStateException if the process has not been started
     */
    public boolean join(Duration timeout) throws InterruptedException {
        requireStarted();
        return over.await(nanos(timeout), TimeUnit.NANOSECONDS);
    }

    /**
     * Waits until the process has ended, and gives what the worker method returned.
     *
     * @return the result
     * @throws WorkerFailedException if the method threw
     * @throws WorkerCrashedException if the process ended before the method did
     * @throws WorkerTimeoutException if it was killed at its deadline, before the method had ended
     * @throws WorkerStartException if the method was not called
     * @throws InterruptedException if the waiting thread is interrupted; the process goes on
     * @throws IllegalStateException if the process has not been started
     */
    public R result() throws InterruptedException {
        Ending<R> how = ending();
        if (how.failure() != null) {
            ActiveWorkers.awaitEndOfThisJvm(how.exitCode(), endedNanos);
        }
        return how.result(task.method());
    }

    /**
     * Gives the result as a future: completed when the process has ended, with what {@link #result()} returns or throws.
     *
     * @return a new future; completing or cancelling it does nothing to the process
     */
    public CompletableFuture<R> future() {
        return ended.thenApply(how -> how.result(task.method()));
    }

    /**
     * Gives the exit code, as the JDK does: 0 where the method returned, 1 where it threw, {@code n} where it called
     * {@code System.exit(n)}, 128 and the signal's number where a signal ended the process.
     *
     * @return the exit code, or nothing as long as the process has not ended
     */
    public OptionalInt exitCode() {
        Ending<R> known = ending;
        return known == null ? OptionalInt.empty() : known.exitCode();
    }

    /**
     * Tells how the process ended.
     *
     * @return the outcome, or nothing as long as the process has not ended
     */
    public Optional<Outcome<R>> outcome() {
        Ending<R> known = ending;
        return known == null ? Optional.empty() : known.outcome();
    }

    /**
     * Gives what the process has printed to standard output, where that is {@linkplain WorkerOutput#capture captured}.
     *
     * @return the text so far; of a process that has ended, all
     * @throws IllegalStateException if it is not captured, or the process has not been started
     */
    public String standardOutput() {
        return printed(false);
    }

    /**
     * Gives what the process has printed to standard error, where that is {@linkplain WorkerOutput#capture captured}.
     *
     * @return the text so far; of a process that has ended, all
     * @throws IllegalStateException if it is not captured, or the process has not been started
     */
    public String standardError() {
        return printed(true);
    }

    private String printed(boolean isError) {
        tree();
        StandardStreams read = streams;
        if (read == null) {
            throw StandardStreams.notCaptured(name, isError);
        }
        return read.text(isError);
    }

    /**
     * Asks the process and all its descendants to end (SIGTERM): their shutdown hooks run. What has not ended 5 seconds
     * later is killed. Returns at once; does nothing to a process that has ended.
     *
     * @throws IllegalStateException if the process has not been started
     */
    public void terminate() {
        terminate("terminate() was called");
    }

    /**
     * Kills the process and all its descendants (SIGKILL). Returns at once; does nothing to a process that has ended.
     *
     * @throws IllegalStateException if the process has not been started
     */
    public void kill() {
        kill("kill() was called");
    }

    /**
     * Waits until the process has ended. A thread that is interrupted while it waits terminates the process, waits on, and
     * is interrupted when it returns. Does nothing for a process that has not been started.
     */
    @Override
    public void close() {
        if (!isSpawned()) {
            return;
        }
        boolean interrupted = false;
        while (true) {
            try {
                ending();
                break;
            } catch (InterruptedException e) {
                interrupted = true;
                terminate("the thread that waited in close() was interrupted");
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Shows the name, the method, and how far it has come. */
    @Override
    public String toString() {
        ProcessTree spawned = tree;
        Ending<R> known = ending;
        String state;
        if (known != null) {
            state = "exit code "
                    + (known.exitCode().isPresent() ? known.exitCode().getAsInt() : "unknown");
        } else {
            state = spawned == null ? "not started" : "pid " + spawned.root().pid();
        }
        return "WorkerProcess[" + name + ", " + task.method() + ", " + state + "]";
    }

    void terminate(String reason) {
        requested(reason).terminate();
    }

    void kill(String reason) {
        requested(reason).kill();
    }

    /** Has somebody told how the process ended, by the thread that has tended it. */
    void whenEnded(Consumer<Ending<R>> told) {
        var unused = ended.thenAccept(told); // what it throws is nobody else's
    }

    /**
     * As {@link #terminate()}, but for who comes back to ask again, and to kill. In a JVM that has not booted, nothing runs that
     * could end well, and JDK 17 prints an InternalError if it is asked to just then: that is killed.
     */
    void ask(String reason) {
        ProcessTree spawned = requested(reason);
        if (spawned.root().isAlive() && !Objects.requireNonNull(expected).isOpened()) {
            spawned.kill();
        } else {
            spawned.ask();
        }
    }

    /** If somebody has asked the process to end before, that is named as the reason. */
    private void killAt(Duration deadline) {
        ProcessTree spawned = tree();
        if (!spawned.root().isAlive()) {
            return; // though what it printed may not all be read
        }
        if (request == null) {
            request = EndRequest.at(deadline);
        }
        spawned.kill();
    }

    /** Whether there is a process: not yet, for one that is just being started. */
    boolean isSpawned() {
        return tree != null;
    }

    @Nullable
    EndRequest request() {
        return request;
    }

    void ended(Ending<R> how) {
        over(how);
        try {
            if (how.failure() != null) {
                ActiveWorkers.awaitEndOfThisJvm(how.exitCode(), endedNanos);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // then now
        }
        ended.complete(how);
    }

    private void notStarted(Supplier<WorkerException> failure) {
        Ending<R> how = Ending.notStarted(failure);
        over(how);
        ended.complete(how);
    }

    private void over(Ending<R> how) {
        ActiveWorkers.remove(this);
        if (cancelDeadline != null) {
            cancelDeadline.run();
        }
        endedNanos = System.nanoTime();
        ending = how;
        over.countDown();
    }

    private ProcessTree requested(String reason) {
        ProcessTree spawned = tree();
        EndRequest earlier = request;
        if (spawned.root().isAlive() && (earlier == null || earlier.deadline() == null)) {
            request = EndRequest.because(reason);
        }
        return spawned;
    }

    private Ending<R> ending() throws InterruptedException {
        requireStarted();
        over.await();
        return Objects.requireNonNull(ending);
    }

    private void requireStarted() {
        if (!claimed.get()) {
            throw notStarted();
        }
    }

    private ProcessTree tree() {
        boolean isOver = ending != null; // to be read first
        ProcessTree spawned = tree;
        if (spawned == null) {
            throw claimed.get()
                    ? new IllegalStateException(name + (isOver ? " could not be started" : " is being started"))
                    : notStarted();
        }
        return spawned;
    }

    private IllegalStateException notStarted() {
        return new IllegalStateException(name + " has not been started: call start() first");
    }

    static long nanos(Duration timeout) {
        try {
            return Math.max(0, timeout.toNanos());
        } catch (ArithmeticException e) {
            return timeout.isNegative() ? 0 : Long.MAX_VALUE;
        }
    }
}
