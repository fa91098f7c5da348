package dev.jfork.wire;

import java.nio.CharBuffer;
import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import java.nio.LongBuffer;
import java.nio.ShortBuffer;

/**
 * Copies the elements of large arrays at the speed of memory, a buffer at a time. Loaded for these only: in a cold JVM, a
 * loop over the elements of a small one takes less time than this class.
 *
 * <p>What is done with one buffer is a method of its own: it soon runs often enough to be compiled as a whole. A loop around
 * it would be compiled while it runs, which HotSpot does less well, and by luck.
 */
final class LargeArrays {
    /** The most elements that a loop is good for. */
    static final int THRESHOLD = 1_024;

    private LargeArrays() {}

    static void write(WireWriter out, short[] from) {
        int done = 0;
        while (done < from.length) {
            done += writeSome(out, from, done);
        }
    }

    private static int writeSome(WireWriter out, short[] from, int start) {
        ShortBuffer room = out.room().asShortBuffer();
        int count = Math.min(room.remaining(), from.length - start);
        room.put(from, start, count);
        out.filled(count * Short.BYTES);
        return count;
    }

    static void read(WireReader in, short[] into) {
        int done = 0;
        while (done < into.length) {
            done += readSome(in, into, done);
        }
    }

    private static int readSome(WireReader in, short[] into, int start) {
        ShortBuffer ahead = in.ahead(Short.BYTES).asShortBuffer();
        int count = Math.min(ahead.remaining(), into.length - start);
        ahead.get(into, start, count);
        in.taken(count * Short.BYTES);
        return count;
    }

    static void write(WireWriter out, char[] from) {
        int done = 0;
        while (done < from.length) {
            done += writeSome(out, from, done);
        }
    }

    private static int writeSome(WireWriter out, char[] from, int start) {
        CharBuffer room = out.room().asCharBuffer();
        int count = Math.min(room.remaining(), from.length - start);
        room.put(from, start, count);
        out.filled(count * Character.BYTES);
        return count;
    }

    static void read(WireReader in, char[] into) {
        int done = 0;
        while (done < into.length) {
            done += readSome(in, into, done);
        }
    }

    private static int readSome(WireReader in, char[] into, int start) {
        CharBuffer ahead = in.ahead(Character.BYTES).asCharBuffer();
        int count = Math.min(ahead.remaining(), into.length - start);
        ahead.get(into, start, count);
        in.taken(count * Character.BYTES);
        return count;
    }

    static void write(WireWriter out, int[] from) {
        int done = 0;
        while (done < from.length) {
            done += writeSome(out, from, done);
        }
    }

    private static int writeSome(WireWriter out, int[] from, int start) {
        IntBuffer room = out.room().asIntBuffer();
        int count = Math.min(room.remaining(), from.length - start);
        room.put(from, start, count);
        out.filled(count * Integer.BYTES);
        return count;
    }

    static void read(WireReader in, int[] into) {
        int done = 0;
        while (done < into.length) {
            done += readSome(in, into, done);
        }
    }

    private static int readSome(WireReader in, int[] into, int start) {
        IntBuffer ahead = in.ahead(Integer.BYTES).asIntBuffer();
        int count = Math.min(ahead.remaining(), into.length - start);
        ahead.get(into, start, count);
        in.taken(count * Integer.BYTES);
        return count;
    }

    static void write(WireWriter out, long[] from) {
        int done = 0;
        while (done < from.length) {
            done += writeSome(out, from, done);
        }
    }

    private static int writeSome(WireWriter out, long[] from, int start) {
        LongBuffer room = out.room().asLongBuffer();
        int count = Math.min(room.remaining(), from.length - start);
        room.put(from, start, count);
        out.filled(count * Long.BYTES);
        return count;
    }

    static void read(WireReader in, long[] into) {
        int done = 0;
        while (done < into.length) {
            done += readSome(in, into, done);
        }
    }

    private static int readSome(WireReader in, long[] into, int start) {
        LongBuffer ahead = in.ahead(Long.BYTES).asLongBuffer();
        int count = Math.min(ahead.remaining(), into.length - start);
        ahead.get(into, start, count);
        in.taken(count * Long.BYTES);
        return count;
    }

    static void write(WireWriter out, float[] from) {
        int done = 0;
        while (done < from.length) {
            done += writeSome(out, from, done);
        }
    }

    private static int writeSome(WireWriter out, float[] from, int start) {
        FloatBuffer room = out.room().asFloatBuffer();
        int count = Math.min(room.remaining(), from.length - start);
        room.put(from, start, count);
        out.filled(count * Float.BYTES);
        return count;
    }

    static void read(WireReader in, float[] into) {
        int done = 0;
        while (done < into.length) {
            done += readSome(in, into, done);
        }
    }

    private static int readSome(WireReader in, float[] into, int start) {
        FloatBuffer ahead = in.ahead(Float.BYTES).asFloatBuffer();
        int count = Math.min(ahead.remaining(), into.length - start);
        ahead.get(into, start, count);
        in.taken(count * Float.BYTES);
        return count;
    }

    static void write(WireWriter out, double[] from) {
        int done = 0;
        while (done < from.length) {
            done += writeSome(out, from, done);
        }
    }

    private static int writeSome(WireWriter out, double[] from, int start) {
        DoubleBuffer room = out.room().asDoubleBuffer();
        int count = Math.min(room.remaining(), from.length - start);
        room.put(from, start, count);
        out.filled(count * Double.BYTES);
        return count;
    }

    static void read(WireReader in, double[] into) {
        int done = 0;
        while (done < into.length) {
            done += readSome(in, into, done);
        }
    }

    private static int readSome(WireReader in, double[] into, int start) {
        DoubleBuffer ahead = in.ahead(Double.BYTES).asDoubleBuffer();
        int count = Math.min(ahead.remaining(), into.length - start);
        ahead.get(into, start, count);
        in.taken(count * Double.BYTES);
        return count;
    }

    static void write(WireWriter out, String from) {
        char[] chunk = new char[THRESHOLD];
        int done = 0;
        while (done < from.length()) {
            CharBuffer room = out.room().asCharBuffer();
            int count = Math.min(Math.min(room.remaining(), THRESHOLD), from.length() - done);
            from.getChars(done, done + count, chunk, 0);
            room.put(chunk, 0, count);
            out.filled(count * Character.BYTES);
            done += count;
        }
    }
}
