package dev.jfork.wire;

import org.jspecify.annotations.Nullable;

/**
 * Writes and reads boxed primitives, each of which may be {@code null}.
 *
 * @since 0.1
 */
public final class Boxes {
    private Boxes() {}

    /**
     * Writes a {@code Boolean}.
     *
     * @param out where to
     * @param value the value, or {@code null}
     */
    public static void writeBoolean(WireWriter out, @Nullable Boolean value) {
        out.writePresence(value);
        if (value != null) {
            out.writeBoolean(value);
        }
    }

    /**
     * Reads a {@code Boolean}.
     *
     * @param in where from
     * @return the value, or {@code null}
     */
    public static @Nullable Boolean readBoolean(WireReader in) {
        return in.readPresence() ? in.readBoolean() : null;
    }

    /**
     * Writes a {@code Byte}.
     *
     * @param out where to
     * @param value the value, or {@code null}
     */
    public static void writeByte(WireWriter out, @Nullable Byte value) {
        out.writePresence(value);
        if (value != null) {
            out.writeByte(value);
        }
    }

    /**
     * Reads a {@code Byte}.
     *
     * @param in where from
     * @return the value, or {@code null}
     */
    public static @Nullable Byte readByte(WireReader in) {
        return in.readPresence() ? in.readByte() : null;
    }

    /**
     * Writes a {@code Short}.
     *
     * @param out where to
     * @param value the value, or {@code null}
     */
    public static void writeShort(WireWriter out, @Nullable Short value) {
        out.writePresence(value);
        if (value != null) {
            out.writeShort(value);
        }
    }

    /**
     * Reads a {@code Short}.
     *
     * @param in where from
     * @return the value, or {@code null}
     */
    public static @Nullable Short readShort(WireReader in) {
        return in.readPresence() ? in.readShort() : null;
    }

    /**
     * Writes a {@code Character}.
     *
     * @param out where to
     * @param value the value, or {@code null}
     */
    public static void writeCharacter(WireWriter out, @Nullable Character value) {
        out.writePresence(value);
        if (value != null) {
            out.writeChar(value);
        }
    }

    /**
     * Reads a {@code Character}.
     *
     * @param in where from
     * @return the value, or {@code null}
     */
    public static @Nullable Character readCharacter(WireReader in) {
        return in.readPresence() ? in.readChar() : null;
    }

    /**
     * Writes an {@code Integer}.
     *
     * @param out where to
     * @param value the value, or {@code null}
     */
    public static void writeInteger(WireWriter out, @Nullable Integer value) {
        out.writePresence(value);
        if (value != null) {
            out.writeInt(value);
        }
    }

    /**
     * Reads an {@code Integer}.
     *
     * @param in where from
     * @return the value, or {@code null}
     */
    public static @Nullable Integer readInteger(WireReader in) {
        return in.readPresence() ? in.readInt() : null;
    }

    /**
     * Writes a {@code Long}.
     *
     * @param out where to
     * @param value the value, or {@code null}
     */
    public static void writeLong(WireWriter out, @Nullable Long value) {
        out.writePresence(value);
        if (value != null) {
            out.writeLong(value);
        }
    }

    /**
     * Reads a {@code Long}.
     *
     * @param in where from
     * @return the value, or {@code null}
     */
    public static @Nullable Long readLong(WireReader in) {
        return in.readPresence() ? in.readLong() : null;
    }

    /**
     * Writes a {@code Float}.
     *
     * @param out where to
     * @param value the value, or {@code null}
     */
    public static void writeFloat(WireWriter out, @Nullable Float value) {
        out.writePresence(value);
        if (value != null) {
            out.writeFloat(value);
        }
    }

    /**
     * Reads a {@code Float}.
     *
     * @param in where from
     * @return the value, or {@code null}
     */
    public static @Nullable Float readFloat(WireReader in) {
        return in.readPresence() ? in.readFloat() : null;
    }

    /**
     * Writes a {@code Double}.
     *
     * @param out where to
     * @param value the value, or {@code null}
     */
    public static void writeDouble(WireWriter out, @Nullable Double value) {
        out.writePresence(value);
        if (value != null) {
            out.writeDouble(value);
        }
    }

    /**
     * Reads a {@code Double}.
     *
     * @param in where from
     * @return the value, or {@code null}
     */
    public static @Nullable Double readDouble(WireReader in) {
        return in.readPresence() ? in.readDouble() : null;
    }

    /**
     * Writes a {@code Void}, of which there is only {@code null}.
     *
     * @param out where to
     * @param value {@code null}
     */
    public static void writeVoid(WireWriter out, @Nullable Void value) {
        out.writeNull();
    }

    /**
     * Reads a {@code Void}.
     *
     * @param in where from
     * @return {@code null}
     */
    public static @Nullable Void readVoid(WireReader in) {
        in.readIndex(0);
        return null;
    }
}
