package dev.jfork;

import dev.jfork.link.Payload;
import dev.jfork.pool.Dispatcher;
import dev.jfork.pool.Job;
import dev.jfork.pool.JobTimes;
import dev.jfork.pool.Jvm;
import dev.jfork.telemetry.TaskFacts;
import dev.jfork.telemetry.TaskTelemetry;
import dev.jfork.wire.WorkerMethod;
import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReferenceFieldUpdater;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The result of a task that an engine runs.
 *
 * <p>As a {@link Future}, it fails with an {@link ExecutionException} whose cause is a {@link WorkerException}; as a
 * {@link java.util.concurrent.CompletionStage}, with that exception itself. Stages for which no executor is named run in the
 * common pool of this JVM, never in a thread of the engine. What a task returned is read when it is first asked for. Safe for
 * use by many threads, platform and virtual ones.
 *
 * @param <R> what the worker method returns; {@code Void} for nothing
 * @since 0.1
 */
public final class WorkerFuture<R extends @Nullable Object> extends ForwardedStage<R> implements Future<R> {
    // A pool has very many futures, and most are never waited for: so they have updaters, and no atomic objects.
    @SuppressWarnings("rawtypes")
    private static final AtomicReferenceFieldUpdater<WorkerFuture, Consumer> LISTENER =
            AtomicReferenceFieldUpdater.newUpdater(WorkerFuture.class, Consumer.class, "listener");

    @SuppressWarnings("rawtypes")
    private static final AtomicReferenceFieldUpdater<WorkerFuture, CompletableFuture> ENDED =
            AtomicReferenceFieldUpdater.newUpdater(WorkerFuture.class, CompletableFuture.class, "ended");

    private final WorkerTask<R> task;
    private final Dispatcher dispatcher;
    private final TaskJob job;

    private volatile @Nullable TaskResult<R> result; // written before anybody is told
    private volatile @Nullable Consumer<WorkerFuture<?>> listener;
    private volatile @Nullable CompletableFuture<TaskResult<R>> ended; // made when somebody waits
    private volatile boolean isCancelled;

    WorkerFuture(
            WorkerTask<R> task, Dispatcher dispatcher, Payload arguments, @Nullable Duration deadline, int retries) {
        this.task = task;
        this.dispatcher = dispatcher;
        this.job = new TaskJob(task.workerMethod(), arguments, deadline, retries);
    }

    static WorkerTask<?> taskOf(Job job) {
        return ((WorkerFuture<?>.TaskJob) job).task();
    }

    Job job() {
        return job;
    }

    /**
     * Gives the task.
     *
     * @return the task that was submitted
     */
    public WorkerTask<R> task() {
        return task;
    }

    /**
     * Names the worker that runs the task now.
     *
     * @return the name of its process, or nothing where it waits or has ended
     */
    public Optional<String> name() {
        return Optional.ofNullable(dispatcher.runs(job)).map(Jvm::name);
    }

    /**
     * Gives the process id of the worker that runs the task now.
     *
     * @return the process id, or nothing where it waits or has ended
     */
    public OptionalLong pid() {
        Jvm worker = dispatcher.runs(job);
        return worker == null ? OptionalLong.empty() : OptionalLong.of(worker.pid());
    }

    /**
     * Waits until the task has ended, and gives what the worker method returned. As {@code get}, it looks for the outcome of a
     * task that is thought to be short for up to 50 µs, letting other threads go first, before it sleeps.
     *
     * @return the result
     * @throws WorkerFailedException if the method threw
     * @throws WorkerCrashedException if the process ended before the method did
     * @throws WorkerTimeoutException if it was killed at its deadline
     * @throws WorkerStartException if the method was not called
     * @throws CancellationException if it was cancelled
     * @throws InterruptedException if the waiting thread is interrupted; the task goes on
     */
    public R result() throws InterruptedException {
        await();
        return outcome().get();
    }

    @Override
    public R get() throws InterruptedException, ExecutionException {
        await();
        return read();
    }

    @Override
    public R get(long timeout, TimeUnit unit) throws InterruptedException, ExecutionException, TimeoutException {
        if (unit.toMicros(timeout) > 0) {
            look();
        }
        if (result == null) {
            ended().get(timeout, unit);
        }
        return read();
    }

    private R read() throws ExecutionException {
        try {
            return outcome().get();
        } catch (WorkerException e) {
            throw new ExecutionException(e);
        }
    }

    private TaskResult<R> outcome() {
        return Objects.requireNonNull(result);
    }

    @Override
    public boolean isDone() {
        return result != null;
    }

    @Override
    public boolean isCancelled() {
        return isCancelled;
    }

    /**
     * Cancels the task, if it has not ended.
     *
     * @param mayInterruptIfRunning whether the worker is killed if it runs the task: no other task is lost by that, for those
     *     behind it go to other workers. If not, only a task that was not begun can be cancelled.
     * @return whether it was cancelled
     */
    @Override
    public boolean cancel(boolean mayInterruptIfRunning) {
        return dispatcher.cancel(job, mayInterruptIfRunning);
    }

    /**
     * Gives the same as a future of the JDK's.
     *
     * @return a new future; completing or cancelling it does nothing to the task
     */
    @Override
    public CompletableFuture<R> toCompletableFuture() {
        CompletableFuture<R> copy = new CompletableFuture<>();
        var unused = ended().whenCompleteAsync((how, none) -> {
            try {
                copy.complete(how.get());
            } catch (Throwable e) {
                copy.completeExceptionally(e);
            }
        });
        return copy;
    }

    /** Waits until the task has ended, however it does. */
    void await() throws InterruptedException {
        look();
        try {
            if (result == null) {
                ended().get();
            }
        } catch (ExecutionException e) {
            throw new AssertionError(e); // it is only ever completed with a value
        }
    }

    private void look() {
        if (result == null) {
            dispatcher.lookout().lookFor(job);
        }
    }

    /** For who waits. No code of users is behind it. */
    private CompletableFuture<TaskResult<R>> ended() {
        if (ended == null) {
            ENDED.compareAndSet(this, null, new CompletableFuture<>());
        }
        CompletableFuture<TaskResult<R>> awaited = Objects.requireNonNull(ended);
        TaskResult<R> known = result;
        if (known != null) { // since a moment, and who put it there has not seen who waits
            awaited.complete(known);
        }
        return awaited;
    }

    /**
     * Has somebody told when the task has ended, by a thread of the engine or one that waits: it must be short, and none of the
     * user's code.
     */
    void whenEnded(Consumer<WorkerFuture<?>> other) {
        Consumer<WorkerFuture<?>> before;
        do {
            before = listener;
        } while (!LISTENER.compareAndSet(this, before, before == null ? other : before.andThen(other)));
        if (result != null) {
            tell();
        }
    }

    /** Called when there is a result, by who puts it there and by who finds it. */
    @SuppressWarnings("unchecked") // the field says of what
    private void tell() {
        CompletableFuture<TaskResult<R>> awaited = ended;
        if (awaited != null) {
            awaited.complete(outcome());
        }
        Consumer<WorkerFuture<?>> all = LISTENER.getAndSet(this, null);
        if (all != null) {
            all.accept(this);
        }
    }

    /** Whether it has ended and will surely give no result. */
    boolean hasFailed() {
        TaskResult<R> known = result;
        return known != null && known.isFailure();
    }

    /** Nobody will ask for what the method returned. Called when the task has ended. */
    void forget() {
        outcome().forget();
    }

    /** Shows the call, and how far it has come. */
    @Override
    public String toString() {
        Jvm worker = dispatcher.runs(job);
        String state = isDone() ? "done" : worker == null ? "waiting" : "in " + worker.name() + ", pid " + worker.pid();
        return "WorkerFuture[" + task.method() + ", " + state + "]";
    }

    private final class TaskJob extends Job {
        private final WorkerMethod<?, R> method;
        private final @Nullable Duration deadline;
        private final @Nullable TaskTelemetry telemetry = TaskTelemetry.begin();

        TaskJob(WorkerMethod<?, R> method, Payload arguments, @Nullable Duration deadline, int retries) {
            super(method, arguments, deadline == null ? 0 : WorkerProcess.nanos(deadline), retries);
            this.method = method;
            this.deadline = deadline;
        }

        private void end(TaskResult<R> how) {
            if (telemetry != null) {
                telemetry.ended(facts());
            }
            result = how;
            tell();
        }

        private TaskFacts facts() {
            Jvm worker = worker();
            JobTimes times = times();
            return new TaskFacts(
                    method.name(),
                    worker == null ? null : worker.name(),
                    worker == null ? 0 : worker.pid(),
                    times.sent() - times.queued(),
                    times.send(),
                    times.ran(),
                    times.receive(),
                    times.bytesIn(),
                    times.bytesOut(),
                    end().name().toLowerCase(Locale.ROOT));
        }

        WorkerTask<R> task() {
            return task;
        }

        @Override
        protected void returned(Jvm worker, Payload bytes) {
            end(TaskResult.returned(method, worker, bytes));
        }

        @Override
        protected void threw(Jvm worker, Payload thrown) {
            end(TaskResult.threw(method, worker, thrown));
        }

        @Override
        protected void refused(Jvm worker, Payload reason) {
            end(TaskResult.refused(method, worker, reason));
        }

        @Override
        protected void timedOut(Jvm worker) {
            String subject = TaskResult.subject(method, worker);
            Duration limit = Objects.requireNonNull(deadline);
            end(TaskResult.failed(() -> new WorkerTimeoutException(OutcomeReader.late(subject, limit))));
        }

        @Override
        protected void failed(Supplier<? extends RuntimeException> failure) {
            end(TaskResult.failed(failure));
        }

        @Override
        protected void cancelled() {
            isCancelled = true;
            end(TaskResult.failed(() -> new CancellationException(task.method() + " was cancelled")));
        }

        @Override
        protected RuntimeException failure() {
            return outcome().failure();
        }
    }
}
