package dev.jfork;

import dev.jfork.spawn.DaemonThread;
import dev.jfork.spawn.ProcessTree;
import dev.jfork.telemetry.Log;
import dev.jfork.wire.WorkerMethod;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * JVMs that were started ahead of need, so that tasks begin at once: each waits for one task, and is replaced when it has got
 * it. Whatever starts a worker takes a spare that fits, a {@link WorkerPool} too, and starts a JVM where there is none.
 *
 * <pre>{@code
 * try (Spares spares = Spares.keep(2, WorkerOptions.defaults().maxHeap("512m")).preload(RenderLauncher.class)) {
 *     ...
 *     RenderLauncher.with(WorkerOptions.named("q3").maxHeap("512m")).start("q3.csv", 300); // in a spare
 * }
 * }</pre>
 *
 * <p>A spare fits if all is equal that can't be changed once a JVM has booted: heap and other options of the JVM, system
 * properties, environment, working directory, JDK, class path, and of standard output and error whether they are inherited,
 * discarded, read by this JVM, or added to which file. Name, deadline, and whether the worker is a daemon, may differ. To the
 * task it makes no difference, but for what is said at {@link #preload}; in {@code ps} and {@code jps} a spare is a
 * {@code SpareMain}, before and after it has got its task.
 *
 * <p>Spares are started one after another, in the background. They end with this JVM, however that ends, and do not keep it
 * up. One that dies while it waits is replaced; when {@value #MOST_FAILURES} in a row have, a warning is logged, and no more
 * are started until {@link #resize} or {@link #preload} is called. Safe for use by many threads.
 *
 * <p>Without a line of code, {@code -Ddev.jfork.spares=2} keeps two for {@link WorkerOptions#defaults()}, from the first
 * worker on.
 *
 * @since 0.1
 */
public final class Spares implements AutoCloseable {
    private static final int MOST_FAILURES = 5;

    /** A spare that has waited for so long could be started: what ends it then is another matter. */
    private static final long PROVEN_NANOS = TimeUnit.MINUTES.toNanos(1);

    /** What was started last has the machine first. */
    private static final long REST_NANOS = TimeUnit.MILLISECONDS.toNanos(10);

    private static final long POLL_NANOS = TimeUnit.MILLISECONDS.toNanos(5);

    private static final List<Spares> KEPT = new CopyOnWriteArrayList<>();
    private static boolean askedForByProperty; // guarded by the class

    private final Thread keeper = new DaemonThread(this::run, "jfork spares");
    private final Deque<Spare> waiting = new ArrayDeque<>(); // guarded by this, as is all below
    private @Nullable Spare booting;
    private int size;
    private Plan plan;
    private int failures; // in a row
    private long restNanos; // until then, on the clock of System.nanoTime()
    private boolean closed;

    /** What spares are like. */
    private record Plan(WorkerOptions options, Class<?> method, List<Class<?>> launchers, JvmKind kind) {
        Plan(WorkerOptions options, Class<?> method, List<Class<?>> launchers) {
            this(options, method, launchers, JvmKind.of(options, method));
        }
    }

    private Spares(int size, Plan plan) {
        this.size = size;
        this.plan = plan;
    }

    /**
     * Keeps spares for workers that are started with such options. Returns at once.
     *
     * @param count how many shall wait; 0 for none as yet
     * @param options what the workers are started with; name, deadline, and whether they are daemons, don't matter
     * @return the spares, to be closed when they are needed no more
     * @throws IllegalArgumentException if the count is negative, or the options are to {@linkplain WorkerOptions#debug debug}
     * @throws IllegalStateException if this JVM is shutting down
     */
    public static Spares keep(int count, WorkerOptions options) {
        Objects.requireNonNull(options, "options");
        if (options.jvm().isDebugged()) {
            throw new IllegalArgumentException("A spare can't wait for a debugger: it would never be ready. Start the"
                    + " workers that you debug without spares.");
        }
        return keep(requireCount(count), options, Spares.class);
    }

    private static Spares keep(int count, WorkerOptions options, Class<?> method) {
        Spares spares = new Spares(count, new Plan(options, method, List.of()));
        ActiveWorkers.addSpares(Spares::closeAll);
        KEPT.add(spares);
        Launching.sparesAreKept();
        spares.keeper.start();
        return spares;
    }

    /** Keeps those that the system property asks for, with the classes that a method has. */
    static synchronized void keepByProperty(String count, Class<?> method) {
        if (askedForByProperty) {
            return;
        }
        askedForByProperty = true;
        try {
            keep(requireCount(Integer.parseInt(count.strip())), WorkerOptions.defaults(), method);
        } catch (IllegalArgumentException e) {
            Log.warning(
                    "No spares are kept: -D" + Launching.SPARES_PROPERTY + "=" + count + " is no number of JVMs", null);
        }
    }

    /** Takes a spare that fits out of those that wait, or gives {@code null}. */
    static @Nullable Spare take(JvmKind kind) {
        for (Spares each : KEPT) {
            Spare spare = each.poll(kind);
            if (spare != null) {
                return spare;
            }
        }
        return null;
    }

    /** Has those replaced that were taken. Called when the task is on its way, for it takes a processor, too. */
    static void replaceTaken() {
        for (Spares each : KEPT) {
            synchronized (each) {
                each.notifyAll();
            }
        }
    }

    /**
     * Has spares load what these worker methods need before they are ready: the classes of the launcher, its codecs, the
     * method, and the enums and records that travel. Their static initialisers run then, on another thread than the method
     * will, when {@link ThisProcess} does not know yet which worker this is. If one fails, so does the spare.
     *
     * <p>Spares that don't fit this are ended and replaced. What {@link Worker} says at the methods about the JVM holds for
     * the spares, too, where their options don't say anything, as it does for a start.
     *
     * @param launchers the launchers, all that are to be preloaded; those of an earlier call no more
     * @return these spares
     * @throws IllegalArgumentException if a class is no launcher, or two of them are for different JVMs
     * @throws IllegalStateException if these spares are closed
     */
    public Spares preload(Class<?>... launchers) {
        List<Class<?>> all = List.of(launchers);
        Plan before = requireOpenPlan();
        Plan chosen = null;
        for (Class<?> launcher : all) {
            WorkerMethod<?, ?> method = methodOf(launcher);
            Object said = method.options();
            WorkerOptions options =
                    said == null ? before.options() : before.options().over((WorkerOptions) said);
            Plan next = new Plan(options, method.getClass(), all);
            if (chosen != null && !chosen.kind().equals(next.kind())) {
                throw new IllegalArgumentException(all.get(0).getName() + " and " + launcher.getName()
                        + " are for different JVMs: their class loaders, modules, or what @Worker says differ. Keep spares"
                        + " for each of them.");
            }
            chosen = chosen == null ? next : chosen;
        }
        change(chosen == null ? new Plan(before.options(), before.method(), all) : chosen);
        return this;
    }

    /**
     * Changes how many spares shall wait. Those that are too many are ended.
     *
     * @param count how many; 0 for none
     * @throws IllegalArgumentException if it is negative
     * @throws IllegalStateException if these spares are closed
     */
    public void resize(int count) {
        requireCount(count);
        List<Spare> tooMany = new ArrayList<>();
        synchronized (this) {
            requireOpenPlan();
            size = count;
            failures = 0;
            while (waiting.size() > size) {
                tooMany.add(waiting.removeLast());
            }
            notifyAll();
        }
        end(tooMany);
    }

    /**
     * Counts the spares that are ready.
     *
     * @return how many wait for a task now
     */
    public synchronized int ready() {
        return waiting.size();
    }

    /**
     * Waits until all spares are ready.
     *
     * @param timeout how long to wait at most; with zero or less, only looks
     * @return whether they are; not if it was given up to start them, or they are closed
     * @throws InterruptedException if the waiting thread is interrupted
     */
    public synchronized boolean awaitReady(Duration timeout) throws InterruptedException {
        long begun = System.nanoTime();
        long most = WorkerProcess.nanos(timeout);
        long left = most;
        while (waiting.size() < size && failures < MOST_FAILURES && !closed && left > 0) {
            TimeUnit.NANOSECONDS.timedWait(this, left);
            left = most - (System.nanoTime() - begun);
        }
        return waiting.size() >= size && !closed;
    }

    /** Ends the spares that wait, and starts no more. Workers that have come from spares go on. */
    @Override
    public void close() {
        List<Spare> rest;
        synchronized (this) {
            closed = true;
            rest = removeAll();
            notifyAll();
        }
        KEPT.remove(this);
        end(rest);
        try {
            if (Thread.currentThread() != keeper) { // which may be starting one, and then ends it
                keeper.join(ProcessTree.GRACE.toMillis());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // it will be ended all the same
        }
    }

    /** Shows how many are ready, out of how many, and what they load. */
    @Override
    public synchronized String toString() {
        List<String> names = plan.launchers().stream().map(Class::getName).toList();
        return "Spares[" + waiting.size() + " of " + size + " ready, preload=" + names + "]";
    }

    private static int requireCount(int count) {
        if (count < 0) {
            throw new IllegalArgumentException("There can't be " + count + " spares");
        }
        return count;
    }

    private synchronized Plan requireOpenPlan() {
        if (closed) {
            throw new IllegalStateException("These spares are closed");
        }
        return plan;
    }

    private static WorkerMethod<?, ?> methodOf(Class<?> launcher) {
        for (Class<?> each : launcher.getDeclaredClasses()) {
            if (WorkerMethod.class.isAssignableFrom(each)) {
                try {
                    Class.forName(each.getName(), true, each.getClassLoader());
                } catch (ClassNotFoundException e) {
                    throw new IllegalArgumentException(e); // it has been found
                }
                WorkerMethod<?, ?> method = WorkerMethod.registered(each);
                if (method != null) {
                    return method;
                }
            }
        }
        throw new IllegalArgumentException(
                launcher.getName() + " is no launcher: name the class that jfork has generated for a worker method.");
    }

    private void change(Plan changed) {
        List<Spare> old;
        synchronized (this) {
            requireOpenPlan();
            if (changed.launchers().equals(plan.launchers()) && changed.kind().equals(plan.kind())) {
                return;
            }
            plan = changed;
            failures = 0;
            old = removeAll();
            notifyAll();
        }
        end(old);
    }

    /** To be called under the lock. */
    private List<Spare> removeAll() {
        List<Spare> all = new ArrayList<>(waiting);
        waiting.clear();
        if (booting != null) {
            all.add(booting);
            booting = null;
        }
        return all;
    }

    /** Plain code, here and in what it calls: when this JVM ends, it may not be able to load a class any more. */
    private static void closeAll() {
        for (Spares each : KEPT) {
            each.close();
        }
    }

    private static void end(List<Spare> spares) {
        for (Spare spare : spares) {
            spare.tree().kill();
        }
        for (Spare spare : spares) {
            spare.end();
        }
    }

    private synchronized @Nullable Spare poll(JvmKind kind) {
        if (waiting.isEmpty() || !plan.kind().equals(kind)) {
            return null;
        }
        restNanos = System.nanoTime() + REST_NANOS;
        Spare first = waiting.removeFirst();
        if (first.process().isAlive()) {
            failures = 0;
        }
        return first;
    }

    /** What the thread of these spares does. */
    private void run() {
        try {
            for (Plan next = awaitNeed(); next != null; next = awaitNeed()) {
                boot(next);
            }
        } catch (InterruptedException e) { // nobody else's thread: somebody wants it to end
            close();
        }
    }

    /** Waits until one more spare is to be started, and tells of what kind; or that there will be none, by {@code null}. */
    private synchronized @Nullable Plan awaitNeed() throws InterruptedException {
        while (!closed) {
            long rest = restNanos - System.nanoTime();
            if (waiting.size() >= size || failures >= MOST_FAILURES) {
                wait();
            } else if (rest > 0) {
                TimeUnit.NANOSECONDS.timedWait(this, rest);
            } else {
                return plan;
            }
        }
        return null;
    }

    private void boot(Plan next) {
        Spare spare;
        try {
            spare = Spare.start(next.options(), next.method(), next.launchers());
        } catch (IOException | RuntimeException | Error e) {
            failed("it can't be started. " + e.getMessage());
            return;
        }
        if (!isBooting(spare, next)) {
            spare.end();
            return;
        }
        boolean ready = awaitReady(spare);
        if (!isBooted(spare, ready)) {
            return; // it was ended by who has no use for it
        }
        if (ready) {
            var unused = spare.process().onExit().thenRun(() -> ended(spare));
        } else {
            lost(spare);
        }
    }

    /** Not where its file was swept away before it could open it, and not for ever. */
    private static boolean awaitReady(Spare spare) {
        int missed = 0; // one look may come just as the file is opened
        while (!spare.isReady()
                && spare.process().isAlive()
                && missed < 2
                && System.nanoTime() - spare.startNanos() < Launching.LONGEST_START_NANOS) {
            LockSupport.parkNanos(POLL_NANOS);
            missed = spare.outcome().isInPlace() ? 0 : missed + 1;
        }
        return spare.isReady();
    }

    private synchronized boolean isBooting(Spare spare, Plan as) {
        if (closed || !plan.equals(as)) {
            return false;
        }
        booting = spare;
        return true;
    }

    private synchronized boolean isBooted(Spare spare, boolean ready) {
        if (!spare.equals(booting)) {
            return false;
        }
        booting = null;
        if (ready) {
            waiting.add(spare);
            notifyAll();
        }
        return true;
    }

    /** Called when a process has ended that was a spare once, and may have become a worker since. */
    private void ended(Spare spare) {
        synchronized (this) {
            if (!waiting.remove(spare)) {
                return;
            }
            if (System.nanoTime() - spare.startNanos() > PROVEN_NANOS) {
                failures = 0;
            }
        }
        lost(spare);
    }

    private void lost(Spare spare) {
        spare.end();
        failed("it (pid " + spare.process().pid() + ") has ended, or was not ready in time. Its command was: "
                + spare.command() + ".");
    }

    private void failed(String reason) {
        boolean last;
        synchronized (this) {
            failures++;
            last = failures >= MOST_FAILURES;
            restNanos = System.nanoTime() + failures * REST_NANOS;
            notifyAll();
        }
        String message = "A spare is lost that was to wait for a task: " + reason;
        if (last) {
            Log.warning(
                    message + " That is the " + failures + "th in a row: no more are started, and workers start as they"
                            + " do without spares, until resize(...) or preload(...) is called.",
                    null);
        } else if (Log.isDebug()) {
            Log.debug(message);
        }
    }
}
