package dev.jfork.benchmarks.codec;

/**
 * One way to make bytes of a value and a value of bytes, with all that it keeps from call to call, as its own guide has it.
 * Not thread-safe.
 */
interface Format {
    /** Writes a value into a buffer of its own, from the start. */
    void encode(Object value) throws Exception;

    /** Reads what was written last. */
    Object decode() throws Exception;

    /** How many bytes were written last. */
    int size();
}
