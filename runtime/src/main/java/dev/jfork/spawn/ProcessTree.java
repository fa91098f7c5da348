package dev.jfork.spawn;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/** Ends a process and all that descend from it. Descendants are looked up first: they can't be found once it is dead. */
public final class ProcessTree {
    /** How long a process that was asked to end may take before it is killed. */
    public static final Duration GRACE = Duration.ofSeconds(5);

    private final Process root;

    /**
     * Names the tree.
     *
     * @param root the process from which all others descend
     */
    public ProcessTree(Process root) {
        this.root = root;
    }

    /** Kills the tree. Does nothing to processes that have ended. */
    public void kill() {
        try {
            descendants().forEach(ProcessHandle::destroyForcibly);
        } finally {
            root.destroyForcibly();
        }
    }

    /** Asks the tree to end, and kills what is left of it after {@link #GRACE}. Returns at once. */
    public void terminate() {
        List<ProcessHandle> tree = Stream.concat(descendants().stream(), Stream.of(root.toHandle()))
                .toList();
        tree.forEach(ProcessHandle::destroy);
        new DaemonThread(() -> killWhatIsLeft(tree), "jfork grace").start();
    }

    private static void killWhatIsLeft(List<ProcessHandle> tree) {
        long end = System.nanoTime() + GRACE.toNanos();
        for (ProcessHandle process : tree) {
            try {
                process.onExit().get(end - System.nanoTime(), TimeUnit.NANOSECONDS);
            } catch (TimeoutException | InterruptedException | ExecutionException late) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
            }
        }
    }

    private List<ProcessHandle> descendants() {
        return root.descendants().toList();
    }
}
