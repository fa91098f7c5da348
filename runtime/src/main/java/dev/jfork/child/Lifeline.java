package dev.jfork.child;

import java.io.File;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Ends this JVM when the parent is gone: then, and only then, standard input is at its end.
 *
 * <p>A JVM that ends while a thread of its own is blocked in a native read waits 300 ms for it (HotSpot,
 * {@code VM_Exit::wait_for_threads_in_native_to_block}). So it is read through a channel, which a shutdown hook closes to
 * call the thread back. Not loaded by a short task: {@link ChildMain} comes here only after a pause.
 */
final class Lifeline implements Runnable {
    private static final long POLL_NANOS = 200_000_000;

    /** The process id of the one from which all others descend, and which adopts those whose parent is gone. */
    private static final long FIRST = 1;

    private final ChildMain main;
    private final Descendants descendants = new Descendants();
    private @Nullable FileChannel channel; // guarded by this
    private boolean released; // guarded by this
    private boolean ending; // guarded by this

    private Lifeline(ChildMain main) {
        this.main = main;
    }

    /** Halts this JVM when the parent is gone, and all that this process has made and started. */
    static void watch(ChildMain main) {
        Lifeline lifeline = new Lifeline(main);
        try {
            Runtime.getRuntime().addShutdownHook(new Thread(lifeline, "jfork release"));
        } catch (IllegalStateException e) {
            lifeline.run(); // the JVM is ending already
        }
        if (lifeline.awaitArguments()) {
            FileChannel opened = lifeline.open();
            if (opened == null || !lifeline.reachesEnd(opened)) {
                lifeline.awaitParent();
            }
        }
        lifeline.end();
    }

    /**
     * The shutdown hook: calls the thread back from its read, for the JVM is about to end. Where that thread is about to end it
     * itself, it is let: or what this process has started would be left.
     */
    @Override
    public synchronized void run() {
        while (ending) {
            try {
                wait(); // until this JVM is halted
            } catch (InterruptedException e) {
                // Whoever interrupts it can't mean that.
            }
        }
        released = true;
        if (channel != null && !isWindows()) { // there, closing waits for the read to end
            try {
                channel.close();
            } catch (IOException e) {
                System.err.println("jfork: standard input can't be closed: " + e);
            }
        }
    }

    private synchronized @Nullable FileChannel open() {
        if (!released) {
            channel = main.stdin().getChannel();
        }
        return channel;
    }

    /**
     * Standard input is busy until then; and what reads it may be code of the user's that takes its time. Where a hundred JVMs
     * start at once, booting does: the first look for the parent, of some 8 ms, would add to that.
     *
     * @return whether they were all read, or else the parent is gone
     */
    private boolean awaitArguments() {
        while (!main.stdinIsRead()) {
            pause();
            if (!main.stdinIsRead() && parentIsGone()) {
                return false;
            }
        }
        return true;
    }

    /** Reads to the end, and tells whether that was reached. If not, somebody closed the channel or interrupted us. */
    private boolean reachesEnd(FileChannel opened) {
        ByteBuffer ignored = ByteBuffer.allocate(1);
        try {
            while (read(opened, ignored) >= 0) {
                ignored.clear();
            }
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** Coming back from a read takes memory. */
    private int read(FileChannel opened, ByteBuffer ignored) throws IOException {
        try {
            return opened.read(ignored);
        } catch (OutOfMemoryError e) {
            descendants.makeRoom();
            return opened.read(ignored);
        }
    }

    /** Where there is no stream to watch any more; a shutdown hook that hangs must not outlive the parent. */
    private void awaitParent() {
        while (!parentIsGone()) {
            pause();
        }
    }

    /**
     * Who loses its parent is adopted by the first of all processes, or by one that descends from it: who finds that one, and no
     * parent before, knows. Where the line breaks off earlier, it may be the look at the system that failed, and this JVM is
     * not to be halted for that, least of all when it is exiting: it looks again, and again.
     */
    private boolean parentIsGone() {
        for (int look = 1; look <= ChildMain.LOOKS; look++) {
            long found = parentOrOldest();
            if (found == main.header().parentPid()) {
                return false;
            }
            if (found == FIRST) {
                return true;
            }
            pause();
        }
        return true;
    }

    private static void pause() {
        Thread.interrupted(); // or parking would end at once
        LockSupport.parkNanos(POLL_NANOS);
    }

    /**
     * Looks for the parent among those that this process descends from: the id of one that is dead stays until somebody takes
     * notice, and is then used again. Where no process can be looked up, not even this one, only the end of standard input tells.
     *
     * @return the process id of the parent, or that of the oldest one that was found
     */
    private long parentOrOldest() {
        long parent = main.header().parentPid();
        ProcessHandle process = ProcessHandle.current();
        if (!process.isAlive()) {
            return parent;
        }
        while (process.pid() != parent) {
            Optional<ProcessHandle> next = process.parent();
            if (next.isEmpty()) {
                break;
            }
            process = next.get();
        }
        return process.pid();
    }

    /**
     * The parent is gone. What this process has started goes with it: last of all, for it may be started anew as long as
     * this process lives.
     */
    private void end() {
        synchronized (this) {
            ending = true;
        }
        try {
            descendants.makeRoom();
            main.outcome().abandon();
        } finally {
            try {
                descendants.kill();
            } finally {
                Runtime.getRuntime().halt(1);
            }
        }
    }

    private static boolean isWindows() {
        return File.separatorChar == '\\';
    }
}
