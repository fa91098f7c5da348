package dev.jfork.wire;

import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Writes values to a stream through a small buffer of its own.
 *
 * <p>Numbers are set through a {@link ByteBuffer}: that is one store each, by a class that every JVM has loaded before its
 * first line of Java, whereas {@code DataOutputStream} and variable handles each cost a cold JVM more than all that a worker
 * has to say.
 * Not thread-safe. Nothing is sent before the buffer is full or {@link #flush()} is called. Every method throws
 * {@link WireException} when the stream refuses the bytes.
 *
 * @since 0.1
 */
public final class WireWriter {
    /**
     * How deep values may be nested, 1,000: counted are values of types that can contain themselves, and the collections
     * between these. Deeper ones would overflow the stack of a thread, here or in the JVM that reads them.
     */
    public static final int MAX_DEPTH = 1_000;

    private static final int BUFFER_SIZE = 8192;

    /** The most bytes that a stream is given at once: that of a file copies them to native memory before it writes. */
    private static final int LARGEST_WRITE = 1 << 16;

    /** The longest string whose size is one byte. */
    private static final int SHORT_STRING = 0x7e;

    private final OutputStream sink;
    private final byte[] buffer = new byte[BUFFER_SIZE];
    private final ByteBuffer words = ByteBuffer.wrap(buffer).order(ByteOrder.LITTLE_ENDIAN);
    private int position;
    private int depth;

    /**
     * Creates a writer.
     *
     * @param sink where the bytes go; never closed by the writer
     */
    public WireWriter(OutputStream sink) {
        this.sink = Objects.requireNonNull(sink, "sink");
    }

    /** Sends what is still in the buffer. */
    public void flush() {
        drain();
        try {
            sink.flush();
        } catch (Exception e) {
            throw refused(e);
        }
    }

    /**
     * Goes one level deeper: called before the parts of a value whose type can contain itself are written.
     *
     * @throws WireException if that is more than {@link #MAX_DEPTH} levels
     */
    public void enter() {
        if (++depth > MAX_DEPTH) {
            throw tooDeep();
        }
    }

    /** Comes back from where {@link #enter()} went. Not needed after an exception: what was begun can't be sent. */
    public void leave() {
        depth--;
    }

    /**
     * Writes a boolean as one byte.
     *
     * @param value the value
     */
    public void writeBoolean(boolean value) {
        writeByte((byte) (value ? 1 : 0));
    }

    /**
     * Writes a byte.
     *
     * @param value the value
     */
    public void writeByte(byte value) {
        reserve(Byte.BYTES);
        buffer[position++] = value;
    }

    /**
     * Writes a short as two bytes.
     *
     * @param value the value
     */
    public void writeShort(short value) {
        reserve(Short.BYTES);
        buffer[position++] = (byte) value;
        buffer[position++] = (byte) (value >> 8);
    }

    /**
     * Writes a char as two bytes.
     *
     * @param value the value
     */
    public void writeChar(char value) {
        writeShort((short) value);
    }

    /**
     * Writes an int as four bytes.
     *
     * @param value the value
     */
    public void writeInt(int value) {
        reserve(Integer.BYTES);
        words.putInt(position, value);
        position += Integer.BYTES;
    }

    /**
     * Writes a long as eight bytes.
     *
     * @param value the value
     */
    public void writeLong(long value) {
        reserve(Long.BYTES);
        words.putLong(position, value);
        position += Long.BYTES;
    }

    /**
     * Writes a float as its four bytes, every {@code NaN} as it is.
     *
     * @param value the value
     */
    public void writeFloat(float value) {
        writeInt(Float.floatToRawIntBits(value));
    }

    /**
     * Writes a double as its eight bytes, every {@code NaN} as it is.
     *
     * @param value the value
     */
    public void writeDouble(double value) {
        writeLong(Double.doubleToRawLongBits(value));
    }

    /**
     * Writes whether there is a value: the first byte of everything that may be {@code null} and has no size.
     *
     * @param value the value that would follow, or {@code null}
     * @return whether {@code value} is there, and so must be written next
     */
    public boolean writePresence(@Nullable Object value) {
        writeByte((byte) (value == null ? 0 : 1));
        return value != null;
    }

    /**
     * Writes which one of several it is: a constant of an enum, a case of a sealed interface.
     *
     * @param index its number, from 0
     */
    public void writeIndex(int index) {
        writeSize(index);
    }

    /** Writes, in place of a size or an index, that there is nothing at all. */
    public void writeNull() {
        writeByte((byte) 0);
    }

    /**
     * Writes how many elements follow.
     *
     * @param size the number of elements, 0 or more
     */
    public void writeSize(int size) {
        reserve(5);
        // As an unsigned number: the greatest size, plus one, has all 32 bits to itself.
        int rest = size + 1;
        while ((rest & ~0x7f) != 0) {
            buffer[position++] = (byte) (rest | 0x80);
            rest >>>= 7;
        }
        buffer[position++] = (byte) rest;
    }

    /**
     * Writes a string, every char as it is: lone surrogates survive, which no Unicode encoding would let them.
     *
     * @param value the value, or {@code null}
     */
    public void writeString(@Nullable String value) {
        if (value == null) {
            writeNull();
            return;
        }
        int length = value.length();
        if (length <= SHORT_STRING && BUFFER_SIZE - position > SHORT_STRING + 2 && isLatin1(value)) {
            writeShort(value, length);
            return;
        }
        writeSize(length);
        boolean wide = !isLatin1(value);
        writeBoolean(wide);
        if (wide) {
            writeWide(value);
        } else {
            writeLatin1(value);
        }
    }

    /**
     * Writes bytes as they are, with no size.
     *
     * @param bytes the bytes
     */
    public void writeBytes(byte[] bytes) {
        if (bytes.length <= BUFFER_SIZE - position) {
            System.arraycopy(bytes, 0, buffer, position, bytes.length);
            position += bytes.length;
            return;
        }
        drain();
        send(bytes, bytes.length);
    }

    /** Lends the free part of the buffer, 8 bytes or more. What was put there is {@link #filled}. */
    ByteBuffer room() {
        reserve(Long.BYTES);
        return ByteBuffer.wrap(buffer, position, BUFFER_SIZE - position).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** Says how many bytes were put into the {@link #room}. */
    void filled(int count) {
        position += count;
    }

    /** What most strings are: as below, but looked at once, for one reservation. */
    @SuppressWarnings("deprecation")
    private void writeShort(String value, int length) {
        int at = position;
        buffer[at] = (byte) (length + 1);
        buffer[at + 1] = 0;
        value.getBytes(0, length, buffer, at + 2);
        position = at + 2 + length;
    }

    private static boolean isLatin1(String value) {
        for (int i = 0; i < value.length(); i++) {
            if (value.charAt(i) > 0xff) {
                return false;
            }
        }
        return true;
    }

    private void writeWide(String value) {
        int length = value.length();
        if (length > LargeArrays.THRESHOLD) {
            LargeArrays.write(this, value);
            return;
        }
        for (int i = 0; i < length; i++) {
            writeChar(value.charAt(i));
        }
    }

    // The deprecated copy keeps the low byte of each char, which is all there is here, and needs no charset.
    @SuppressWarnings("deprecation")
    private void writeLatin1(String value) {
        int length = value.length();
        int done = 0;
        while (length - done > BUFFER_SIZE - position) {
            int count = BUFFER_SIZE - position;
            value.getBytes(done, done + count, buffer, position);
            position += count;
            done += count;
            drain();
        }
        value.getBytes(done, length, buffer, position);
        position += length - done;
    }

    /**
     * Says that a value is of none of the types that its own permitted when the launcher was compiled.
     *
     * @param type the sealed type
     * @param value the value
     * @return what to throw
     */
    public RuntimeException notPermitted(String type, Object value) {
        return WireException.of(type + " did not permit, when this was compiled, "
                + value.getClass().getName() + ". Compile the launcher again.");
    }

    /** What is said of values that are nested too deeply, to be written as to be read. */
    static RuntimeException tooDeep() {
        return WireException.of("The values are nested more than " + MAX_DEPTH + " levels deep, or contain themselves."
                + " Send a list of them instead, whose elements name each other by their index.");
    }

    private void reserve(int count) {
        if (BUFFER_SIZE - position < count) {
            drain();
        }
    }

    private void drain() {
        send(buffer, position);
        position = 0;
    }

    private void send(byte[] bytes, int length) {
        try {
            for (int done = 0; done < length; ) {
                int count = Math.min(LARGEST_WRITE, length - done);
                sink.write(bytes, done, count);
                done += count;
            }
        } catch (Exception e) {
            throw refused(e);
        }
    }

    // Always an IOException: a class that a cold JVM has not loaded, so none of the methods above names it.
    private static RuntimeException refused(Exception e) {
        return WireException.of("The bytes can't be written: " + e.getMessage(), e);
    }
}
