package dev.jfork.pool;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Whoever waits for a short job looks at its worker's board for a moment before going to sleep: an outcome stands there before it
 * is sent, and to be woken up takes longer than many a job. Looking, a thread lets others go first: the worker may have to run
 * on the same processor. Safe for use by many threads.
 */
public final class Lookout {
    /** How long somebody looks at most: several times as long as a short job takes on its way there and back. */
    private static final long LOOK_NANOS = 50_000;

    /** A job that takes longer is not waited for like that. */
    private static final long SHORT_NANOS = LOOK_NANOS / 2;

    /** Nor is one that takes longer on its way. */
    private static final long SHORT_BYTES = 1 << 14;

    /** More calls than it takes to hear an outcome. */
    private static final int CALLS = 100;

    private final Dispatcher dispatcher;
    private final Loop loop;

    Lookout(Dispatcher dispatcher, Loop loop) {
        this.dispatcher = dispatcher;
        this.loop = loop;
    }

    /**
     * Looks for a moment whether a job ends that is thought to be short. Called by who waits for it, before it sleeps.
     *
     * @param job the job
     */
    public void lookFor(Job job) {
        PeerSocket socket = hasStack() ? watch(job) : null;
        if (socket == null) {
            return;
        }
        try {
            if (sees(socket, job)) {
                loop.hearBoard(socket);
            }
        } catch (IOException | OutOfMemoryError e) {
            loop.broken(socket);
        } finally {
            unwatch(socket.peer());
        }
    }

    private @Nullable PeerSocket watch(Job job) {
        dispatcher.lock();
        try {
            Peer peer = job.peer;
            if (peer == null || job.isOver || !isSoon(job, peer)) {
                return null;
            }
            peer.board.watch();
            return peer.socket;
        } finally {
            dispatcher.unlock();
        }
    }

    private void unwatch(Peer peer) {
        dispatcher.lock();
        try {
            peer.board.unwatch();
        } finally {
            dispatcher.unlock();
        }
    }

    /** Whether a job's outcome may be there in a moment: it is the only one of its worker, and short. Called with the lock. */
    private static boolean isSoon(Job job, Peer peer) {
        return peer.jobs() == 1
                && peer.head() == job
                && job.info().estimate() <= SHORT_NANOS
                && job.arguments().length() <= SHORT_BYTES;
    }

    /** Whether the caller is not so deep in calls that its stack would overflow while it hears what others wait for, too. */
    private static boolean hasStack() {
        try {
            return descend(CALLS) == CALLS;
        } catch (StackOverflowError e) {
            return false;
        }
    }

    private static int descend(int calls) {
        return calls == 0 ? 0 : 1 + descend(calls - 1);
    }

    /** Waits a moment for the outcome of a job. Tells whether there is one that nobody has heard yet. */
    @SuppressWarnings(
            "ThreadPriorityCheck") // it is a hint only: without it, looking takes longer where processors are few
    private static boolean sees(PeerSocket socket, Job job) {
        long end = System.nanoTime() + LOOK_NANOS;
        boolean isThere = socket.hasMore();
        while (!isThere && !job.isOver && System.nanoTime() - end < 0) {
            Thread.yield();
            isThere = socket.hasMore();
        }
        return isThere;
    }
}
