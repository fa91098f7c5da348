package dev.jfork.protocol;

import dev.jfork.wire.WireException;

/**
 * What an outcome file says, by its first byte. {@link #END} is its last; a file without it was cut short.
 *
 * <p>A file that is empty says that the child reached its first line of Java and no more.
 */
public enum Report {
    /** The worker method returned; its result follows. */
    RETURNED,
    /** The worker method threw; a {@link ThrownData} follows. */
    THREW,
    /** The child refused to run the task; a string says why. */
    REFUSED,
    /** {@code System.exit} was called before the worker method had ended. Nothing follows. */
    EXITED;

    /** The last byte of a complete outcome file. */
    public static final byte END = 0x7e;

    // values() makes a copy each time.
    private static final Report[] ALL = values();

    /**
     * Gives the byte that stands for this report.
     *
     * @return the byte
     */
    public byte code() {
        return (byte) ordinal();
    }

    /**
     * Finds the report that a byte stands for.
     *
     * @param code the byte
     * @return the report
     * @throws WireException if there is none
     */
    public static Report of(byte code) {
        if (code < 0 || code >= ALL.length) {
            throw new WireException("No outcome has the number " + code);
        }
        return ALL[code];
    }
}
