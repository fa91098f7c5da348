package dev.jfork.wire;

import org.jspecify.annotations.Nullable;

/**
 * Writes and reads arrays of primitives, each of which may be {@code null}.
 *
 * @since 0.1
 */
public final class PrimitiveArrays {
    private PrimitiveArrays() {}

    /**
     * Writes a {@code boolean[]}.
     *
     * @param out where to
     * @param value the array, or {@code null}
     */
    public static void writeBooleans(WireWriter out, boolean @Nullable [] value) {
        if (value == null) {
            out.writeNull();
        } else {
            out.writeSize(value.length);
            for (boolean element : value) {
                out.writeBoolean(element);
            }
        }
    }

    /**
     * Reads a {@code boolean[]}.
     *
     * @param in where from
     * @return the array, or {@code null}
     */
    public static boolean @Nullable [] readBooleans(WireReader in) {
        int size = in.readSize(1);
        if (size < 0) {
            return null;
        }
        boolean[] value = new boolean[size];
        for (int i = 0; i < size; i++) {
            value[i] = in.readBoolean();
        }
        return value;
    }

    /**
     * Writes a {@code byte[]}.
     *
     * @param out where to
     * @param value the array, or {@code null}
     */
    public static void writeBytes(WireWriter out, byte @Nullable [] value) {
        if (value == null) {
            out.writeNull();
        } else {
            out.writeSize(value.length);
            out.writeBytes(value);
        }
    }

    /**
     * Reads a {@code byte[]}.
     *
     * @param in where from
     * @return the array, or {@code null}
     */
    public static byte @Nullable [] readBytes(WireReader in) {
        int size = in.readSize(Byte.BYTES);
        if (size < 0) {
            return null;
        }
        byte[] value = new byte[size];
        in.readBytes(value);
        return value;
    }

    /**
     * Writes a {@code short[]}.
     *
     * @param out where to
     * @param value the array, or {@code null}
     */
    public static void writeShorts(WireWriter out, short @Nullable [] value) {
        if (value == null) {
            out.writeNull();
            return;
        }
        out.writeSize(value.length);
        if (value.length > LargeArrays.THRESHOLD) {
            LargeArrays.write(out, value);
            return;
        }
        for (short element : value) {
            out.writeShort(element);
        }
    }

    /**
     * Reads a {@code short[]}.
     *
     * @param in where from
     * @return the array, or {@code null}
     */
    public static short @Nullable [] readShorts(WireReader in) {
        int size = in.readSize(Short.BYTES);
        if (size < 0) {
            return null;
        }
        short[] value = new short[size];
        if (size > LargeArrays.THRESHOLD) {
            LargeArrays.read(in, value);
            return value;
        }
        for (int i = 0; i < size; i++) {
            value[i] = in.readShort();
        }
        return value;
    }

    /**
     * Writes a {@code char[]}.
     *
     * @param out where to
     * @param value the array, or {@code null}
     */
    public static void writeChars(WireWriter out, char @Nullable [] value) {
        if (value == null) {
            out.writeNull();
            return;
        }
        out.writeSize(value.length);
        if (value.length > LargeArrays.THRESHOLD) {
            LargeArrays.write(out, value);
            return;
        }
        for (char element : value) {
            out.writeChar(element);
        }
    }

    /**
     * Reads a {@code char[]}.
     *
     * @param in where from
     * @return the array, or {@code null}
     */
    public static char @Nullable [] readChars(WireReader in) {
        int size = in.readSize(Character.BYTES);
        if (size < 0) {
            return null;
        }
        char[] value = new char[size];
        if (size > LargeArrays.THRESHOLD) {
            LargeArrays.read(in, value);
            return value;
        }
        for (int i = 0; i < size; i++) {
            value[i] = in.readChar();
        }
        return value;
    }

    /**
     * Writes an {@code int[]}.
     *
     * @param out where to
     * @param value the array, or {@code null}
     */
    public static void writeInts(WireWriter out, int @Nullable [] value) {
        if (value == null) {
            out.writeNull();
            return;
        }
        out.writeSize(value.length);
        if (value.length > LargeArrays.THRESHOLD) {
            LargeArrays.write(out, value);
            return;
        }
        for (int element : value) {
            out.writeInt(element);
        }
    }

    /**
     * Reads an {@code int[]}.
     *
     * @param in where from
     * @return the array, or {@code null}
     */
    public static int @Nullable [] readInts(WireReader in) {
        int size = in.readSize(Integer.BYTES);
        if (size < 0) {
            return null;
        }
        int[] value = new int[size];
        if (size > LargeArrays.THRESHOLD) {
            LargeArrays.read(in, value);
            return value;
        }
        for (int i = 0; i < size; i++) {
            value[i] = in.readInt();
        }
        return value;
    }

    /**
     * Writes a {@code long[]}.
     *
     * @param out where to
     * @param value the array, or {@code null}
     */
    public static void writeLongs(WireWriter out, long @Nullable [] value) {
        if (value == null) {
            out.writeNull();
            return;
        }
        out.writeSize(value.length);
        if (value.length > LargeArrays.THRESHOLD) {
            LargeArrays.write(out, value);
            return;
        }
        for (long element : value) {
            out.writeLong(element);
        }
    }

    /**
     * Reads a {@code long[]}.
     *
     * @param in where from
     * @return the array, or {@code null}
     */
    public static long @Nullable [] readLongs(WireReader in) {
        int size = in.readSize(Long.BYTES);
        if (size < 0) {
            return null;
        }
        long[] value = new long[size];
        if (size > LargeArrays.THRESHOLD) {
            LargeArrays.read(in, value);
            return value;
        }
        for (int i = 0; i < size; i++) {
            value[i] = in.readLong();
        }
        return value;
    }

    /**
     * Writes a {@code float[]}.
     *
     * @param out where to
     * @param value the array, or {@code null}
     */
    public static void writeFloats(WireWriter out, float @Nullable [] value) {
        if (value == null) {
            out.writeNull();
            return;
        }
        out.writeSize(value.length);
        if (value.length > LargeArrays.THRESHOLD) {
            LargeArrays.write(out, value);
            return;
        }
        for (float element : value) {
            out.writeFloat(element);
        }
    }

    /**
     * Reads a {@code float[]}.
     *
     * @param in where from
     * @return the array, or {@code null}
     */
    public static float @Nullable [] readFloats(WireReader in) {
        int size = in.readSize(Float.BYTES);
        if (size < 0) {
            return null;
        }
        float[] value = new float[size];
        if (size > LargeArrays.THRESHOLD) {
            LargeArrays.read(in, value);
            return value;
        }
        for (int i = 0; i < size; i++) {
            value[i] = in.readFloat();
        }
        return value;
    }

    /**
     * Writes a {@code double[]}.
     *
     * @param out where to
     * @param value the array, or {@code null}
     */
    public static void writeDoubles(WireWriter out, double @Nullable [] value) {
        if (value == null) {
            out.writeNull();
            return;
        }
        out.writeSize(value.length);
        if (value.length > LargeArrays.THRESHOLD) {
            LargeArrays.write(out, value);
            return;
        }
        for (double element : value) {
            out.writeDouble(element);
        }
    }

    /**
     * Reads a {@code double[]}.
     *
     * @param in where from
     * @return the array, or {@code null}
     */
    public static double @Nullable [] readDoubles(WireReader in) {
        int size = in.readSize(Double.BYTES);
        if (size < 0) {
            return null;
        }
        double[] value = new double[size];
        if (size > LargeArrays.THRESHOLD) {
            LargeArrays.read(in, value);
            return value;
        }
        for (int i = 0; i < size; i++) {
            value[i] = in.readDouble();
        }
        return value;
    }
}
