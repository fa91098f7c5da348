package dev.jfork;

import dev.jfork.spawn.DaemonThread;
import dev.jfork.spawn.PrivateDirectory;
import dev.jfork.spawn.ProcessTree;
import java.time.Duration;
import java.util.HashSet;
import java.util.OptionalInt;
import java.util.Set;

/** The processes of this JVM that have been started and have not ended. They are ended with it. */
final class ActiveWorkers {
    private static final Set<WorkerProcess<?>> ACTIVE = new HashSet<>(); // guards all state here
    static final String REASON = "this JVM ended";

    /** Taken over, so that the hook needs no class more: the loader of an application may be closed before it runs. */
    private static final Duration GRACE = ProcessTree.GRACE;

    private static final int CTRL_C = 130;
    private static final int CTRL_C_MILLIS = 2000;

    private static boolean hooked;
    private static boolean closed;

    private ActiveWorkers() {}

    /**
     * Adds a process that is about to be started, so that it is ended with this JVM.
     *
     * @throws IllegalStateException if this JVM is ending already
     */
    static void add(WorkerProcess<?> process) {
        synchronized (ACTIVE) {
            if (closed) {
                throw new IllegalStateException("Shutdown in progress");
            }
            if (!hooked) {
                Runtime.getRuntime().addShutdownHook(new DaemonThread(ActiveWorkers::close, "jfork shutdown"));
                hooked = true;
            }
            ACTIVE.add(process);
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
     * once where this JVM goes on, and else in the end: a shutdown hook may be waiting too.
     *
     * @param exitCode that of the worker
     */
    static void awaitEndOfThisJvm(OptionalInt exitCode) throws InterruptedException {
        if (!isClosed() && exitCode.orElse(0) == CTRL_C) {
            Thread.sleep(CTRL_C_MILLIS);
        }
        if (isClosed()) {
            Thread.sleep(GRACE.toMillis());
        }
    }

    static void remove(WorkerProcess<?> process) {
        synchronized (ACTIVE) {
            ACTIVE.remove(process);
        }
    }

    static Set<WorkerProcess<?>> all() {
        synchronized (ACTIVE) {
            return Set.copyOf(ACTIVE);
        }
    }

    private static void close() {
        synchronized (ACTIVE) {
            closed = true;
        }
        Set<WorkerProcess<?>> rest = new HashSet<>();
        for (WorkerProcess<?> process : all()) {
            if (process.isSpawned()) { // if not, its starter will see that it comes too late
                rest.add(process);
            }
        }
        for (WorkerProcess<?> process : rest) {
            process.terminate(REASON);
        }
        boolean interrupted = !await(rest, GRACE);
        for (WorkerProcess<?> process : rest) {
            process.kill(REASON);
        }
        if (!interrupted) {
            await(rest, GRACE);
        }
        PrivateDirectory.remove();
    }

    private static boolean await(Set<WorkerProcess<?>> processes, Duration most) {
        long deadline = System.nanoTime() + most.toNanos();
        try {
            for (WorkerProcess<?> process : processes) {
                process.join(Duration.ofNanos(deadline - System.nanoTime()));
            }
            return true;
        } catch (InterruptedException e) {
            return false;
        }
    }
}
