package dev.jfork.pool;

import dev.jfork.link.Board;
import dev.jfork.link.Token;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One worker, as its pool sees it: which jobs it has, in which order, and which of these it may have begun. Guarded by the
 * dispatcher's lock.
 */
final class Peer {
    /** How much work a worker is given ahead, so that it never waits for the pool, by what its jobs are thought to take. */
    private static final long AHEAD_NANOS = 500_000;

    /** What a job takes besides running: to be read, and its outcome to be written. */
    private static final long OVERHEAD_NANOS = 500;

    private static final int MOST_AHEAD = 1024;

    /** After how long in one job its board is looked at: for outcomes that it has not sent, and jobs that others could do. */
    static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(1);

    /** How long a worker may take to begin a job, besides what the job itself may take. */
    private static final long STUCK_NANOS = TimeUnit.SECONDS.toNanos(10);

    private static final long NOTHING_TAKEN_BACK = Long.MAX_VALUE;

    /** How far a worker has come. */
    enum State {
        /** Its JVM is being started, or has not said yet that it is there. */
        STARTING,
        /** It runs the initializer. */
        INITIALIZING,
        /** It takes jobs. */
        READY,
        /** It takes no more jobs, and ends when it has none. */
        RETIRING,
        /** It was told to end. */
        ENDING,
        /** It is being killed: what it has not begun goes to others. */
        DYING,
        /** It can't be reached any more, or has ended. */
        GONE
    }

    final Board board;
    final Token token;
    final Path boardFile;
    final Deque<Job> outstanding = new ArrayDeque<>(); // sent, in order
    final Deque<Job> unsent = new ArrayDeque<>(); // assigned behind these
    State state = State.STARTING;

    @Nullable
    Jvm jvm;

    @Nullable
    PeerSocket socket;

    final List<Job> victims = new ArrayList<>(); // that it had begun when it was lost

    @Nullable
    Job initializer;

    @Nullable
    JvmEnd end; // for the loop's thread

    boolean isIdle;
    boolean isDismissed; // so that it is no wonder that it ends
    boolean hasWorked; // a job of the user's was begun
    long startedNanos; // since when there is a JVM
    long lateNanos; // since when that is known to be late, 0 if it is not
    long headNanos; // since when its first job is the first
    long lookAge; // how old that will be when the board is looked at next
    long begunNanos; // when its first job was first seen to be begun, 0 if it was not yet
    long idleNanos; // since when it has none
    long readyNanos; // since when it takes jobs, 0 if it never did
    long goneNanos;
    private long assigned; // jobs so far: the number of the last one
    private long load;
    private long takenBackFrom = NOTHING_TAKEN_BACK;
    private long takenBackTo;

    Peer(Board board, Path boardFile, Token token) {
        this.board = board;
        this.boardFile = boardFile;
        this.token = token;
    }

    Jvm jvm() {
        if (jvm == null) {
            throw new IllegalStateException("A worker that was not started");
        }
        return jvm;
    }

    /** Kills it. One that is just being started, who starts it will kill. */
    void kill(String reason) {
        Jvm known = jvm;
        if (known != null) {
            known.kill(reason);
        }
    }

    /** Sends it what there is to be sent. Not with the lock. */
    void write() {
        PeerSocket known = socket;
        if (known != null) {
            known.write();
        }
    }

    int jobs() {
        return outstanding.size() + unsent.size();
    }

    PeerSocket socket() {
        if (socket == null) {
            throw new IllegalStateException("A worker that has not connected");
        }
        return socket;
    }

    /** How many jobs of the user's it was given. */
    long served() {
        return assigned - (initializer == null ? 0 : 1);
    }

    /** Whether it takes this job: it has none, or only what is done soon. */
    boolean hasRoomFor(Job job) {
        return isFree()
                || (state == State.READY
                        && takenBackFrom == NOTHING_TAKEN_BACK
                        && jobs() < MOST_AHEAD
                        && load + loadOf(job) <= AHEAD_NANOS);
    }

    /** Whether it takes no more jobs, but still has some. */
    boolean isLeaving() {
        return state == State.RETIRING && jobs() > 0;
    }

    /** Whether it will take jobs, but not yet. */
    boolean isComing() {
        return state == State.STARTING || state == State.INITIALIZING;
    }

    /** Whether it takes any job at all at once. */
    boolean isFree() {
        return state == State.READY && takenBackFrom == NOTHING_TAKEN_BACK && jobs() == 0;
    }

    private static long loadOf(Job job) {
        return OVERHEAD_NANOS + job.info().estimate();
    }

    void assign(Job job, long now) {
        job.peer = this;
        job.id = ++assigned;
        job.load = loadOf(job);
        load += job.load;
        if (jobs() == 0) {
            newHead(now);
        }
        unsent.add(job);
    }

    /** Gives what is to be sent now. */
    List<Sending> send(long now) {
        List<Sending> sendings = new ArrayList<>(unsent.size());
        for (Job job : unsent) {
            sendings.add(new Sending(job.id, job));
        }
        outstanding.addAll(unsent); // where memory ends before that is done, all of them are yet unsent
        for (Job job : unsent) {
            job.sentNanos = now;
            job.sendNanos = 0;
            job.sendings++;
        }
        unsent.clear();
        board.announce(assigned);
        return sendings;
    }

    @Nullable
    Job head() {
        return outstanding.peek();
    }

    /** Takes the job whose outcome has arrived. */
    Job done(long id, long now) throws IOException {
        Job job = outstanding.peek();
        if (job == null || job.id != id) {
            throw new IOException("It answered task " + id + " where " + (job == null ? "none" : job.id) + " was next");
        }
        outstanding.remove();
        load -= job.load;
        newHead(now);
        passed(id);
        return job;
    }

    /** It has run or skipped all up to this one: what it is sent from then on counts again. */
    private void passed(long id) {
        if (takenBackFrom != NOTHING_TAKEN_BACK && id >= takenBackTo) {
            takenBackFrom = NOTHING_TAKEN_BACK;
            board.keepAll();
        }
    }

    private void newHead(long now) {
        headNanos = now;
        lookAge = LOOK_NANOS;
        begunNanos = 0;
    }

    /** Whether the board is to be looked at now: after a millisecond in one job, and then each time that it is twice as old. */
    boolean shallLook(long now) {
        boolean due = now - headNanos >= lookAge;
        if (due) {
            lookAge = 2 * (now - headNanos);
        }
        return due;
    }

    /** Whether its first job takes longer than most. */
    boolean isLong() {
        return lookAge > LOOK_NANOS;
    }

    /** How long its first job may go on: from when it was seen to be begun, its deadline. A worker that begins none is stuck. */
    long patience(Job head, long now) {
        if (begunNanos == 0 && board.begun() >= head.id) {
            begunNanos = now;
        }
        long deadline = head.deadlineNanos();
        return begunNanos == 0
                ? Math.max(deadline, deadline + STUCK_NANOS) - (now - headNanos)
                : deadline - (now - begunNanos);
    }

    /** Takes back jobs that were not begun, from this number on. Those that were, or may have been, stay. */
    List<Job> takeBack(long from) {
        List<Job> taken = new ArrayList<>(jobs()); // now, for what is taken must not be lost for want of memory
        long begun = from - 1;
        Job last = outstanding.peekLast();
        if (last != null && last.id >= from) {
            begun = board.takeBack(from);
            takenBackFrom = Math.min(takenBackFrom, from);
            takenBackTo = Math.max(takenBackTo, last.id); // those before may have been taken from the list already
        }
        takeBehind(Math.max(begun, from - 1), outstanding, taken);
        takeBehind(from - 1, unsent, taken);
        return taken;
    }

    private void takeBehind(long id, Deque<Job> jobs, List<Job> taken) {
        for (Iterator<Job> each = jobs.iterator(); each.hasNext(); ) {
            Job job = each.next();
            if (job.id > id) {
                each.remove();
                load -= job.load;
                job.peer = null;
                taken.add(job);
            }
        }
    }

    /** It has skipped a job. Gives it if it was not known yet that it would. */
    @Nullable
    Job skipped(long id, long now) throws IOException {
        if (id < takenBackFrom) {
            throw new IOException("It skipped task " + id + ", which was not taken back");
        }
        Job head = outstanding.peek();
        Job job = head != null && head.id == id ? done(id, now) : null;
        passed(id);
        return job;
    }

    /** Whether nobody but the worker can know any more what becomes of the job: it was begun, and not ended. */
    boolean isRunning(Job job) {
        return board.begun() == job.id;
    }

    /** Takes all jobs, in order. */
    List<Job> takeAll() {
        List<Job> all = new ArrayList<>(outstanding);
        all.addAll(unsent);
        outstanding.clear();
        unsent.clear();
        load = 0;
        return all;
    }
}
