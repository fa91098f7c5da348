package dev.jfork.wire;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.BitSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Writes and reads values that are nothing but bits, each of which may be {@code null}. Bytes that are no
 * such value are refused with a {@link WireException}.
 *
 * @since 0.1
 */
public final class Bits {
    /** Those of a bit set in which every index from 0 to {@code Integer.MAX_VALUE} is set. */
    private static final int MAX_WORDS = 1 << 25;

    private static final int CHUNK = 1 << 16;

    private Bits() {}

    /**
     * Writes a {@code BitSet}.
     *
     * @throws WireException if it is of a subclass
     */
    public static void writeBitSet(WireWriter out, @Nullable BitSet value) {
        if (value != null && value.getClass() != BitSet.class) {
            throw WireException.subclass(value, BitSet.class);
        }
        PrimitiveArrays.writeLongs(out, value == null ? null : value.toLongArray());
    }

    /** Reads a {@code BitSet}. */
    public static @Nullable BitSet readBitSet(WireReader in) {
        long[] words = PrimitiveArrays.readLongs(in);
        if (words == null) {
            return null;
        }
        if (words.length > MAX_WORDS) {
            throw WireException.of("A BitSet of " + words.length + " words, and no index is so great");
        }
        return BitSet.valueOf(words);
    }

    /** Writes a {@code UUID}. */
    public static void writeUUID(WireWriter out, @Nullable UUID value) {
        out.writePresence(value);
        if (value != null) {
            out.writeLong(value.getMostSignificantBits());
            out.writeLong(value.getLeastSignificantBits());
        }
    }

    /** Reads a {@code UUID}. */
    public static @Nullable UUID readUUID(WireReader in) {
        return in.readPresence() ? new UUID(in.readLong(), in.readLong()) : null;
    }

    /**
     * Writes the bytes from a {@code ByteBuffer}'s position to its limit, and its byte order. Its position is not moved.
     */
    public static void writeByteBuffer(WireWriter out, @Nullable ByteBuffer value) {
        if (value == null) {
            out.writeNull();
            return;
        }
        ByteBuffer rest = value.duplicate();
        out.writeSize(rest.remaining());
        out.writeBoolean(value.order() == ByteOrder.LITTLE_ENDIAN);
        byte[] chunk = new byte[Math.min(rest.remaining(), CHUNK)];
        while (rest.hasRemaining()) {
            if (rest.remaining() < chunk.length) {
                chunk = new byte[rest.remaining()];
            }
            rest.get(chunk);
            out.writeBytes(chunk);
        }
    }

    /**
     * Reads a {@code ByteBuffer}: of exactly the bytes that were written, at position 0, on the heap and writable, even where
     * the one that was written was direct, mapped or read-only.
     */
    public static @Nullable ByteBuffer readByteBuffer(WireReader in) {
        int size = in.readSize(Byte.BYTES);
        if (size < 0) {
            return null;
        }
        ByteOrder order = in.readBoolean() ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
        if (size > in.remaining()) {
            throw WireException.of("A buffer of " + size + " bytes where " + in.remaining() + " are left");
        }
        byte[] bytes = new byte[size];
        in.readBytes(bytes);
        return ByteBuffer.wrap(bytes).order(order);
    }
}
