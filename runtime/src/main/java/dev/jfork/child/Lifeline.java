package dev.jfork.child;

import java.io.FileInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Ends this JVM when the parent is gone: then, and only then, standard input is at its end.
 *
 * <p>A JVM that ends while a thread of its own is blocked in a native read waits 300 ms for it (HotSpot,
 * {@code VM_Exit::wait_for_threads_in_native_to_block}). So the thread first only sleeps, which is all that a short task
 * ever sees of it, and then reads through a channel, which {@link ExitHook} closes to call it back.
 */
final class Lifeline extends Thread {
    private static final long QUIET_MILLIS = 200;

    private final FileInputStream stdin;
    private final long parentPid;
    private final OutcomeFile outcome;
    private @Nullable FileChannel channel; // guarded by this
    private boolean released; // guarded by this

    private Lifeline(FileInputStream stdin, long parentPid, OutcomeFile outcome) {
        super("jfork lifeline");
        this.stdin = stdin;
        this.parentPid = parentPid;
        this.outcome = outcome;
    }

    /** Starts watching. From here on, nobody else may read standard input. */
    static void watch(FileInputStream stdin, long parentPid, OutcomeFile outcome) {
        Lifeline lifeline = new Lifeline(stdin, parentPid, outcome);
        lifeline.setDaemon(true);
        lifeline.start();
        Runtime.getRuntime().addShutdownHook(new ExitHook(outcome, lifeline));
    }

    @Override
    public void run() {
        try {
            sleep(QUIET_MILLIS);
            FileChannel opened = open();
            if (opened != null) {
                awaitEnd(opened);
            }
            awaitParent();
        } catch (InterruptedException | IOException e) {
            // Whoever interrupts this thread, or breaks its stream, can't be told from a parent that is gone.
        }
        outcome.abandon();
        Runtime.getRuntime().halt(1);
    }

    /** Calls the thread back from its read. The JVM is about to end. */
    synchronized void release() throws IOException {
        released = true;
        if (channel != null && !isWindows()) { // there, closing waits for the read to end
            channel.close();
        }
    }

    private synchronized @Nullable FileChannel open() {
        if (!released) {
            channel = stdin.getChannel();
        }
        return channel;
    }

    private void awaitEnd(FileChannel opened) throws IOException {
        ByteBuffer ignored = ByteBuffer.allocate(1);
        try {
            while (opened.read(ignored) >= 0) {
                ignored.clear();
            }
            outcome.abandon();
            Runtime.getRuntime().halt(1);
        } catch (ClosedChannelException e) {
            // Released.
        }
    }

    /** While shutdown hooks run there is no stream to watch any more; a hook that hangs must not outlive the parent. */
    private void awaitParent() throws InterruptedException {
        Optional<ProcessHandle> parent = ProcessHandle.of(parentPid);
        while (parent.isPresent() && parent.get().isAlive()) {
            sleep(QUIET_MILLIS);
        }
    }

    private static boolean isWindows() {
        return java.io.File.separatorChar == '\\';
    }
}
