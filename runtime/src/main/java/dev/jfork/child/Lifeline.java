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
 * {@code VM_Exit::wait_for_threads_in_native_to_block}). So it is read through a channel, which a shutdown hook closes to
 * call the thread back. Not loaded by a short task: {@link ChildMain} comes here only after a pause.
 */
final class Lifeline implements Runnable {
    private static final long POLL_MILLIS = 200;

    private final FileInputStream stdin;
    private final long parentPid;
    private final OutcomeFile outcome;
    private @Nullable FileChannel channel; // guarded by this
    private boolean released; // guarded by this

    private Lifeline(FileInputStream stdin, long parentPid, OutcomeFile outcome) {
        this.stdin = stdin;
        this.parentPid = parentPid;
        this.outcome = outcome;
    }

    /** Watches for as long as this JVM runs. From here on, nobody else may read standard input. */
    static void watch(FileInputStream stdin, long parentPid, OutcomeFile outcome) {
        Lifeline lifeline = new Lifeline(stdin, parentPid, outcome);
        try {
            Runtime.getRuntime().addShutdownHook(new Thread(lifeline, "jfork release"));
        } catch (IllegalStateException e) {
            lifeline.run(); // the JVM is ending already
        }
        try {
            FileChannel opened = lifeline.open();
            if (opened != null) {
                lifeline.awaitEnd(opened);
            }
            lifeline.awaitParent();
        } catch (InterruptedException | IOException e) {
            // Whoever interrupts this thread, or breaks its stream, can't be told from a parent that is gone.
        }
        outcome.abandon();
        Runtime.getRuntime().halt(1);
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
            Thread.sleep(POLL_MILLIS);
        }
    }

    private static boolean isWindows() {
        return java.io.File.separatorChar == '\\';
    }
}
