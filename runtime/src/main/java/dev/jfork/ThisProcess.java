package dev.jfork;

import dev.jfork.protocol.Header;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Who this JVM is. Safe for use by many threads.
 *
 * @since 0.1
 */
public final class ThisProcess {
    private static final String ROOT = "MainProcess";

    private static final AtomicInteger CHILDREN = new AtomicInteger();

    private ThisProcess() {}

    /**
     * Names this process.
     *
     * @return the name that its {@link WorkerProcess} has in the parent, or {@code MainProcess} where this is no worker
     */
    public static String name() {
        Header header = Header.received();
        return header == null ? ROOT : header.processName();
    }

    /**
     * Tells whether this JVM was started to run a task.
     *
     * @return whether it is a worker
     */
    public static boolean isWorker() {
        return Header.received() != null;
    }

    /**
     * Finds the process that started this worker.
     *
     * @return the parent, or nothing where this is no worker
     */
    public static Optional<Parent> parent() {
        return Optional.ofNullable(Header.received())
                .map(header -> new Parent(header.parentName(), header.parentPid()));
    }

    /** Counts one more child, and gives its number below those of its ancestors: {@code 3}, or {@code 1:2:3}. */
    static String nextLineage() {
        int number = CHILDREN.incrementAndGet();
        Header header = Header.received();
        return header == null ? Integer.toString(number) : header.lineage() + ":" + number;
    }

    /**
     * The process that started this one.
     *
     * @param name its name; {@code MainProcess} where it is no worker itself
     * @param pid its process id
     * @since 0.1
     */
    public record Parent(String name, long pid) {}
}
