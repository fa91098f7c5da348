package dev.jfork;

import dev.jfork.protocol.FileTree;
import dev.jfork.spawn.DaemonThread;
import dev.jfork.spawn.PrivateDirectory;
import dev.jfork.spawn.ProcessTree;
import dev.jfork.spawn.Signals;
import java.time.Duration;
import java.util.HashSet;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The processes of this JVM that have been started and have not ended. They are ended with it. */
final class ActiveWorkers {
    private static final Set<WorkerProcess<?>> ACTIVE = new HashSet<>(); // guards all state here
    static final String REASON = "this JVM ended";

    /** Taken over, so that the hook needs no class more: the loader of an application may be closed before it runs. */
    private static final Duration GRACE = ProcessTree.GRACE;

    private static final Duration PAUSE = ProcessTree.PAUSE;

    private static final int CTRL_C = 130;
    private static final long CTRL_C_NANOS = TimeUnit.SECONDS.toNanos(2);

    private static boolean hooked;
    private static @Nullable Runnable spares; // ends them; none where none were kept
    private static boolean closed;
    private static long closedNanos; // on the clock of System.nanoTime()
    private static boolean prepared;

    private ActiveWorkers() {}

    /**
     * Adds a process that is about to be started, so that it is ended with this JVM.
     *
     * @throws IllegalStateException if this JVM is ending already
     */
    static void add(WorkerProcess<?> process) {
        synchronized (ACTIVE) {
            hook();
            ACTIVE.add(process);
        }
    }

    /**
     * Has spares ended with this JVM, before workers are.
     *
     * @throws IllegalStateException if this JVM is ending already
     */
    static void addSpares(Runnable closeAll) {
        synchronized (ACTIVE) {
            hook();
            spares = closeAll;
        }
    }

    private static void hook() {
        if (closed) {
            throw new IllegalStateException("Shutdown in progress");
        }
        if (!hooked) {
            Runtime.getRuntime().addShutdownHook(new DaemonThread(ActiveWorkers::close, "jfork shutdown"));
            hooked = true;
        }
    }

    /** Whether this JVM is ending: what was started meanwhile is to be killed by who started it. */
    static boolean isClosed() {
        synchronized (ACTIVE) {
            return closed;
        }
    }

    /**
     * Keeps those who wait for a result from telling that there is none, if that is because this JVM ends: they would print
     * stack traces, one a worker. Ctrl-C reaches a worker and this JVM alike, and either may be the first to end. Returns at
     * once where this JVM goes on, and else in the end, all at one time: a shutdown hook may be waiting too, for many.
     *
     * @param exitCode that of the worker
     * @param endedNanos when it ended, as {@code System.nanoTime()} tells it
     */
    static void awaitEndOfThisJvm(OptionalInt exitCode, long endedNanos) throws InterruptedException {
        if (!isClosed() && exitCode.orElse(0) == CTRL_C) {
            TimeUnit.NANOSECONDS.sleep(endedNanos + CTRL_C_NANOS - System.nanoTime());
        }
        if (isClosed()) {
            TimeUnit.NANOSECONDS.sleep(closedAt() + GRACE.toNanos() - System.nanoTime());
        }
    }

    private static long closedAt() {
        synchronized (ACTIVE) {
            return closedNanos;
        }
    }

    /** Loads what is first needed when a worker is ended with this JVM. Called when the first one is on its way. */
    static void prepareEnd() {
        synchronized (ACTIVE) {
            if (prepared) {
                return;
            }
            prepared = true;
        }
        Class<?>[] needed = {
            EndRequest.class,
            Ending.class,
            Outcome.class,
            Outcome.Returned.class,
            Outcome.Threw.class,
            Outcome.Exited.class,
            Outcome.Killed.class,
            WorkerCrashedException.class,
            Signals.class,
            FileTree.class
        };
        try {
            for (Class<?> each : needed) {
                Class.forName(each.getName(), true, each.getClassLoader());
            }
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e); // they have been found
        }
    }

    static void remove(WorkerProcess<?> process) {
        synchronized (ACTIVE) {
            ACTIVE.remove(process);
        }
    }

    /** Those that are just being started are not among them: there is nothing to be done to them yet. */
    static Set<WorkerProcess<?>> all() {
        Set<WorkerProcess<?>> all = new HashSet<>();
        synchronized (ACTIVE) {
            for (WorkerProcess<?> process : ACTIVE) {
                if (process.isSpawned()) {
                    all.add(process);
                }
            }
        }
        return all;
    }

    private static void close() {
        Runnable closeSpares;
        synchronized (ACTIVE) {
            closed = true;
            closedNanos = System.nanoTime();
            closeSpares = spares;
        }
        if (closeSpares != null) {
            closeSpares.run();
        }
        Set<WorkerProcess<?>> rest = all(); // who is starting another one will see that it comes too late
        try {
            boolean left = !rest.isEmpty();
            while (left && System.nanoTime() - closedNanos < GRACE.toNanos()) {
                end(rest, false);
                left = !await(rest, PAUSE);
            }
            end(rest, true);
            await(rest, GRACE);
        } catch (InterruptedException e) {
            end(rest, true);
        }
        PrivateDirectory.remove();
    }

    /** Whatever goes wrong with one of them, the others are not to outlive this JVM. */
    private static void end(Set<WorkerProcess<?>> processes, boolean kill) {
        for (WorkerProcess<?> process : processes) {
            try {
                if (kill) {
                    process.kill(REASON);
                } else {
                    process.ask(REASON);
                }
            } catch (Throwable e) {
                if (kill) { // or it will be tried again
                    Thread thread = Thread.currentThread();
                    thread.getUncaughtExceptionHandler().uncaughtException(thread, e);
                }
            }
        }
    }

    private static boolean await(Set<WorkerProcess<?>> processes, Duration most) throws InterruptedException {
        long deadline = System.nanoTime() + most.toNanos();
        boolean all = true;
        for (WorkerProcess<?> process : processes) {
            all &= process.join(Duration.ofNanos(deadline - System.nanoTime()));
        }
        return all;
    }
}
