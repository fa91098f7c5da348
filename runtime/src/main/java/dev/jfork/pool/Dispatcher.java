package dev.jfork.pool;

import dev.jfork.pool.Peer.State;
import dev.jfork.wire.WorkerMethod;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Decides which worker gets which job. Whoever submits a job writes it to an idle worker's socket itself, and may hear of a
 * short one's outcome itself, by the {@link Lookout}; all else is up to the thread of the {@link Loop}: what workers say is
 * heard in the {@link Reception}, what is due is done on the {@link Rounds}. One lock guards all that there is of a pool, but
 * for what is yet in the {@link Inbox}. Safe for use by many threads.
 */
public final class Dispatcher {
    private final PoolSettings settings;
    private final Observer observer;
    private final Map<WorkerMethod<?, ?>, MethodInfo> methods = new ConcurrentHashMap<>();
    private final JvmSource source;
    private final Path socketFile;
    private final Loop loop;
    private final Staff staff;
    private final Reception reception;
    private final Rounds rounds;
    private final Keeper keeper;
    private final Lookout lookout;

    // Open only while no worker is idle, no more would be started, and jobs have not ended: so these are looked for
    // soon.
    private final Inbox inbox = new Inbox();

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();

    // Guarded by the lock, as is all there is in the staff, in peers and in jobs.
    private final JobQueue pending = new JobQueue();
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
        this.socketFile = source.newFile(".socket");
        Files.delete(socketFile); // or it couldn't be bound
        this.loop = new Loop(this, settings.name(), socketFile);
        this.staff = new Staff(this, settings, source, loop.address());
        this.reception = new Reception(this, staff, counts, observer, loop, initializer);
        this.rounds = new Rounds(this, staff, settings, loop);
        this.keeper = new Keeper(this, settings.name());
        this.lookout = new Lookout(this, loop);
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
        job.queuedNanos = System.nanoTime();
        if (inbox.offer(job)) {
            return;
        }
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
            peer.write();
        }
    }

    void describe(Job job) {
        job.describe(methods.computeIfAbsent(job.method(), MethodInfo::new));
    }

    private @Nullable Peer take(Job job) {
        keeper.keepUp();
        job.queuedNanos = System.nanoTime(); // it may have waited for room
        unfinished++;
        Peer peer = pending.isEmpty() ? staff.takeIdle() : null;
        if (peer == null) {
            pending.add(job);
            hire();
            if (settings.queueLimit() == 0 && !staff.hasIdle() && staff.isFull()) {
                inbox.open();
            }
        } else {
            assign(peer, job, job.queuedNanos);
        }
        return peer;
    }

    /** The job that waits longest. Where none does, shuts the inbox: the next one may be for who asks. */
    private @Nullable Job next() {
        if (pending.isEmpty()) {
            shutInbox();
        }
        return pending.peek();
    }

    /** There may be room for more workers: who submits the next job looks for it. Called with the lock. */
    void shutInbox() {
        unfinished += inbox.shut(pending);
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
                shutInbox();
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
            killed.kill("its task was cancelled");
        }
        if (isCancelled) {
            job.cancelled();
        }
        match(); // those that were behind it are taken back, be it cancelled or not
        return isCancelled;
    }

    /** Takes back a job, and with it those behind it, which go to others. Where it runs, none behind it will be begun. */
    boolean isTakenBack(Peer peer, Job job) {
        if (peer.state == State.GONE) {
            return false;
        }
        List<Job> taken = peer.takeBack(job.id);
        boolean found = taken.remove(job);
        putFirst(taken);
        return found;
    }

    /** The jobs that are to be sent to a worker now. */
    List<Sending> jobsFor(Peer peer) {
        lock();
        try {
            long now = System.nanoTime();
            for (Job job = next(); job != null && peer.hasRoomFor(job); job = next()) {
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

    /** Has more workers started, if there are to be. Shuts the inbox until it is known again that none are. Called with the lock. */
    void hire() {
        shutInbox();
        staff.hire(pending.size());
    }

    private void assign(Peer peer, Job job, long now) {
        peer.assign(job, now);
        if (settings.recycleAfter() > 0 && peer.served() >= settings.recycleAfter()) {
            staff.retire(peer);
            hire();
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
                hire();
            }
            return ends;
        } finally {
            unlock();
        }
    }

    /** A JVM could not be started. Called by who has tried. */
    void useless(Throwable reason) {
        boolean hopeless;
        lock();
        try {
            hopeless = staff.isHopeless();
            if (!hopeless) {
                hire();
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

    void abort(Supplier<? extends RuntimeException> reason) {
        lock();
        try {
            if (broken == null && !isShutDown) {
                broken = reason;
                observer.gaveUp(reason);
            }
            takeNoMore();
            dismissAll();
            changed.signalAll();
        } finally {
            unlock();
        }
        killAll("the pool has given up");
        match();
    }

    /** Gives jobs that wait to workers that do; or ends them, where there will be no more workers. Called by any thread. */
    void match() {
        List<Peer> busy = new ArrayList<>();
        List<Job> forsaken = List.of();
        Supplier<? extends RuntimeException> reason;
        lock();
        try {
            reason = broken;
            if (reason != null || isShutDown) {
                forsaken = pending.removeAll();
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
        busy.forEach(Peer::write);
        for (Job job : forsaken) {
            if (reason == null) {
                job.cancelled();
            } else {
                job.failed(reason);
            }
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
            takeNoMore();
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
        List<Job> unbegun;
        lock();
        try {
            takeNoMore();
            isShutDown = true;
            for (Peer peer : staff.peers()) {
                if (peer.state == State.READY || peer.state == State.RETIRING) {
                    putFirst(peer.takeBack(peer.board.begun() + 1));
                }
            }
            unbegun = pending.removeAll();
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

    private void takeNoMore() {
        isClosed = true;
        shutInbox();
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
    void retireAllIfDone() {
        if (isDone()) {
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
                peer.kill("its pool was closed before it was ready");
            } else {
                peer.write();
            }
        }
    }

    /** Called with the lock. */
    void over(Job job, JobEnd end, long now) {
        job.isOver = true;
        ended(job, end, now);
        if (job.peer != null && job.peer.initializer == job) {
            return; // nobody waits for that
        }
        unfinished--;
        if (unfinished == 0) {
            shutInbox(); // or nothing would keep the program up for what comes
        }
        if (isDone()) {
            retireAllIfDone();
            loop.post(this::writeAll);
        }
    }

    /** A run of a job has ended, which may not be the last. Called with the lock. */
    void ended(Job job, JobEnd end, long now) {
        job.endedNanos = now;
        job.end = end;
        Peer peer = job.peer;
        if (peer == null || peer.initializer != job) {
            counts.ended(job, end);
            observer.jobEnded(job, peer == null ? null : peer.jvm(), end);
        }
    }

    /** Called with the lock. */
    void putFirst(List<Job> jobs) {
        for (int i = jobs.size() - 1; i >= 0; i--) {
            jobs.get(i).peer = null;
            pending.addFirst(jobs.get(i));
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
            hire();
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
            return isDone() && staff.isGone();
        } finally {
            unlock();
        }
    }

    /** Whether it is closed, and all jobs have ended. Called with the lock. */
    boolean isDone() {
        return isClosed && unfinished == 0;
    }

    /** Whether a job may be run again. Called with the lock. */
    boolean mayRetry() {
        return broken == null && !isShutDown;
    }

    /** How many jobs wait for a worker. Called with the lock. */
    int waiting() {
        return pending.size();
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

    /** Who waits for a job looks out for it there. */
    public Lookout lookout() {
        return lookout;
    }

    /** What workers say goes there. */
    Reception reception() {
        return reception;
    }

    /** What is due is done there. */
    Rounds rounds() {
        return rounds;
    }

    void lock() {
        lock.lock();
        try {
            unfinished += inbox.drainTo(pending);
        } catch (StackOverflowError e) {
            lock.unlock(); // whoever called it has no lock then
            throw e;
        }
    }

    void unlock() {
        lock.unlock();
    }

    /** A thread that has started workers has ended, or one of these. */
    void lookWhetherOver() {
        loop.post(() -> {});
    }
}
