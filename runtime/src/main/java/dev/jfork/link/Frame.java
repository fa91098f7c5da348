package dev.jfork.link;

import java.nio.ByteOrder;

/**
 * What goes over the socket between a pool and one of its workers. The worker speaks first: its {@link Token}.
 * All numbers are little-endian.
 *
 * <p>To the worker: a head of {@link #TASK_HEAD} bytes, that is kind, id (long), method (int) and length (long); then as many
 * bytes as the length says. The worker answers each {@link #TASK} with exactly one outcome, in the order in which they came.
 *
 * <p>To the pool: a head of {@link #OUTCOME_HEAD} bytes, that is kind, id (long) and nanoseconds run (long); then chunks,
 * each behind its size in bytes, doubled, plus one if it is the last. A chunk of the size {@link #ABANDONED} says that this
 * outcome is void, and that another one with the same id follows.
 *
 * <p>The pool says {@link #END} when there is nothing more to be done: the worker then ends. Where either side ends its stream
 * without a word, the other one takes it for dead.
 */
public final class Frame {
    /** How many bytes are before the length and what it counts, in a frame to the worker. */
    public static final int TASK_HEAD = 1 + 8 + 4 + 8;

    /** How many bytes are before the first chunk, in a frame to the pool. */
    public static final int OUTCOME_HEAD = 1 + 8 + 8;

    /** A number for a method, its class and its shape: what tasks then call it by. Not answered. */
    public static final byte METHOD = 1;

    /** Arguments of a method that was told before. */
    public static final byte TASK = 2;

    /** There are no more tasks: the worker is to end. Nothing follows. */
    public static final byte END = 8;

    /** The method returned; its result follows. */
    public static final byte RETURNED = 3;

    /** The method threw; a {@link dev.jfork.protocol.ThrownData} follows. */
    public static final byte THREW = 4;

    /** The worker can't run the method; a string says why. */
    public static final byte REFUSED = 5;

    /** The task was taken back before it was begun. Nothing follows. */
    public static final byte SKIPPED = 6;

    /** No outcome: the worker's heap stays full, it wants to be replaced. Nothing follows. */
    public static final byte HEAP_FULL = 7;

    /** The size of a chunk that ends an outcome which could not be written to its end. */
    public static final int ABANDONED = -1;

    /** The order of bytes in numbers. */
    public static final ByteOrder ORDER = ByteOrder.LITTLE_ENDIAN;

    private Frame() {}
}
