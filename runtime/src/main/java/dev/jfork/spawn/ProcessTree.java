package dev.jfork.spawn;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Ends a process and all that descend from it. Parents first: who sees a child end may start another one. Descendants are
 * looked up before: they can't be found once what lies between is dead. Signals are sent through handles, which know the time
 * that a process was started from one that was given its id later; {@code Process} would close the streams as well, and what
 * is yet to be read would be lost. Safe for use by many threads.
 */
public final class ProcessTree {
    /** How long a process that was asked to end may take before it is killed. */
    public static final Duration GRACE = Duration.ofSeconds(5);

    /** How often those that were asked to end are looked at, to ask what they have started since. */
    public static final Duration PAUSE = Duration.ofMillis(100);

    /** For how many descendants, as each takes a look at all processes of the system. */
    private static final int LOOKED_AT_AGAIN = 100;

    private final Process root;
    private final List<ProcessHandle> found = new ArrayList<>(); // guarded by this; parents come before their children
    private int asked; // guarded by this; how many of those were

    /**
     * Names the tree.
     *
     * @param root the process from which all others descend
     */
    public ProcessTree(Process root) {
        this.root = root;
    }

    /**
     * Gives the process from which all others descend.
     *
     * @return the process
     */
    public Process root() {
        return root;
    }

    /** Kills the tree; of one whose root has ended, only what was asked to end before that. */
    public synchronized void kill() {
        look();
        for (int i = 0; i < found.size(); i++) {
            ProcessHandle process = found.get(i);
            if (i > 0 && i < LOOKED_AT_AGAIN) {
                addDescendants(process);
            }
            process.destroyForcibly();
        }
    }

    /** Asks the tree to end, and kills what is left of it after {@link #GRACE}. Returns at once. */
    public void terminate() {
        askUntil(System.nanoTime() + GRACE.toNanos());
    }

    private void askUntil(long end) {
        if (!ask()) {
            return;
        }
        long left = end - System.nanoTime();
        if (left > 0) {
            Alarm.set(Math.min(left, PAUSE.toNanos()), () -> askUntil(end));
        } else {
            kill();
        }
    }

    /**
     * Asks all to end that have not been asked yet.
     *
     * @return whether any of them lives
     */
    public synchronized boolean ask() {
        look();
        while (asked < found.size()) {
            found.get(asked++).destroy();
        }
        for (ProcessHandle process : found) {
            if (process.isAlive()) {
                return true;
            }
        }
        return root.isAlive();
    }

    /**
     * Waits until the root has ended, and whoever is killing its tree has come to the end of it. Whoever interrupts the thread
     * can't mean the process.
     *
     * @return the exit code
     */
    public int waitFor() {
        while (true) {
            try {
                int exitCode = root.waitFor();
                synchronized (this) {
                    return exitCode;
                }
            } catch (InterruptedException e) {
                // And go on.
            }
        }
    }

    private void look() {
        if (root.isAlive()) {
            add(root.toHandle());
            addDescendants(root.toHandle());
        }
    }

    /** Once it has ended, its id may be that of another process: whose descendants are not ours. */
    private void addDescendants(ProcessHandle process) {
        if (!process.isAlive()) {
            return;
        }
        try {
            for (ProcessHandle each : process.descendants().toList()) {
                add(each);
            }
        } catch (RuntimeException e) {
            // The system doesn't list its processes, for want of file descriptors: then those that are known.
        }
    }

    private void add(ProcessHandle process) {
        if (!found.contains(process)) {
            found.add(process);
        }
    }
}
