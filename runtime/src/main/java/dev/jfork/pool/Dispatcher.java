package dev.jfork.pool;

import dev.jfork.link.Frame;
import dev.jfork.link.Token;
import dev.jfork.pool.Peer.State;
import dev.jfork.wire.WorkerMethod;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Decides which worker gets which job. Whoever submits a job writes it to an idle worker's socket itself; all else is up to
 * the thread of the {@link Loop}. Safe for use by many threads.
 */
public final class Dispatcher {
    /** How long a JVM may live on that has closed its socket, or is to do so. */
    private static final long GONE_NANOS = TimeUnit.SECONDS.toNanos(5);

    /** How long a worker is ready before it is no wonder any more that it was started in vain. */
    private static final long STAY_NANOS = TimeUnit.SECONDS.toNanos(1);

    /** How long the loop sleeps at most. */
    static final long LONGEST_NANOS = TimeUnit.MINUTES.toNanos(1);

    private final PoolSettings settings;
    private final Observer observer;
    private final Map<WorkerMethod<?, ?>, MethodInfo> methods = new ConcurrentHashMap<>();
    private final JvmSource source;
    private final @Nullable Supplier<Job> initializer;
    private final Path socketFile;
    private final Loop loop;
    private final Staff staff;
    private final Keeper keeper;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();

    // Guarded by the lock, as is all there is in the staff, in peers and in jobs.
    private final Deque<Job> pending = new ArrayDeque<>();
    private final Counts counts = new Counts();
    private int unfinished;
    private boolean isClosed;
    private boolean isShutDown;
    private boolean hasEnded;
    private @Nullable Supplier<? extends RuntimeException> broken;

    /**
     * Makes a pool, and has its first workers started.
     *
     * @param settings how it is to be
     * @param source who starts its JVMs
     * @param initializer makes the job that each worker runs first, without code of the user's, or {@code null}
     * @throws IOException if its socket can't be made
     */
    public Dispatcher(PoolSettings settings, JvmSource source, @Nullable Supplier<Job> initializer) throws IOException {
        this.settings = settings;
        this.observer = settings.observer();
        this.source = source;
        this.initializer = initializer;
        this.socketFile = source.newFile(".socket");
        Files.delete(socketFile); // or it couldn't be bound
        this.loop = new Loop(this, settings.name(), socketFile);
        this.staff = new Staff(this, settings, source, loop.address());
        this.keeper = new Keeper(this, settings.name());
        if (initializer != null) {
            describe(initializer.get()); // which asks codecs of the user's, as the loop's thread must not
        }
        loop.start();
        lock();
        try {
            staff.hire(0);
        } finally {
            unlock();
        }
    }

    /**
     * Takes a job. Where the queue is full, waits for room, or refuses it, as the settings say.
     *
     * @param job the job
     * @throws RejectedExecutionException if the pool is closed or broken, the queue is full, or the thread is interrupted
     *     while it waits
     */
    public void submit(Job job) {
        describe(job);
        Peer peer = null;
        Supplier<RejectedExecutionException> refusal;
        lock();
        try {
            refusal = awaitRoom();
            if (refusal == null) {
                peer = take(job);
            }
        } finally {
            unlock();
        }
        if (refusal != null) {
            throw refusal.get(); // without the lock: it may tell of an exception of the user's
        }
        if (peer != null) {
            write(peer);
        }
    }

    private void describe(Job job) {
        job.describe(methods.computeIfAbsent(job.method(), MethodInfo::new));
    }

    private @Nullable Peer take(Job job) {
        keeper.keepUp();
        job.queuedNanos = System.nanoTime();
        unfinished++;
        Peer peer = pending.isEmpty() ? staff.takeIdle() : null;
        if (peer == null) {
            pending.add(job);
            staff.hire(pending.size());
        } else {
            assign(peer, job, job.queuedNanos);
        }
        return peer;
    }

    /** Gives {@code null} when there is room, or what makes the exception that says why there is none. */
    private @Nullable Supplier<RejectedExecutionException> awaitRoom() {
        while (!isClosed && isFull()) {
            if (settings.refuses()) {
                int waiting = pending.size();
                return () -> new RejectedExecutionException("There are " + waiting
                        + " tasks waiting, as many as are let. Submit more when some are done, or let them wait"
                        + " (WorkerPool.Builder.queueLimit).");
            }
            try {
                changed.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return () -> new RejectedExecutionException(
                        "The thread was interrupted while it waited for room in the queue", e);
            }
        }
        Supplier<? extends RuntimeException> reason = broken;
        if (reason != null) {
            return () -> {
                RuntimeException cause = reason.get();
                return new RejectedExecutionException("The pool has given up: " + cause.getMessage(), cause);
            };
        }
        return isClosed ? () -> new RejectedExecutionException("The pool is closed") : null;
    }

    private boolean isFull() {
        return settings.queueLimit() > 0 && pending.size() >= settings.queueLimit() && !staff.hasIdle();
    }

    /**
     * Cancels a job.
     *
     * @param job the job
     * @param mayKill whether its worker is killed if it runs
     * @return whether it was cancelled: it had not ended
     */
    public boolean cancel(Job job, boolean mayKill) {
        Peer killed = null;
        boolean isCancelled;
        lock();
        try {
            Peer peer = job.peer;
            if (job.isOver) {
                return false;
            }
            isCancelled = peer == null ? pending.remove(job) : isTakenBack(peer, job);
            if (!isCancelled && mayKill && peer != null && peer.isRunning(job)) {
                staff.condemn(peer);
                killed = peer;
                isCancelled = true;
            }
            if (isCancelled) {
                over(job, JobEnd.CANCELLED, System.nanoTime());
            }
        } finally {
            unlock();
        }
        if (killed != null) {
            kill(killed, "its task was cancelled");
        }
        if (isCancelled) {
            job.cancelled();
        }
        match(); // those that were behind it are taken back, be it cancelled or not
        return isCancelled;
    }

    /** Takes back a job, and with it those behind it, which go to others. Where it runs, none behind it will be begun. */
    private boolean isTakenBack(Peer peer, Job job) {
        if (peer.state == State.GONE) {
            return false;
        }
        List<Job> taken = peer.takeBack(job.id);
        boolean found = taken.remove(job);
        putFirst(taken);
        return found;
    }

    /**
     * Has the worker of a job killed that has run into its deadline, or is not even begun by then; no other job is hit.
     * Called with the lock.
     */
    private void expire(Peer peer, Job job, List<Runnable> actions) {
        boolean begun = job == peer.initializer || !isTakenBack(peer, job);
        if (begun && !peer.isRunning(job) && job != peer.initializer) {
            actions.add(() -> look(peer)); // its outcome is on the way
            return;
        }
        staff.condemn(peer);
        if (begun) {
            over(job, JobEnd.TIMED_OUT, System.nanoTime());
            actions.add(() -> {
                kill(peer, "the deadline of its task had passed");
                job.timedOut(peer.jvm());
            });
        } else {
            pending.addFirst(job);
            actions.add(() -> kill(peer, "it did not begin its task"));
        }
        staff.hire(pending.size());
    }

    /** Kills a worker. One that is just being started, who starts it will kill. */
    private static void kill(Peer peer, String reason) {
        Jvm jvm = peer.jvm;
        if (jvm != null) {
            jvm.kill(reason);
        }
    }

    /** The jobs that are to be sent to a worker now. */
    List<Sending> jobsFor(Peer peer) {
        lock();
        try {
            long now = System.nanoTime();
            for (Job job = pending.peek(); job != null && peer.hasRoomFor(job); job = pending.peek()) {
                pending.remove();
                staff.busy(peer);
                assign(peer, job, now);
                if (settings.queueLimit() > 0) {
                    changed.signalAll();
                }
            }
            staff.rest(peer, now); // where none waits for it
            List<Sending> sendings = peer.send(now);
            if (!sendings.isEmpty()) {
                loop.wakeBy(now + Peer.LOOK_NANOS);
            }
            return sendings;
        } finally {
            unlock();
        }
    }

    private void assign(Peer peer, Job job, long now) {
        peer.assign(job, now);
        if (settings.recycleAfter() > 0 && peer.served() >= settings.recycleAfter()) {
            staff.retire(peer);
            staff.hire(pending.size());
        }
    }

    /** Whether a worker has no job and shall get none. */
    boolean shallEnd(Peer peer) {
        lock();
        try {
            boolean ends = peer.state == State.RETIRING && peer.jobs() == 0;
            if (ends) {
                peer.state = State.ENDING;
                peer.goneNanos = System.nanoTime();
                peer.isDismissed = true;
                staff.hire(pending.size());
            }
            return ends;
        } finally {
            unlock();
        }
    }

    /** Who has this token, and has not shown it yet. */
    @Nullable
    Peer find(Token token) {
        lock();
        try {
            return staff.find(token);
        } finally {
            unlock();
        }
    }

    /** The JVM of a worker is on its way. */
    void started(Peer peer, Jvm jvm) {
        boolean isLate;
        lock();
        try {
            introduce(peer, jvm);
            isLate = peer.state == State.DYING || peer.state == State.GONE;
        } finally {
            unlock();
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
            counts.workersStarted++;
            observer.workerStarted(jvm);
        }
    }

    /** A worker has shown its token. */
    void connected(Peer peer, PeerSocket socket) {
        lock();
        try {
            peer.socket = socket;
        } finally {
            unlock();
        }
        greet(peer);
    }

    /** Two threads tell of a worker, in any order: who has started its JVM, and the loop. */
    private void greet(Peer peer) {
        lock();
        try {
            if (peer.state != State.STARTING || peer.jvm == null || peer.socket == null) {
                return;
            }
            if (initializer == null) {
                ready(peer);
            } else {
                Job job = initializer.get();
                describe(job);
                job.queuedNanos = System.nanoTime();
                peer.state = State.INITIALIZING;
                peer.initializer = job;
                peer.assign(job, job.queuedNanos);
            }
        } finally {
            unlock();
        }
        write(peer);
    }

    private void ready(Peer peer) {
        peer.state = State.READY;
        peer.readyNanos = System.nanoTime();
        if ((isClosed && unfinished == 0) || staff.active() > staff.most()) {
            staff.retire(peer);
        }
        observer.workerReady(peer.jvm());
    }

    /** Frames have arrived from a worker. Called by the loop's thread, as all below that is not public. */
    void arrived(Peer peer, List<Arrival> arrivals) throws IOException {
        if (arrivals.isEmpty()) {
            return;
        }
        long now = System.nanoTime();
        List<Job> ended = new ArrayList<>(arrivals.size()); // that of each arrival, or null
        IOException nonsense = null;
        lock();
        try {
            for (Arrival arrival : arrivals) {
                ended.add(arrived(peer, arrival, now));
            }
        } catch (IOException e) {
            nonsense = e; // what was said before that counts
        } finally {
            unlock();
        }
        write(peer);
        match();
        for (int i = 0; i < ended.size(); i++) {
            Job job = ended.get(i);
            if (job != null) {
                settle(peer, job, arrivals.get(i));
            }
        }
        if (nonsense != null) {
            throw nonsense;
        }
    }

    private @Nullable Job arrived(Peer peer, Arrival arrival, long now) throws IOException {
        if (arrival.kind() == Frame.HEAP_FULL) {
            staff.retire(peer);
            staff.hire(pending.size());
            return null;
        }
        if (arrival.kind() == Frame.SKIPPED) {
            Job job = peer.skipped(arrival.id(), now);
            if (job != null && !job.isOver) {
                putFirst(List.of(job));
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
        over(job, endOf(arrival), now);
        if (job == peer.initializer) {
            if (arrival.kind() != Frame.RETURNED) {
                staff.condemn(peer);
            } else if (peer.state == State.INITIALIZING) {
                ready(peer);
            }
        }
        return job;
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
            kill(peer, "its initializer failed");
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
        lock();
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
            putFirst(unbegun);
            staff.hire(pending.size());
        } finally {
            unlock();
        }
        if (reason instanceof OutOfMemoryError) {
            kill(peer, "there was no room in this JVM for what it returned: " + reason.getMessage());
        } else if (reason != null) {
            kill(peer, "it does not speak as a worker does: " + reason.getMessage());
        }
        match();
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
            finish(peer, end);
        }
    }

    private void finish(Peer peer, JvmEnd end) {
        if (peer.socket != null && peer.state != State.GONE) {
            loop.lose(peer.socket);
        }
        List<Job> failed = new ArrayList<>();
        Supplier<? extends RuntimeException> hopeless = null;
        lock();
        try {
            boolean wasUseless = !peer.hasWorked && peer.victims.isEmpty() && !peer.isDismissed && !hasStayed(peer);
            for (Job job : peer.victims) {
                if (job == peer.initializer) {
                    wasUseless = true;
                }
                if (job.isOver) {
                    continue;
                }
                if (job.retriesLeft > 0 && broken == null && !isShutDown) {
                    job.retriesLeft--;
                    ended(job, JobEnd.RETRIED, System.nanoTime());
                    putFirst(List.of(job));
                } else {
                    over(job, JobEnd.CRASHED, System.nanoTime());
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
            staff.hire(pending.size());
            retireAllIfDone();
        } finally {
            unlock();
        }
        peer.boardFile.toFile().delete();
        for (Job job : failed) {
            job.failed(() -> end.blame(job.method().name()));
        }
        if (hopeless != null) {
            abort(hopeless);
        }
        match();
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

    /** A JVM could not be started. Called by who has tried. */
    void useless(Throwable reason) {
        boolean hopeless;
        lock();
        try {
            hopeless = staff.isHopeless();
            if (!hopeless) {
                staff.hire(pending.size());
            }
        } finally {
            unlock();
        }
        if (hopeless) {
            abort(reason);
        }
    }

    /** The pool is of no more use. Called by any thread. */
    void abort(Throwable reason) {
        abort(() -> source.noWorkers(reason));
    }

    private void abort(Supplier<? extends RuntimeException> reason) {
        lock();
        try {
            if (broken == null && !isShutDown) {
                broken = reason;
                observer.gaveUp(reason);
            }
            isClosed = true;
            dismissAll();
            changed.signalAll();
        } finally {
            unlock();
        }
        killAll("the pool has given up");
        match();
    }

    /** Gives jobs that wait to workers that do; or ends them, where there will be no more workers. Called by any thread. */
    private void match() {
        List<Peer> busy = new ArrayList<>();
        List<Job> forsaken = new ArrayList<>();
        Supplier<? extends RuntimeException> reason;
        lock();
        try {
            reason = broken;
            if (reason != null || isShutDown) {
                forsaken.addAll(pending);
                pending.clear();
                for (Job job : forsaken) {
                    over(job, reason == null ? JobEnd.CANCELLED : JobEnd.ABANDONED, System.nanoTime());
                }
            }
            while (!pending.isEmpty()) {
                Peer peer = staff.takeIdle();
                if (peer == null) {
                    break;
                }
                assign(peer, pending.remove(), System.nanoTime());
                busy.add(peer);
            }
            if (settings.queueLimit() > 0) {
                changed.signalAll();
            }
        } finally {
            unlock();
        }
        busy.forEach(Dispatcher::write);
        for (Job job : forsaken) {
            if (reason == null) {
                job.cancelled();
            } else {
                job.failed(reason);
            }
        }
    }

    /**
     * Does what is due.
     *
     * @return in how many nanoseconds something will be
     */
    long tick() {
        List<Runnable> actions = new ArrayList<>();
        long next = LONGEST_NANOS;
        lock();
        try {
            long now = System.nanoTime();
            for (Peer peer : staff.peers()) {
                next = Math.min(next, tend(peer, now, actions));
            }
            if (staff.behind() > 0) {
                staff.hire(pending.size() + staff.behind());
            }
        } finally {
            unlock();
        }
        actions.forEach(Runnable::run);
        match();
        return Math.max(0, next);
    }

    /** Finds what is due for a worker, and tells in how many nanoseconds something will be. Called with the lock. */
    private long tend(Peer peer, long now, List<Runnable> actions) {
        Job head = peer.head();
        if (head != null) {
            return tend(peer, head, now, actions);
        }
        if (peer.state == State.GONE || peer.state == State.ENDING) {
            long left = GONE_NANOS - (now - peer.goneNanos);
            if (left <= 0) {
                peer.goneNanos = now;
                actions.add(() -> kill(peer, "it left its pool and did not end"));
            }
            return left <= 0 ? GONE_NANOS : left;
        }
        if (peer.isIdle && staff.active() > staff.least()) {
            long left = settings.idleNanos() - (now - peer.idleNanos);
            if (left <= 0) {
                staff.retire(peer);
                actions.add(() -> write(peer));
            }
            return left <= 0 ? LONGEST_NANOS : left;
        }
        return LONGEST_NANOS;
    }

    private long tend(Peer peer, Job head, long now, List<Runnable> actions) {
        if (peer.shallLook(now)) {
            actions.add(() -> look(peer));
        }
        if (peer.isLong() && peer.jobs() > 1 && staff.idle() > pending.size()) {
            putFirst(peer.takeBack(head.id + 1));
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
        try {
            loop.hearBoard(peer.socket());
        } catch (IOException | OutOfMemoryError e) {
            gone(peer, e);
        }
    }

    /**
     * Ends the pool when all its jobs have ended: takes no more, and waits.
     *
     * @param nanos for how many nanoseconds to wait at most
     * @return whether all workers have ended
     * @throws InterruptedException if the thread is interrupted while it waits
     */
    public boolean close(long nanos) throws InterruptedException {
        lock();
        try {
            isClosed = true;
            staff.close();
            changed.signalAll();
            retireAllIfDone();
        } finally {
            unlock();
        }
        loop.post(this::writeAll);
        return awaitEnd(nanos);
    }

    private boolean awaitEnd(long nanos) throws InterruptedException {
        long left = nanos;
        lock();
        try {
            while (!hasEnded) {
                if (left <= 0) {
                    return false;
                }
                left = changed.awaitNanos(left);
            }
            return true;
        } finally {
            unlock();
        }
    }

    /**
     * Kills all workers, and takes no more jobs. Returns at once.
     *
     * @return the jobs that were not begun, which are cancelled
     */
    public List<Job> shutDownNow() {
        List<Job> unbegun = new ArrayList<>();
        lock();
        try {
            isClosed = true;
            isShutDown = true;
            for (Peer peer : staff.peers()) {
                if (peer.state == State.READY || peer.state == State.RETIRING) {
                    unbegun.addAll(peer.takeBack(peer.board.begun() + 1));
                }
            }
            unbegun.addAll(pending);
            pending.clear();
            unbegun.removeIf(job -> job.isOver || job.peer != null);
            for (Job job : unbegun) {
                over(job, JobEnd.CANCELLED, System.nanoTime());
            }
            dismissAll();
            changed.signalAll();
        } finally {
            unlock();
        }
        killAll("shutdownNow() was called");
        for (Job job : unbegun) {
            job.cancelled();
        }
        return unbegun;
    }

    private void dismissAll() {
        staff.dismiss();
        for (Peer peer : staff.peers()) {
            peer.isDismissed = true;
            staff.condemn(peer);
        }
    }

    private void killAll(String reason) {
        List<Jvm> jvms = new ArrayList<>();
        lock();
        try {
            for (Peer peer : staff.peers()) {
                if (peer.jvm != null) { // or who starts it will
                    jvms.add(peer.jvm);
                }
            }
        } finally {
            unlock();
        }
        for (Jvm jvm : jvms) {
            jvm.kill(reason);
        }
        lookWhetherOver();
    }

    /** Called with the lock. */
    private void retireAllIfDone() {
        if (isClosed && unfinished == 0) {
            staff.dismiss();
            for (Peer peer : staff.peers()) {
                if (peer.isComing()) {
                    peer.isDismissed = true;
                    staff.condemn(peer);
                } else {
                    staff.retire(peer);
                }
            }
            changed.signalAll();
        }
    }

    /** The last job has ended after the pool was closed: all are to end. */
    private void writeAll() {
        List<Peer> peers;
        lock();
        try {
            peers = new ArrayList<>(staff.peers());
        } finally {
            unlock();
        }
        for (Peer peer : peers) {
            if (peer.state == State.DYING && peer.readyNanos == 0) {
                kill(peer, "its pool was closed before it was ready");
            } else {
                write(peer);
            }
        }
    }

    /** Called with the lock. */
    private void over(Job job, JobEnd end, long now) {
        job.isOver = true;
        ended(job, end, now);
        if (job.peer != null && job.peer.initializer == job) {
            return; // nobody waits for that
        }
        unfinished--;
        if (isClosed && unfinished == 0) {
            retireAllIfDone();
            loop.post(this::writeAll);
        }
    }

    /** A run of a job has ended, which may not be the last. Called with the lock. */
    private void ended(Job job, JobEnd end, long now) {
        job.endedNanos = now;
        job.end = end;
        Peer peer = job.peer;
        if (peer == null || peer.initializer != job) {
            counts.ended(job, end);
            observer.jobEnded(job, peer == null ? null : peer.jvm(), end);
        }
    }

    /** Called with the lock. */
    private void putFirst(List<Job> jobs) {
        for (int i = jobs.size() - 1; i >= 0; i--) {
            jobs.get(i).peer = null;
            pending.addFirst(jobs.get(i));
        }
    }

    private static void write(Peer peer) {
        PeerSocket socket = peer.socket;
        if (socket != null) {
            socket.write();
        }
    }

    /**
     * Tells who runs a job.
     *
     * @param job the job
     * @return its worker, or {@code null} if it is not running
     */
    public @Nullable Jvm runs(Job job) {
        lock();
        try {
            Peer peer = job.peer;
            return peer != null && !job.isOver && peer.head() == job ? peer.jvm : null;
        } finally {
            unlock();
        }
    }

    /**
     * Changes how many workers there are.
     *
     * @param most how many at most; in a pool that is not elastic, also at least
     */
    public void resize(int most) {
        lock();
        try {
            staff.resize(most);
            staff.retireSpare();
            staff.hire(pending.size());
        } finally {
            unlock();
        }
        loop.post(this::writeAll);
    }

    /**
     * Tells whether it is closed.
     *
     * @return whether it takes no more jobs
     */
    public boolean isClosed() {
        lock();
        try {
            return isClosed;
        } finally {
            unlock();
        }
    }

    /**
     * Tells whether nothing is left of it.
     *
     * @return whether it is closed, all jobs have ended, and all workers
     */
    public boolean isOver() {
        lock();
        try {
            return isClosed && unfinished == 0 && staff.isGone();
        } finally {
            unlock();
        }
    }

    /** Whether a job has not ended. Called with the lock, as the next one. */
    boolean hasWork() {
        return unfinished > 0;
    }

    @SuppressWarnings("WaitNotInLoop") // whoever calls it looks again
    void awaitChange(long nanos) {
        try {
            changed.awaitNanos(nanos);
        } catch (InterruptedException e) {
            // Whoever interrupts a thread of the pool can't mean its tasks.
        }
    }

    /**
     * Counts what there is, and what has happened so far.
     *
     * @return the figures, all of one moment
     */
    public Census census() {
        lock();
        try {
            return Census.of(staff.peers(), unfinished, counts);
        } finally {
            unlock();
        }
    }

    /** The loop has ended. */
    void loopEnded() {
        socketFile.toFile().delete();
        lock();
        try {
            hasEnded = true;
            observer.over();
            changed.signalAll();
        } finally {
            unlock();
        }
    }

    void lock() {
        lock.lock();
    }

    void unlock() {
        lock.unlock();
    }

    /** A thread that has started workers has ended, or one of these. */
    void lookWhetherOver() {
        loop.post(() -> {});
    }
}
