package dev.jfork.pool;

import dev.jfork.link.Board;
import dev.jfork.link.Token;
import dev.jfork.pool.Peer.State;
import dev.jfork.spawn.DaemonThread;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * The workers of a pool: as many as are wanted are started, one after the other by a thread that ends when there are enough.
 * Where several in a row are of no use, no more are started. Guarded by the dispatcher's lock, but for what says otherwise.
 */
final class Staff {
    private static final int MOST_FAILURES = 3;
    private static final long PAUSE_NANOS = 100_000_000; // before another try, more after more failures
    private static final int MOST_PAUSES = 10;

    private final Dispatcher dispatcher;
    private final PoolSettings settings;
    private final JvmSource source;
    private final String address;
    private final SecureRandom random = new SecureRandom();

    private final List<Peer> peers = new ArrayList<>(); // that have not ended, in the order of their start
    private final Deque<Peer> idle = new ArrayDeque<>(); // who was so last comes last, and is used first
    private int least;
    private int most;
    private int unstarted;
    private boolean isStarting;
    private int failures; // in a row
    private boolean isClosing;
    private boolean isDismissed;

    Staff(Dispatcher dispatcher, PoolSettings settings, JvmSource source, String address) {
        this.dispatcher = dispatcher;
        this.settings = settings;
        this.source = source;
        this.address = address;
        this.least = settings.least();
        this.most = settings.most();
    }

    /** Those that have not ended. */
    List<Peer> peers() {
        return peers;
    }

    @Nullable
    Peer find(Token token) {
        for (Peer peer : peers) {
            if (peer.state == State.STARTING && peer.token.equals(token)) {
                return peer;
            }
        }
        return null;
    }

    @Nullable
    Peer takeIdle() {
        Peer peer = idle.pollLast();
        if (peer != null) {
            peer.isIdle = false;
        }
        return peer;
    }

    boolean hasIdle() {
        return !idle.isEmpty();
    }

    int idle() {
        return idle.size();
    }

    /** It has no job, and may be given one. */
    void rest(Peer peer, long now) {
        if (!peer.isIdle && peer.isFree()) {
            peer.isIdle = true;
            peer.idleNanos = now;
            idle.addLast(peer);
        }
    }

    /** It was given a job. */
    void busy(Peer peer) {
        if (peer.isIdle) {
            peer.isIdle = false;
            idle.remove(peer);
        }
    }

    /** It gets no more jobs, and ends when it has none. */
    void retire(Peer peer) {
        busy(peer);
        if (peer.state == State.READY) {
            peer.state = State.RETIRING;
        }
    }

    /** It is to be killed, by who calls this. */
    void condemn(Peer peer) {
        busy(peer);
        if (peer.state != State.GONE) {
            peer.state = State.DYING;
        }
    }

    /** Changes how many there are to be. */
    void resize(int newMost) {
        boolean isElastic = settings.least() < settings.most();
        least = isElastic ? Math.min(settings.least(), newMost) : newMost;
        most = newMost;
        unstarted -= Math.max(0, Math.min(unstarted, active() - most));
    }

    /** From now on there are only as many as the jobs that are left need. */
    void close() {
        isClosing = true;
    }

    /** Retires those that are too many, idle ones first. */
    void retireSpare() {
        int spare = active() - most;
        for (Peer peer : new ArrayList<>(idle)) {
            if (spare-- > 0) {
                retire(peer);
            }
        }
        for (Peer peer : peers) {
            if (spare > 0 && peer.state == State.READY) {
                spare--;
                retire(peer);
            }
        }
    }

    int least() {
        return isClosing ? 0 : least;
    }

    int most() {
        return most;
    }

    /** How many take jobs, or will when they are there. */
    int active() {
        int active = unstarted;
        for (Peer peer : peers) {
            if (peer.state == State.READY || peer.isComing()) {
                active++;
            }
        }
        return active;
    }

    /** How many take no more jobs and still have some: they have their place until these are done. */
    private int leaving() {
        int leaving = 0;
        for (Peer peer : peers) {
            if (peer.isLeaving()) {
                leaving++;
            }
        }
        return leaving;
    }

    /** How many jobs are behind others that take long. */
    int behind() {
        int behind = 0;
        for (Peer peer : peers) {
            if (peer.isLong() && peer.jobs() > 1) {
                behind += peer.jobs() - 1;
            }
        }
        return behind;
    }

    /** Whether no more would be started, whatever waits. */
    boolean isFull() {
        return active() >= most - leaving();
    }

    private int coming() {
        int coming = unstarted;
        for (Peer peer : peers) {
            if (peer.isComing()) {
                coming++;
            }
        }
        return coming;
    }

    /** Starts as many as are wanted: the least, and more for jobs that wait for one. */
    void hire(int waiting) {
        if (isDismissed) {
            return;
        }
        int active = active();
        int wanted = Math.min(most - leaving(), Math.max(least(), active + waiting - coming()));
        if (wanted > active) {
            if (!isStarting) {
                new DaemonThread(this::startAll, settings.name() + " starter").start(); // may fail
                isStarting = true;
            }
            unstarted += wanted - active;
        }
    }

    /** There are to be no more. */
    void dismiss() {
        isDismissed = true;
        unstarted = 0;
    }

    boolean isGone() {
        return peers.isEmpty() && !isStarting;
    }

    /** One has done something for a user. */
    void worked(Peer peer) {
        peer.hasWorked = true;
        failures = 0;
    }

    /** One has ended before it had done anything for a user, or could not be started. Tells whether that is enough of it. */
    boolean isHopeless() {
        failures++;
        return failures >= MOST_FAILURES && noneWorks();
    }

    private boolean noneWorks() {
        for (Peer peer : peers) {
            if (peer.hasWorked && peer.state == State.READY) {
                return false;
            }
        }
        return true;
    }

    /** In a thread of its own, without the lock. */
    private void startAll() {
        while (true) {
            int failed;
            dispatcher.lock();
            try {
                if (unstarted == 0) {
                    isStarting = false;
                    dispatcher.lookWhetherOver();
                    return;
                }
                failed = failures;
            } finally {
                dispatcher.unlock();
            }
            if (failed > 0) {
                LockSupport.parkNanos(Math.min(failed, MOST_PAUSES) * PAUSE_NANOS);
            }
            try {
                start();
            } catch (IOException | RuntimeException | Error e) {
                dispatcher.useless(e);
            }
        }
    }

    private void start() throws IOException {
        Path file = source.newFile(".board");
        Peer peer = null;
        boolean started = false;
        try {
            Token token = Token.from(random);
            Peer made = new Peer(Board.create(file), file, token);
            peer = made;
            if (!add(made)) {
                return;
            }
            Jvm jvm = source.start(
                    address, file, token, end -> dispatcher.reception().ended(made, end));
            started = true;
            dispatcher.reception().started(made, jvm);
        } finally {
            if (!started) {
                file.toFile().delete();
                if (peer != null) {
                    remove(peer);
                }
            }
        }
    }

    /** Not if it is not wanted any more. */
    private boolean add(Peer peer) {
        dispatcher.lock();
        try {
            boolean isWanted = unstarted > 0;
            if (isWanted) {
                unstarted--; // only now: at each moment it is counted once
                peers.add(peer);
            }
            return isWanted;
        } finally {
            dispatcher.unlock();
        }
    }

    void remove(Peer peer) {
        dispatcher.lock();
        try {
            busy(peer);
            peers.remove(peer);
            dispatcher.lookWhetherOver();
        } finally {
            dispatcher.unlock();
        }
    }
}
