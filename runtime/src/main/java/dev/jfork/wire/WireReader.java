package dev.jfork.wire;

import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Reads what a {@link WireWriter} wrote, from a stream, through a small buffer of its own.
 *
 * <p>Knows how many bytes there are and never reads beyond. A size that promises more elements than bytes are left is
 * refused before anything is allocated for it; so is one that promises, with all those before it, more than there were in
 * all: what bytes can make a reader allocate is in proportion to their number, however they are nested. Not thread-safe.
 * Every method throws {@link WireException} when the bytes end early or can't be what was asked for.
 *
 * @since 0.1
 */
public final class WireReader {
    private static final int BUFFER_SIZE = 8192;

    /** The most bytes that a stream is asked for at once: that of a file reads them to native memory before it copies. */
    private static final int LARGEST_READ = 1 << 16;

    /** The most chars that a string can have if not all of them are Latin-1: its bytes are in one array. */
    private static final int LONGEST_WIDE = Integer.MAX_VALUE / Character.BYTES - 1;

    private final InputStream source;
    private final byte[] buffer;
    private final ByteBuffer words;
    private int position;
    private int limit;
    private long unread;
    private long unpromised; // each byte is that of one element at most, whatever collections it is in
    private int depth;
    private @Nullable ClassLoader classLoader;

    /**
     * Creates a reader.
     *
     * @param source where the bytes come from; never closed by the reader
     * @param length how many bytes belong to this reader, 0 or more; those behind them stay in the stream
     */
    public WireReader(InputStream source, long length) {
        this.source = Objects.requireNonNull(source, "source");
        if (length < 0) {
            throw WireException.of("A length of " + length);
        }
        this.unread = length;
        this.unpromised = length;
        this.buffer = new byte[(int) Math.min(BUFFER_SIZE, length)];
        this.words = ByteBuffer.wrap(buffer).order(ByteOrder.LITTLE_ENDIAN);
    }

    /**
     * Creates a reader of bytes that are here already. They are read where they are.
     *
     * @param bytes where they are, among others; not to be changed while they are read
     * @param offset the index of the first
     * @param length how many belong to this reader, 0 or more
     * @throws IndexOutOfBoundsException if there are not as many
     */
    public WireReader(byte[] bytes, int offset, int length) {
        Objects.checkFromIndexSize(offset, length, bytes.length);
        this.source = InputStream.nullInputStream();
        this.buffer = bytes;
        this.words = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        this.position = offset;
        this.limit = offset + length;
        this.unpromised = length;
    }

    /**
     * Tells how many bytes are left.
     *
     * @return the number of bytes that have not been read yet
     */
    public long remaining() {
        return unread + (limit - position);
    }

    /**
     * Says who is asked first for the classes that are read by name. Without this they are those of the thread's context
     * class loader, or else of jfork's.
     *
     * @param loader the loader, as that of the method whose values are read; {@code null} for none
     */
    public void preferClassLoader(@Nullable ClassLoader loader) {
        classLoader = loader;
    }

    /** Who is asked first for classes, or {@code null}. */
    @Nullable
    ClassLoader classLoader() {
        return classLoader;
    }

    /**
     * Goes one level deeper: called before the parts of a value whose type can contain itself are read.
     *
     * @throws WireException if that is more than {@link WireWriter#MAX_DEPTH} levels
     */
    public void enter() {
        if (++depth > WireWriter.MAX_DEPTH) {
            throw WireWriter.tooDeep();
        }
    }

    /** Comes back from where {@link #enter()} went. */
    public void leave() {
        depth--;
    }

    /**
     * Reads a boolean.
     *
     * @return the value
     */
    public boolean readBoolean() {
        byte value = readByte();
        if (value != 0 && value != 1) {
            throw WireException.of("Neither true nor false: " + value);
        }
        return value == 1;
    }

    /**
     * Reads a byte.
     *
     * @return the value
     */
    public byte readByte() {
        require(Byte.BYTES);
        return buffer[position++];
    }

    /**
     * Reads a short.
     *
     * @return the value
     */
    public short readShort() {
        require(Short.BYTES);
        int low = buffer[position++] & 0xff;
        return (short) (low | buffer[position++] << 8);
    }

    /**
     * Reads a char.
     *
     * @return the value
     */
    public char readChar() {
        return (char) readShort();
    }

    /**
     * Reads an int.
     *
     * @return the value
     */
    public int readInt() {
        require(Integer.BYTES);
        int at = position;
        position = at + Integer.BYTES;
        return words.getInt(at);
    }

    /**
     * Reads a long.
     *
     * @return the value
     */
    public long readLong() {
        require(Long.BYTES);
        int at = position;
        position = at + Long.BYTES;
        return words.getLong(at);
    }

    /**
     * Reads a float.
     *
     * @return the value
     */
    public float readFloat() {
        return Float.intBitsToFloat(readInt());
    }

    /**
     * Reads a double.
     *
     * @return the value
     */
    public double readDouble() {
        return Double.longBitsToDouble(readLong());
    }

    /**
     * Reads whether a value follows.
     *
     * @return {@code false} where {@code null} was written
     */
    public boolean readPresence() {
        return readBoolean();
    }

    /**
     * Reads how many elements follow.
     *
     * @param elementBytes the fewest bytes that one element takes, at least 1
     * @return the number of elements, or -1 where {@code null} was written
     */
    public int readSize(int elementBytes) {
        int size = readNumber();
        long bytes = (long) size * elementBytes;
        if (bytes > remaining()) {
            throw WireException.of("A size of " + size + " where " + remaining() + " bytes are left");
        }
        if (bytes > unpromised) {
            throw overPromised();
        }
        if (bytes > 0) {
            unpromised -= bytes;
        }
        return size;
    }

    /**
     * Reads which one of several it is.
     *
     * @param count how many there are
     * @return its number, less than {@code count}, or -1 where {@code null} was written
     */
    public int readIndex(int count) {
        int index = readNumber();
        if (index >= count) {
            throw WireException.of("Number " + index + " where there are " + count);
        }
        return index;
    }

    private int readNumber() {
        int number = 0;
        for (int shift = 0; ; shift += 7) {
            byte next = readByte();
            if (shift == 28 && (next & 0xf0) != 0) {
                throw WireException.of("A number of more than 32 bits");
            }
            number |= (next & 0x7f) << shift;
            if (next >= 0) {
                break;
            }
        }
        if (number - 1 < -1) {
            throw WireException.of("A number of more than 31 bits");
        }
        return number - 1;
    }

    /**
     * Reads a string.
     *
     * @return the value, or {@code null}
     */
    public @Nullable String readString() {
        int at = position;
        if (limit - at > 2 && buffer[at] > 0 && buffer[at] <= limit - at - 1 && buffer[at + 1] == 0) {
            return readShort(at + 2, buffer[at] - 1);
        }
        int length = readSize(1);
        if (length < 0) {
            return null;
        }
        return readBoolean() ? readWide(length) : readLatin1(length);
    }

    /**
     * Reads a string that is never {@code null}.
     *
     * @return the value
     */
    public String readNonNullString() {
        String value = readString();
        if (value == null) {
            throw WireException.of("null where a string must be");
        }
        return value;
    }

    /**
     * Refuses {@code null} where a collection has no place for it.
     *
     * @param value what was read
     * @param <T> its type
     * @return the value
     */
    public <T> T required(@Nullable T value) {
        if (value == null) {
            throw WireException.of("null where a value must be");
        }
        return value;
    }

    /**
     * Refuses a set or a map that lost elements because they became equal: by identity they were not, where they were
     * written.
     *
     * @param written how many elements were written
     * @param read how many there are
     */
    public void requireSize(int written, int read) {
        if (read != written) {
            throw WireException.of("Of " + written + " elements or keys of a set or a map only " + read
                    + " are different. A collection that tells them apart by identity can't travel: send a List.");
        }
    }

    /**
     * Fills an array with bytes as they are.
     *
     * @param bytes the array to fill
     */
    public void readBytes(byte[] bytes) {
        int done = Math.min(bytes.length, limit - position);
        System.arraycopy(buffer, position, bytes, 0, done);
        position += done;
        while (done < bytes.length) {
            done += fetch(bytes, done, bytes.length - done);
        }
    }

    /** Lends what is in the buffer: a number of bytes or more. What was got from there is {@link #taken}. */
    ByteBuffer ahead(int count) {
        require(count);
        return ByteBuffer.wrap(buffer, position, limit - position).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** Says how many bytes were got from what is {@link #ahead}. */
    void taken(int count) {
        position += count;
    }

    /** What most strings are, all of it in the buffer: as below, but looked at once. */
    @SuppressWarnings("deprecation")
    private String readShort(int at, int length) {
        position = at + length;
        unpromised -= length;
        if (unpromised < 0) {
            throw overPromised();
        }
        return new String(buffer, 0, at, length);
    }

    private String readWide(int length) {
        if (length > remaining() / Character.BYTES) {
            throw WireException.of(length + " chars where " + remaining() + " bytes are left");
        }
        if (length > LONGEST_WIDE) {
            throw WireException.of("A string of " + length + " chars, where one can have " + LONGEST_WIDE);
        }
        char[] chars = new char[length];
        if (length > LargeArrays.THRESHOLD) {
            LargeArrays.read(this, chars);
        } else {
            for (int i = 0; i < length; i++) {
                chars[i] = readChar();
            }
        }
        return new String(chars);
    }

    // The deprecated constructor takes each byte for a char, which is what was written, and needs no charset.
    @SuppressWarnings("deprecation")
    private String readLatin1(int length) {
        if (length <= limit - position) {
            String value = new String(buffer, 0, position, length);
            position += length;
            return value;
        }
        if (length > remaining()) {
            throw endOfBytes();
        }
        byte[] bytes = new byte[length];
        readBytes(bytes);
        return new String(bytes, 0);
    }

    private void require(int count) {
        if (limit - position < count) {
            fill(count);
        }
    }

    // Apart, so that the compiler has only a comparison to put in the place of each require.
    private void fill(int count) {
        if (count > remaining()) {
            throw endOfBytes();
        }
        System.arraycopy(buffer, position, buffer, 0, limit - position);
        limit -= position;
        position = 0;
        while (limit < count) {
            limit += fetch(buffer, limit, buffer.length - limit);
        }
    }

    private int fetch(byte[] target, int offset, int length) {
        int wanted = (int) Math.min(Math.min(length, LARGEST_READ), unread);
        int count = wanted == 0 ? -1 : readSource(target, offset, wanted);
        if (count <= 0) { // and not only less: a stream that gives nothing, and never ends, would be read for ever
            throw endOfBytes();
        }
        unread -= count;
        return count;
    }

    // Catches more than the IOException that there can be: that class is none that a cold JVM has loaded.
    private int readSource(byte[] target, int offset, int length) {
        try {
            return source.read(target, offset, length);
        } catch (Exception e) {
            throw WireException.of("The bytes can't be read: " + e.getMessage(), e);
        }
    }

    private static RuntimeException overPromised() {
        return WireException.of("Sizes that promise more elements than there are bytes");
    }

    // Not as a WireException: to verify its throw, a cold JVM would have to load that class.
    private static RuntimeException endOfBytes() {
        return WireException.of("The bytes end in the middle of a value");
    }
}
