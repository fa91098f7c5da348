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

    /** A program that is started anew as often as it is killed must not keep this process up. */
    private static final int ROUNDS = 20;

    private final ChildMain main;
    private @Nullable FileChannel channel; // guarded by this
    private boolean released; // guarded by this

    private Lifeline(ChildMain main) {
        this.main = main;
    }

    /** Returns when the parent is gone, and all that this process has made and started. */
    static void watch(ChildMain main) {
        Lifeline lifeline = new Lifeline(main);
        try {
            Runtime.getRuntime().addShutdownHook(new Thread(lifeline, "jfork release"));
        } catch (IllegalStateException e) {
            lifeline.run(); // the JVM is ending already
        }
        if (lifeline.awaitArguments()) {
            FileChannel opened = lifeline.open();
            if (opened == null || !endOf(opened) || lifeline.isReleased()) {
                lifeline.awaitParent();
            }
        }
        lifeline.end();
    }

    /** The shutdown hook: calls the thread back from its read, for the JVM is about to end. */
    @Override
    public synchronized void run() {
        released = true;
        if (channel != null && !isWindows()) { // there, closing waits for the read to end
            try {
                channel.close();
            } catch (IOException e) {
                System.err.println("jfork: standard input can't be closed: " + e);
            }
        }
    }

    private synchronized boolean isReleased() {
        return released;
    }

    private synchronized @Nullable FileChannel open() {
        if (!released) {
            channel = main.stdin().getChannel();
        }
        return channel;
    }

    /**
     * Standard input is busy until then; and what reads it may be code of the user's that takes its time.
     *
     * @return whether they were all read, or else the parent is gone
     */
    private boolean awaitArguments() {
        while (!main.stdinIsRead()) {
            if (parentIsGone()) {
                return false;
            }
            pause();
        }
        return true;
    }

    /** Reads to the end, and tells whether that was reached. If not, somebody closed the channel or interrupted us. */
    private static boolean endOf(FileChannel opened) {
        ByteBuffer ignored = ByteBuffer.allocate(1);
        try {
            while (opened.read(ignored) >= 0) {
                ignored.clear();
            }
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** Where there is no stream to watch any more; a shutdown hook that hangs must not outlive the parent. */
    private void awaitParent() {
        while (!parentIsGone()) {
            pause();
        }
    }

    /** Asks twice: where a look at the system fails once, this JVM is not to be halted, least of all when it is exiting. */
    private boolean parentIsGone() {
        if (parentIsAlive()) {
            return false;
        }
        pause();
        return !parentIsAlive();
    }

    private static void pause() {
        Thread.interrupted(); // or parking would end at once
        LockSupport.parkNanos(POLL_NANOS);
    }

    /**
     * Looks for it among those that this process descends from: who loses a parent gets another one at once, whereas the id of
     * one that is dead stays until somebody takes notice, and is then used again. Where no process can be looked up, not even
     * this one, only the end of standard input tells.
     */
    private boolean parentIsAlive() {
        ProcessHandle process = ProcessHandle.current();
        if (!process.isAlive()) {
            return true;
        }
        while (process.pid() != main.header().parentPid()) {
            Optional<ProcessHandle> next = process.parent();
            if (next.isEmpty()) {
                return false;
            }
            process = next.get();
        }
        return true;
    }

    /**
     * The parent is gone. What this process has started goes with it: last of all, for it may be started anew as long as
     * this process lives.
     */
    private void end() {
        main.outcome().abandon();
        boolean any = true;
        for (int round = 0; any && round < ROUNDS; round++) {
            any = false;
            for (Object descendant : ProcessHandle.current().descendants().toArray()) {
                any = true;
                ((ProcessHandle) descendant).destroyForcibly();
            }
        }
    }

    private static boolean isWindows() {
        return File.separatorChar == '\\';
    }
}
