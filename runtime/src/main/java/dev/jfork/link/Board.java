package dev.jfork.link;

import java.io.IOException;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A few pages of memory that a pool and one of its workers share, in a file of the private directory. They tell without a
 * message, and also when the worker is dead or busy:
 *
 * <ul>
 *   <li>which task the worker has begun last: those behind it can be given to others;
 *   <li>from which task on the pool has taken back what the worker had not begun: the worker skips these;
 *   <li>the outcomes that the worker has not sent yet. It collects many for one write, and none is lost if it dies before;
 *   <li>whether somebody in the pool watches for these, or has heard them: then the worker need not send them while it looks for
 *       another task;
 *   <li>which task was sent last, so that the worker sees it before the system would have woken it up.
 * </ul>
 *
 * <p>The worker says that it begins a task and then looks whether it was taken back; the pool takes it back and then looks
 * whether it was begun. With a full fence between, at least one of them sees the other: so no task is run twice, and one that
 * both have seen is skipped by the worker, which says so.
 *
 * <p>Each field has one writer. In a worker used by one thread; in the pool by those that hold its lock, but for
 * {@link #hasCommitted} and {@link #unsent}.
 */
public final class Board implements WorkerBoard {
    /** How many bytes of outcomes are collected at most. */
    public static final int OUTBOX_BYTES = 1 << 16;

    private static final long NONE = Long.MAX_VALUE;

    // A cache line apart where the writers differ.
    static final int BEGUN = 0;
    static final int TAKEN_BACK_FROM = 64;
    private static final int ANNOUNCED = 72;
    private static final int WATCHERS = 80;
    private static final int HEARD = 88;
    static final int SENT = 128;
    static final int COMMITTED = 136;
    static final int OUTBOX = 192;
    static final int BYTES = OUTBOX + OUTBOX_BYTES;

    private final MappedByteBuffer memory;
    private final ByteBuffer outbox;

    private Board(MappedByteBuffer memory) {
        this.memory = memory;
        memory.order(Frame.ORDER);
        this.outbox = memory.slice(OUTBOX, OUTBOX_BYTES).order(Frame.ORDER);
    }

    /**
     * Makes a board. All of it is written, so that a full disk is told here, and not by a signal later on.
     *
     * @param file an empty file
     * @return the board, for the pool
     * @throws IOException if it can't be written or mapped
     */
    public static Board create(Path file) throws IOException {
        Files.write(file, new byte[BYTES]);
        Board board = map(file);
        board.keepAll();
        return board;
    }

    /**
     * Maps a board that the pool has made.
     *
     * @param file its file
     * @return the board, for the worker
     * @throws IOException if it can't be mapped
     */
    public static Board map(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            return new Board(channel.map(FileChannel.MapMode.READ_WRITE, 0, BYTES));
        }
    }

    @Override
    public boolean begin(long id) {
        memory.putLong(BEGUN, id);
        VarHandle.fullFence();
        return id < memory.getLong(TAKEN_BACK_FROM);
    }

    @Override
    public ByteBuffer outbox() {
        return outbox;
    }

    @Override
    public void commit(long total) {
        VarHandle.releaseFence();
        memory.putLong(COMMITTED, total);
    }

    @Override
    public void sent(long total) {
        memory.putLong(SENT, total);
        VarHandle.releaseFence(); // before the next byte is written over one that was sent
    }

    /**
     * Tells which task the worker has begun last.
     *
     * @return its number, 0 if it has begun none
     */
    public long begun() {
        return memory.getLong(BEGUN);
    }

    /**
     * The pool is about to send tasks.
     *
     * @param last the number of the last one
     */
    public void announce(long last) {
        memory.putLong(ANNOUNCED, last);
    }

    /** Somebody begins to watch for outcomes: they are heard without being sent. */
    public void watch() {
        memory.putLong(WATCHERS, memory.getLong(WATCHERS) + 1);
        VarHandle.fullFence();
    }

    /** Somebody who has watched ends to. */
    public void unwatch() {
        memory.putLong(WATCHERS, memory.getLong(WATCHERS) - 1);
        VarHandle.fullFence();
    }

    /**
     * The pool has heard outcomes before they were sent.
     *
     * @param received how many bytes it has received from this worker
     */
    public void heard(long received) {
        memory.putLong(HEARD, received);
    }

    /**
     * Tells the worker whether there are more tasks to read, or on their way.
     *
     * @param last the number of the last task that it has read
     * @return whether there are more
     */
    public boolean hasMoreTasks(long last) {
        VarHandle.acquireFence(); // so that memory is looked at anew each time
        return memory.getLong(ANNOUNCED) > last;
    }

    /**
     * Tells the worker whether somebody watches for outcomes.
     *
     * @return whether what is committed will be heard in a moment
     */
    public boolean isWatched() {
        VarHandle.acquireFence();
        return memory.getLong(WATCHERS) > 0;
    }

    /**
     * Tells the worker whether all that it has committed was heard.
     *
     * @param committed how many bytes it has written since it was started
     * @return whether nothing of it need be sent now
     */
    public boolean isHeard(long committed) {
        VarHandle.acquireFence();
        return memory.getLong(HEARD) == committed;
    }

    /**
     * The pool takes back tasks.
     *
     * @param from the first of them; all that were sent after it are taken back as well
     * @return which task the worker has begun last: what is behind that, and taken back, it will skip. A task that was taken
     *     back but begun is either run or skipped, as the worker will say.
     */
    public long takeBack(long from) {
        memory.putLong(TAKEN_BACK_FROM, Math.min(from, memory.getLong(TAKEN_BACK_FROM)));
        VarHandle.fullFence();
        return begun();
    }

    /** The worker has skipped all that was taken back: what it is sent from now on counts again. */
    public void keepAll() {
        memory.putLong(TAKEN_BACK_FROM, NONE);
        VarHandle.fullFence();
    }

    /**
     * Tells whether the worker has committed more than the pool has heard.
     *
     * @param received how many bytes the pool has received from this worker
     * @return whether there is more
     */
    public boolean hasCommitted(long received) {
        VarHandle.acquireFence(); // so that memory is looked at anew each time
        return memory.getLong(COMMITTED) > received;
    }

    /**
     * Copies whole outcomes that the worker has not sent, or the pool not received.
     *
     * @param received how many bytes the pool has received from this worker
     * @return the bytes behind these; empty if there are none, or the worker is just sending
     */
    public byte[] unsent(long received) {
        long committed = memory.getLong(COMMITTED);
        VarHandle.acquireFence();
        long start = memory.getLong(SENT);
        if (received < start || committed <= received || committed - start > OUTBOX_BYTES) {
            return new byte[0];
        }
        byte[] bytes = new byte[(int) (committed - received)];
        memory.get(OUTBOX + (int) (received - start), bytes);
        VarHandle.acquireFence();
        // What was sent meanwhile may have been written over: it is on its way.
        return memory.getLong(SENT) == start ? bytes : new byte[0];
    }
}
