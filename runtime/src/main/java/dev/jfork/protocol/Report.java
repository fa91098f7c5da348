package dev.jfork.protocol;

/**
 * What an outcome file says, by its first byte. The parent makes it, to be {@link #UNOPENED}; one that is empty says that the
 * child reached its first lines of Java and no more; one that doesn't end with {@link #END} was cut short. Behind the first
 * byte stand two longs: when the method began, in milliseconds since the epoch, or 0 if it didn't; and for how many
 * nanoseconds it ran.
 *
 * <p>Constants and not an enum: they are part of the code that uses them, and cost a cold JVM no class.
 */
public final class Report {
    /** The child has not come as far as to open the file. Nothing follows. */
    public static final byte UNOPENED = 0;

    /** The worker method returned; its result follows. */
    public static final byte RETURNED = 1;

    /** The worker method threw; a {@link ThrownData} follows. */
    public static final byte THREW = 2;

    /** The child refused to run the task; a string says why. */
    public static final byte REFUSED = 3;

    /** {@code System.exit} was called before the worker method had ended. Nothing follows. */
    public static final byte EXITED = 4;

    /** How many bytes of times follow the first byte. */
    public static final int TIMES = 2 * Long.BYTES;

    /** The last byte of a complete outcome file. */
    public static final byte END = 0x7e;

    private Report() {}
}
