package dev.jfork;

import dev.jfork.link.Encoder;
import dev.jfork.link.Payload;
import dev.jfork.pool.Dispatcher;
import dev.jfork.pool.Job;
import dev.jfork.pool.Observer;
import dev.jfork.pool.PoolSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Runs tasks in JVMs that stay up: so a task starts in microseconds, not in the time of a JVM's start. Its workers are killed,
 * crash and are replaced without harm to any task but the one that they run.
 *
 * <pre>{@code
 * try (WorkerPool pool = WorkerPool.ofSize(8)) {
 *     List<Summary> all = pool.map(paths, path -> RenderLauncher.task(path, 300));
 * }
 * }</pre>
 *
 * <p>What a task leaves in statics, system properties and threads, the next one in the same worker finds:
 * {@link Builder#recycleAfter} and {@link Builder#fresh} limit that. Workers are daemons; this JVM stays up until all that
 * was submitted has ended. A worker may have a pool of its own.
 *
 * <p>A task is run at most once, unless its method is {@link Worker#idempotent()} and the pool has {@link Builder#retries}.
 * Safe for use by many threads, platform and virtual ones.
 *
 * @since 0.1
 */
public final class WorkerPool implements WorkerEngine, AutoCloseable {
    private final Dispatcher dispatcher;
    private final int retries;
    private final @Nullable Duration deadline;
    private final List<EventDelivery> deliveries;

    private WorkerPool(Builder builder) {
        this.retries = builder.retries;
        this.deadline = builder.options.deadline();
        WorkerTask<?> first = builder.initializer;
        Payload arguments = first == null ? Payload.EMPTY : Encoder.encode(first::writeArguments);
        TraceFile trace = builder.openTrace();
        this.deliveries = builder.deliveries(trace);
        GiveUpLog log = new GiveUpLog(builder.name());
        try {
            this.dispatcher = new Dispatcher(
                    builder.settings(deliveries.isEmpty() ? log : new PoolEvents(deliveries, log)),
                    new PoolJvms(builder.options, builder.fullHeap),
                    first == null ? null : () -> future(first, arguments, 0).job());
        } catch (IOException e) {
            deliveries.forEach(EventDelivery::end);
            throw new WorkerStartException("Can't open a pool. " + e.getMessage(), e);
        }
        if (trace != null) {
            trace.countWith(this::statistics);
        }
    }

    /**
     * Opens a pool with a worker for each processor that this JVM may use.
     *
     * @return the pool
     * @throws WorkerStartException if there is no place for its files
     */
    public static WorkerPool open() {
        return builder().open();
    }

    /**
     * Opens a pool.
     *
     * @param workers how many workers it has, 1 or more
     * @return the pool
     * @throws IllegalArgumentException if that is less than 1
     * @throws WorkerStartException if there is no place for its files
     */
    public static WorkerPool ofSize(int workers) {
        return builder().size(workers).open();
    }

    /**
     * Begins to say how a pool is to be.
     *
     * @return a builder, with the defaults
     */
    public static Builder builder() {
        return new Builder();
    }

    @Override
    public <R extends @Nullable Object> WorkerFuture<R> submit(WorkerTask<R> task) {
        int runs = task.workerMethod().isIdempotent() ? retries : 0;
        WorkerFuture<R> future = future(task, Encoder.encode(task::writeArguments), runs);
        dispatcher.submit(future.job());
        return future;
    }

    private <R extends @Nullable Object> WorkerFuture<R> future(WorkerTask<R> task, Payload arguments, int runs) {
        Duration limit = task.deadline();
        return new WorkerFuture<>(task, dispatcher, arguments, limit == null ? deadline : limit, runs);
    }

    /**
     * Changes how many workers there are. Those that are too many end when they have done what they were given.
     *
     * @param workers how many, 1 or more; of an elastic pool this is the most
     * @throws IllegalArgumentException if that is less than 1
     */
    public void resize(int workers) {
        dispatcher.resize(requirePositive("workers", workers));
    }

    /**
     * Counts what there is in the pool now, and what has happened in it so far. May be asked at any time, also when the pool
     * is closed; takes microseconds.
     *
     * @return the figures, all of one moment
     */
    public WorkerPoolStatistics statistics() {
        return WorkerPoolStatistics.of(dispatcher.census());
    }

    /**
     * Tells whether the pool takes no more tasks.
     *
     * @return whether it was closed or shut down, or has given up since its workers were of no use
     */
    public boolean isClosed() {
        return dispatcher.isClosed();
    }

    /**
     * Takes no more tasks, waits until all that were submitted have ended, and ends the workers. A thread that is interrupted
     * while it waits shuts the pool down as {@link #shutdownNow()} does, waits on, and is interrupted when it returns.
     */
    @Override
    public void close() {
        close(Long.MAX_VALUE);
    }

    /**
     * Takes no more tasks, waits until all that were submitted have ended, but not for ever, and ends the workers. If not all
     * have ended by then, the pool is shut down as by {@link #shutdownNow()}. A thread that is interrupted while it waits does
     * so at once, and is interrupted when it returns.
     *
     * @param timeout how long to wait at most
     * @return the tasks that were not begun
     */
    public List<WorkerTask<?>> close(Duration timeout) {
        return close(WorkerProcess.nanos(timeout));
    }

    private List<WorkerTask<?>> close(long nanos) {
        List<WorkerTask<?>> unbegun = List.of();
        boolean interrupted = false;
        boolean ended = false;
        long patience = nanos;
        while (!ended) {
            try {
                ended = dispatcher.close(patience);
            } catch (InterruptedException e) {
                interrupted = true;
            }
            if (!ended && unbegun.isEmpty()) {
                unbegun = shutdownNow();
            }
            patience = Long.MAX_VALUE;
        }
        for (EventDelivery each : deliveries) { // no method reference, lest its class be loaded where nobody listens
            each.await();
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        return unbegun;
    }

    /**
     * Takes no more tasks, cancels those that were not begun, and kills the workers: the tasks that they run fail with a
     * {@link WorkerCrashedException}. Returns at once.
     *
     * @return the tasks that were not begun
     */
    public List<WorkerTask<?>> shutdownNow() {
        List<WorkerTask<?>> unbegun = new ArrayList<>();
        for (Job job : dispatcher.shutDownNow()) {
            unbegun.add(WorkerFuture.taskOf(job));
        }
        return unbegun;
    }

    private static int requirePositive(String name, int value) {
        if (value < 1) {
            throw new IllegalArgumentException(name + "(" + value + "): take 1 or more");
        }
        return value;
    }

    /**
     * How a pool is to be. What isn't said is as each method tells. Not safe for use by many threads.
     *
     * @since 0.1
     */
    public static final class Builder {
        private static final Duration IDLE = Duration.ofMinutes(1);

        private int least = Runtime.getRuntime().availableProcessors();
        private int most = least;
        private Duration idle = IDLE;
        private WorkerOptions options = WorkerOptions.defaults();
        private long recycleAfter;
        private long fullHeap;
        private @Nullable WorkerTask<?> initializer;
        private int queueLimit;
        private boolean refuses;
        private int retries;
        private final List<WorkerPoolListener> listeners = new ArrayList<>();
        private @Nullable Path trace;

        private Builder() {}

        /**
         * Says how many workers there are; by default, one for each processor that this JVM may use.
         *
         * @param workers how many, 1 or more
         * @return this builder
         */
        public Builder size(int workers) {
            return size(workers, workers);
        }

        /**
         * Makes the pool elastic: a worker is started when a task waits for one, and ended when it has long been idle.
         *
         * @param atLeast how many workers there are always, 0 or more
         * @param atMost how many there are at most, 1 or more
         * @return this builder
         */
        public Builder size(int atLeast, int atMost) {
            if (atLeast < 0 || atMost < 1 || atMost < atLeast) {
                throw new IllegalArgumentException(
                        "size(" + atLeast + ", " + atMost + "): take 0 or more, and 1 or more that is not less");
            }
            least = atLeast;
            most = atMost;
            return this;
        }

        /**
         * Says after how long an idle worker of an elastic pool is ended; by default, after a minute.
         *
         * @param timeout how long
         * @return this builder
         */
        public Builder idleTimeout(Duration timeout) {
            idle = Objects.requireNonNull(timeout, "timeout");
            return this;
        }

        /**
         * Says how the workers' JVMs are started: heap, JVM options, environment, streams and more. A name is that of all: of
         * {@code "render"}, the first worker is {@code render-1}. A deadline is one for each task, from when it is begun; one
         * of the task's method goes before it, while what else that method's annotation says of its process counts nothing
         * here. Workers are daemons, whatever is said.
         *
         * @param value the options
         * @return this builder
         */
        public Builder options(WorkerOptions value) {
            options = Objects.requireNonNull(value, "value");
            return this;
        }

        /**
         * Has a worker replaced when it has run so many tasks; by default it never is.
         *
         * @param tasks how many, 1 or more
         * @return this builder
         */
        public Builder recycleAfter(int tasks) {
            recycleAfter = requirePositive("recycleAfter", tasks);
            return this;
        }

        /**
         * Has each task run in a new process: as {@code recycleAfter(1)}. The process may be there before the task is.
         *
         * @return this builder
         */
        public Builder fresh() {
            return recycleAfter(1);
        }

        /**
         * Has a worker replaced when tasks have left so much in its heap that a collection finds more in use than this. It is
         * looked at after a task, at most once a second. By default a worker is replaced only when a task has run out of heap.
         *
         * @param size a number of bytes, or with a unit {@code k}, {@code m}, {@code g} or {@code t}, as in {@code "400m"}
         * @return this builder
         */
        public Builder recycleAboveHeap(String size) {
            fullHeap = OptionSyntax.bytes(size);
            return this;
        }

        /**
         * Has each worker run a task before all others. What it leaves in statics, they find. If it fails in three workers one
         * after the other, the pool gives up: waiting tasks fail with its exception, and no more are taken.
         *
         * @param task the task
         * @return this builder
         */
        public Builder initializer(WorkerTask<?> task) {
            initializer = Objects.requireNonNull(task, "task");
            return this;
        }

        /**
         * Limits how many tasks may wait for a worker; by default there is no limit. Whoever submits one more waits, unless
         * {@link #refuseWhenFull} is said.
         *
         * @param tasks how many, 1 or more
         * @return this builder
         */
        public Builder queueLimit(int tasks) {
            queueLimit = requirePositive("queueLimit", tasks);
            return this;
        }

        /**
         * Refuses a task where as many wait as may, with a {@link java.util.concurrent.RejectedExecutionException}.
         *
         * @return this builder
         */
        public Builder refuseWhenFull() {
            refuses = true;
            return this;
        }

        /**
         * Says how often a task is run again whose worker died while it ran; by default never. Holds for methods that are
         * {@link Worker#idempotent()}: other tasks are never run twice.
         *
         * @param times how often, 0 or more
         * @return this builder
         */
        public Builder retries(int times) {
            if (times < 0) {
                throw new IllegalArgumentException("retries(" + times + "): take 0 or more");
            }
            retries = times;
            return this;
        }

        /**
         * Has a listener told what happens in the pool; said again, one more.
         *
         * @param value the listener
         * @return this builder
         */
        public Builder listener(WorkerPoolListener value) {
            listeners.add(Objects.requireNonNull(value, "value"));
            return this;
        }

        /**
         * Has a timeline of workers and tasks written to a file, for Perfetto ({@code ui.perfetto.dev}) or
         * {@code chrome://tracing}: a row for each worker, with a slice for each task, and how many tasks wait and run. It
         * holds names of workers and methods, no arguments; some 250 bytes a task. It can be read before the pool is closed,
         * and also if this JVM is killed.
         *
         * @param file the file; one that is there is overwritten
         * @return this builder
         */
        public Builder trace(Path file) {
            trace = Objects.requireNonNull(file, "file");
            return this;
        }

        /**
         * Opens the pool. Its workers are started meanwhile, not waited for.
         *
         * @return the pool
         * @throws WorkerStartException if there is no place for its files, or its trace can't be written
         */
        public WorkerPool open() {
            return new WorkerPool(this);
        }

        private String name() {
            return options.name().orElse("jfork pool");
        }

        private @Nullable TraceFile openTrace() {
            try {
                return trace == null ? null : new TraceFile(trace, name());
            } catch (IOException e) {
                throw new WorkerStartException("Can't open a pool. Its trace can't be written: " + e, e);
            }
        }

        private List<EventDelivery> deliveries(@Nullable TraceFile openTrace) {
            List<EventDelivery> deliveries = new ArrayList<>();
            if (openTrace != null) {
                deliveries.add(new EventDelivery(name(), openTrace));
            }
            for (WorkerPoolListener each : listeners) {
                deliveries.add(new EventDelivery(name(), each));
            }
            return deliveries;
        }

        private PoolSettings settings(Observer observer) {
            return new PoolSettings(
                    name(),
                    least,
                    most,
                    PoolJvms.startNanos(options),
                    WorkerProcess.nanos(idle),
                    recycleAfter,
                    queueLimit,
                    refuses,
                    observer);
        }
    }
}
