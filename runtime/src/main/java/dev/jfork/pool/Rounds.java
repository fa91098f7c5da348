package dev.jfork.pool;

import dev.jfork.pool.Peer.State;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Does what is due: looks at workers that are long in one job, gives to others what these have not begun, kills at a deadline,
 * and those that don't come or don't end, and ends those that are idle. For the thread of the {@link Loop}.
 */
final class Rounds {
    /** How long a JVM may live on that has closed its socket, or is to do so. */
    private static final long GONE_NANOS = TimeUnit.SECONDS.toNanos(5);

    /** For how long a worker is listened for that is late. */
    private static final long LATE_NANOS = TimeUnit.SECONDS.toNanos(2);

    /** How long the loop sleeps at most. */
    static final long LONGEST_NANOS = TimeUnit.MINUTES.toNanos(1);

    private final Dispatcher dispatcher;
    private final Staff staff;
    private final PoolSettings settings;
    private final Loop loop;

    Rounds(Dispatcher dispatcher, Staff staff, PoolSettings settings, Loop loop) {
        this.dispatcher = dispatcher;
        this.staff = staff;
        this.settings = settings;
        this.loop = loop;
    }

    /**
     * Does what is due.
     *
     * @return in how many nanoseconds something will be
     */
    long tick() {
        List<Runnable> actions = new ArrayList<>();
        long next = LONGEST_NANOS;
        dispatcher.lock();
        try {
            long now = System.nanoTime();
            for (Peer peer : staff.peers()) {
                next = Math.min(next, tend(peer, now, actions));
            }
            if (staff.behind() > 0) {
                staff.hire(dispatcher.waiting() + staff.behind());
            }
        } finally {
            dispatcher.unlock();
        }
        actions.forEach(Runnable::run);
        dispatcher.match();
        return Math.max(0, next);
    }

    /** Finds what is due for a worker, and tells in how many nanoseconds something will be. Called with the lock. */
    private long tend(Peer peer, long now, List<Runnable> actions) {
        Job head = peer.head();
        if (head != null) {
            return tend(peer, head, now, actions);
        }
        if (peer.state == State.STARTING && peer.jvm != null) {
            return tendComing(peer, now, actions);
        }
        if (peer.state == State.GONE || peer.state == State.ENDING) {
            long left = GONE_NANOS - (now - peer.goneNanos);
            if (left <= 0) {
                peer.goneNanos = now;
                actions.add(() -> peer.kill("it left its pool and did not end"));
            }
            return left <= 0 ? GONE_NANOS : left;
        }
        if (peer.isIdle && staff.active() > staff.least()) {
            long left = settings.idleNanos() - (now - peer.idleNanos);
            if (left <= 0) {
                staff.retire(peer);
                actions.add(() -> peer.write());
            }
            return left <= 0 ? LONGEST_NANOS : left;
        }
        return LONGEST_NANOS;
    }

    /** It may be there, and only not heard yet, where this JVM has stood still itself. */
    private long tendComing(Peer peer, long now, List<Runnable> actions) {
        boolean wasLate = peer.lateNanos != 0;
        long left = wasLate ? LATE_NANOS - (now - peer.lateNanos) : settings.startNanos() - (now - peer.startedNanos);
        if (left > 0) {
            return left;
        }
        if (!wasLate) {
            peer.lateNanos = now;
            return LATE_NANOS;
        }
        staff.condemn(peer);
        actions.add(() -> peer.kill("it took too long to boot and to connect to its pool"));
        dispatcher.hire();
        return LONGEST_NANOS;
    }

    private long tend(Peer peer, Job head, long now, List<Runnable> actions) {
        if (peer.shallLook(now)) {
            actions.add(() -> look(peer));
        }
        if (peer.isLong() && peer.jobs() > 1 && staff.idle() > dispatcher.waiting()) {
            dispatcher.putFirst(peer.takeBack(head.id + 1));
        }
        long next = peer.headNanos + peer.lookAge - now;
        if (head.deadlineNanos() > 0 && peer.state != State.DYING) {
            long left = peer.patience(head, now);
            if (left <= 0) {
                expire(peer, head, actions);
            } else {
                next = Math.min(next, left);
            }
        }
        return next;
    }

    private void look(Peer peer) {
        PeerSocket socket = peer.socket();
        try {
            loop.hearBoard(socket);
        } catch (IOException | OutOfMemoryError e) {
            loop.broken(socket);
        }
    }

    /**
     * Has the worker of a job killed that has run into its deadline, or is not even begun by then; no other job is hit.
     * Called with the lock.
     */
    private void expire(Peer peer, Job job, List<Runnable> actions) {
        boolean begun = job == peer.initializer || !dispatcher.isTakenBack(peer, job);
        if (begun && !peer.isRunning(job) && job != peer.initializer) {
            actions.add(() -> look(peer)); // its outcome is on the way
            return;
        }
        staff.condemn(peer);
        if (begun) {
            dispatcher.over(job, JobEnd.TIMED_OUT, System.nanoTime());
            actions.add(() -> {
                peer.kill("the deadline of its task had passed");
                job.timedOut(peer.jvm());
            });
        } else {
            dispatcher.putFirst(List.of(job));
            actions.add(() -> peer.kill("it did not begin its task"));
        }
        dispatcher.hire();
    }
}
