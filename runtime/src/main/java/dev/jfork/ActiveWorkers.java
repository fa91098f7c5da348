package dev.jfork;

import dev.jfork.spawn.PrivateDirectory;
import dev.jfork.spawn.ProcessTree;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;

/** The processes of this JVM that have been started and have not ended. They are ended with it. */
final class ActiveWorkers {
    private static final Set<WorkerProcess<?>> ACTIVE = new HashSet<>(); // guards all state here
    private static boolean hooked;
    private static boolean closed;

    private ActiveWorkers() {}

    /**
     * Makes sure that workers are ended with this JVM. Called before each start.
     *
     * @throws IllegalStateException if this JVM is ending already
     */
    static void open() {
        synchronized (ACTIVE) {
            if (closed) {
                throw new IllegalStateException("Shutdown in progress");
            }
            if (!hooked) {
                Runtime.getRuntime().addShutdownHook(new Thread(ActiveWorkers::close, "jfork shutdown"));
                hooked = true;
            }
        }
    }

    static void add(WorkerProcess<?> process) {
        synchronized (ACTIVE) {
            ACTIVE.add(process);
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
        Set<WorkerProcess<?>> rest = all();
        for (WorkerProcess<?> process : rest) {
            process.terminate("this JVM ended");
        }
        long deadline = System.nanoTime() + ProcessTree.GRACE.toNanos();
        try {
            for (WorkerProcess<?> process : rest) {
                if (!process.join(Duration.ofNanos(deadline - System.nanoTime()))) {
                    process.kill("this JVM ended");
                }
            }
        } catch (InterruptedException e) {
            rest.forEach(WorkerProcess::kill);
        }
        PrivateDirectory.remove();
    }
}
