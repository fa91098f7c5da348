package dev.jfork.wire;

import org.jspecify.annotations.Nullable;

/**
 * Calls codecs of the user's, writes {@code null} for them, and finds out when one reads other bytes than it wrote.
 *
 * @since 0.1
 */
public final class Codecs {
    /** Stands behind each value: unlikely to be met by chance where a codec stops too early or too late. */
    private static final byte END = (byte) 0xc5;

    private Codecs() {}

    /**
     * Writes a value.
     *
     * @param out where to
     * @param codec its codec
     * @param value the value, or {@code null}
     * @param <T> its type
     * @throws WireException if the codec throws
     */
    public static <T> void write(WireWriter out, Codec<T> codec, @Nullable T value) {
        out.writePresence(value);
        if (value != null) {
            try {
                codec.write(out, value);
            } catch (RuntimeException e) {
                throw failed(codec, "write", e);
            }
            out.writeByte(END);
        }
    }

    /**
     * Reads a value.
     *
     * @param in where from
     * @param codec its codec
     * @param <T> its type
     * @return the value, or {@code null}
     * @throws WireException if the codec throws, returns {@code null}, or reads more or fewer bytes than it wrote
     */
    public static <T> @Nullable T read(WireReader in, Codec<T> codec) {
        if (!in.readPresence()) {
            return null;
        }
        T value;
        try {
            value = codec.read(in);
        } catch (RuntimeException e) {
            throw failed(codec, "read", e);
        }
        if (value == null) {
            throw WireException.of(codec.getClass().getName() + ".read returned null: it has to return a value");
        }
        if (in.readByte() != END) {
            throw WireException.of(codec.getClass().getName()
                    + ".read did not stop where .write had: it has to read all that was written, in the same order");
        }
        return value;
    }

    private static RuntimeException failed(Codec<?> codec, String method, RuntimeException e) {
        return e instanceof WireException
                ? e
                : WireException.of(codec.getClass().getName() + "." + method + " failed: " + e, e);
    }
}
