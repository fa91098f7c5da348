package dev.jfork.pool;

import dev.jfork.link.Frame;
import dev.jfork.link.Token;
import dev.jfork.pool.Peer.State;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Hears what workers say, and sees what becomes of them. For the thread of the {@link Loop}, but for {@link #started},
 * {@link #ended}, and {@link #arrived}.
 */
final class Reception {
    /** How long a worker is ready before it is no wonder any more that it was started in vain. */
    private static final long STAY_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final Dispatcher dispatcher;
    private final Staff staff;
    private final Counts counts;
    private final Observer observer;
    private final Loop loop;
    private final @Nullable Supplier<Job> initializer;

    Reception(
            Dispatcher dispatcher,
            Staff staff,
            Counts counts,
            Observer observer,
            Loop loop,
            @Nullable Supplier<Job> initializer) {
        this.dispatcher = dispatcher;
        this.staff = staff;
        this.counts = counts;
        this.observer = observer;
        this.loop = loop;
        this.initializer = initializer;
    }

    /** Who has this token, and has not shown it yet. */
    @Nullable
    Peer find(Token token) {
        dispatcher.lock();
        try {
            return staff.find(token);
        } finally {
            dispatcher.unlock();
        }
    }

    /** The JVM of a worker is on its way. */
    void started(Peer peer, Jvm jvm) {
        boolean isLate;
        dispatcher.lock();
        try {
            introduce(peer, jvm);
            isLate = peer.state == State.DYING || peer.state == State.GONE;
        } finally {
            dispatcher.unlock();
        }
        if (isLate) {
            jvm.kill("its pool had no more use for it");
        }
        loop.post(() -> {
            greet(peer);
            finishIfEnded(peer);
        });
    }

    /** A JVM that ends at once may have ended before its start is told. Called with the lock. */
    private void introduce(Peer peer, Jvm jvm) {
        if (peer.jvm == null) {
            peer.jvm = jvm;
            peer.startedNanos = System.nanoTime();
            counts.workersStarted++;
            observer.workerStarted(jvm);
        }
    }

    /** A worker has shown its token. */
    void connected(Peer peer, PeerSocket socket) {
        dispatcher.lock();
        try {
            peer.socket = socket;
        } finally {
            dispatcher.unlock();
        }
        greet(peer);
    }

    /** Two threads tell of a worker, in any order: who has started its JVM, and the loop. */
    private void greet(Peer peer) {
        dispatcher.lock();
        try {
            if (peer.state != State.STARTING || peer.jvm == null || peer.socket == null) {
                return;
            }
            if (initializer == null) {
                ready(peer);
            } else {
                Job job = initializer.get();
                dispatcher.describe(job);
                job.queuedNanos = System.nanoTime();
                peer.state = State.INITIALIZING;
                peer.initializer = job;
                peer.assign(job, job.queuedNanos);
            }
        } finally {
            dispatcher.unlock();
        }
        peer.write();
    }

    private void ready(Peer peer) {
        peer.state = State.READY;
        peer.readyNanos = System.nanoTime();
        if (dispatcher.isDone() || staff.active() > staff.most()) {
            staff.retire(peer);
        }
        observer.workerReady(peer.jvm());
    }

    /** Frames have arrived from a worker. Called by who has heard them, in order. */
    void arrived(Peer peer, List<Arrival> arrivals) throws IOException {
        if (arrivals.isEmpty()) {
            return;
        }
        long now = System.nanoTime();
        List<Job> ended = new ArrayList<>(arrivals.size()); // that of each arrival, or null
        IOException nonsense = null;
        dispatcher.lock();
        try {
            for (Arrival arrival : arrivals) {
                ended.add(arrived(peer, arrival, now));
            }
        } catch (IOException e) {
            nonsense = e; // what was said before that counts
        } finally {
            dispatcher.unlock();
        }
        peer.write();
        dispatcher.match();
        settle(peer, ended, arrivals);
        if (nonsense != null) {
            throw nonsense;
        }
    }

    private @Nullable Job arrived(Peer peer, Arrival arrival, long now) throws IOException {
        if (arrival.kind() == Frame.HEAP_FULL) {
            staff.retire(peer);
            dispatcher.hire();
            return null;
        }
        if (arrival.kind() == Frame.SKIPPED) {
            Job job = peer.skipped(arrival.id(), now);
            if (job != null && !job.isOver) {
                dispatcher.putFirst(List.of(job));
            }
            return null;
        }
        Job job = peer.done(arrival.id(), now);
        if (arrival.kind() != Frame.REFUSED) {
            job.info().ran(arrival.nanos());
        }
        if (!job.isOver) {
            job.arrived(arrival);
        }
        if (job != peer.initializer) {
            staff.worked(peer);
        }
        if (job.isOver) {
            return null;
        }
        dispatcher.over(job, endOf(arrival), now);
        if (job == peer.initializer) {
            if (arrival.kind() != Frame.RETURNED) {
                staff.condemn(peer);
                dispatcher.shutInbox();
            } else if (peer.state == State.INITIALIZING) {
                ready(peer);
            }
        }
        return job;
    }

    /** Where there is no memory to tell of one, the others are yet told of. */
    private void settle(Peer peer, List<Job> ended, List<Arrival> arrivals) {
        Error failure = null;
        for (int i = 0; i < ended.size(); i++) {
            Job job = ended.get(i);
            try {
                if (job != null) {
                    settle(peer, job, arrivals.get(i));
                }
            } catch (OutOfMemoryError | StackOverflowError e) {
                failure = e;
            }
        }
        if (failure != null) {
            throw failure;
        }
    }

    private void settle(Peer peer, Job job, Arrival arrival) {
        switch (arrival.kind()) {
            case Frame.RETURNED -> {
                if (job.sendings == 1 && job != peer.initializer) {
                    job.arguments().release(); // the worker has read all of them, and no other one is still sent them
                }
                job.returned(peer.jvm(), arrival.body());
            }
            case Frame.THREW -> job.threw(peer.jvm(), arrival.body());
            default -> job.refused(peer.jvm(), arrival.body());
        }
        if (job == peer.initializer && arrival.kind() != Frame.RETURNED) {
            peer.kill("its initializer failed");
        }
    }

    private static JobEnd endOf(Arrival arrival) {
        return switch (arrival.kind()) {
            case Frame.RETURNED -> JobEnd.RETURNED;
            case Frame.THREW -> JobEnd.THREW;
            default -> JobEnd.REFUSED;
        };
    }

    /** A worker can't be reached any more; all that it has said was read. */
    void gone(Peer peer, @Nullable Throwable reason) {
        dispatcher.lock();
        try {
            if (peer.state == State.GONE) {
                return;
            }
            if (peer.state != State.ENDING) {
                staff.condemn(peer);
            }
            peer.state = State.GONE;
            peer.goneNanos = System.nanoTime();
            long begun = peer.board.begun();
            List<Job> unbegun = new ArrayList<>();
            for (Job job : peer.takeAll()) {
                if (job.id <= begun || job == peer.initializer) {
                    peer.victims.add(job);
                } else {
                    job.peer = null;
                    unbegun.add(job);
                }
            }
            dispatcher.putFirst(unbegun);
            dispatcher.hire();
        } finally {
            dispatcher.unlock();
        }
        if (reason instanceof OutOfMemoryError) {
            peer.kill("there was no room in this JVM for what it returned: " + reason.getMessage());
        } else if (reason != null) {
            peer.kill("it does not speak as a worker does: " + reason.getMessage());
        }
        dispatcher.match();
    }

    /** The JVM of a worker has ended. Called by any thread. */
    void ended(Peer peer, JvmEnd end) {
        loop.post(() -> {
            peer.end = end;
            finishIfEnded(peer);
        });
    }

    /** Two threads tell that it was started and has ended, in any order. */
    private void finishIfEnded(Peer peer) {
        JvmEnd end = peer.end;
        if (end != null && peer.jvm != null) {
            peer.end = null; // once
            finish(peer, end);
        }
    }

    private void finish(Peer peer, JvmEnd end) {
        if (peer.socket != null && peer.state != State.GONE && !loop.lose(peer.socket)) {
            loop.post(() -> finish(peer, end)); // somebody hears it just now
            return;
        }
        List<Job> failed = new ArrayList<>();
        Supplier<? extends RuntimeException> hopeless = null;
        dispatcher.lock();
        try {
            boolean wasUseless = !peer.hasWorked && peer.victims.isEmpty() && !peer.isDismissed && !hasStayed(peer);
            for (Job job : peer.victims) {
                if (job == peer.initializer) {
                    wasUseless = true;
                }
                if (job.isOver) {
                    continue;
                }
                if (job.retriesLeft > 0 && dispatcher.mayRetry()) {
                    job.retriesLeft--;
                    dispatcher.ended(job, JobEnd.RETRIED, System.nanoTime());
                    dispatcher.putFirst(List.of(job));
                } else {
                    dispatcher.over(job, JobEnd.CRASHED, System.nanoTime());
                    failed.add(job);
                }
            }
            peer.state = State.GONE;
            counts.workersEnded++;
            introduce(peer, end.worker());
            observer.workerEnded(end.worker(), end.words());
            staff.remove(peer);
            if (wasUseless && staff.isHopeless()) {
                hopeless = useless(peer, end);
            }
            dispatcher.hire();
            dispatcher.retireAllIfDone();
        } finally {
            dispatcher.unlock();
        }
        peer.boardFile.toFile().delete();
        for (Job job : failed) {
            job.failed(() -> end.blame(job.method().name()));
        }
        if (hopeless != null) {
            dispatcher.abort(hopeless);
        }
        dispatcher.match();
    }

    /** Whether it was there for a while, so that its end has nothing to do with how it was started. */
    private static boolean hasStayed(Peer peer) {
        return peer.readyNanos != 0 && System.nanoTime() - peer.readyNanos > STAY_NANOS;
    }

    private static Supplier<? extends RuntimeException> useless(Peer peer, JvmEnd end) {
        Job initializer = peer.initializer;
        return initializer != null && initializer.isOver
                ? initializer::failure
                : () -> end.blame(
                        initializer == null
                                ? "dev.jfork.WorkerPool"
                                : initializer.method().name());
    }
}
