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
 */
final class LargeArrays {
    /** The most elements that a loop is good for. */
    static final int THRESHOLD = 1_024;

    private LargeArrays() {}

    static void write(WireWriter out, short[] from) {
        int done = 0;
        while (done < from.length) {
            ShortBuffer room = out.room().asShortBuffer();
            int count = Math.min(room.remaining(), from.length - done);
            room.put(from, done, count);
            out.filled(count * Short.BYTES);
            done += count;
        }
    }

    static void read(WireReader in, short[] into) {
        int done = 0;
        while (done < into.length) {
            ShortBuffer ahead = in.ahead(Short.BYTES).asShortBuffer();
            int count = Math.min(ahead.remaining(), into.length - done);
            ahead.get(into, done, count);
            in.taken(count * Short.BYTES);
            done += count;
        }
    }

    static void write(WireWriter out, char[] from) {
        int done = 0;
        while (done < from.length) {
            CharBuffer room = out.room().asCharBuffer();
            int count = Math.min(room.remaining(), from.length - done);
            room.put(from, done, count);
            out.filled(count * Character.BYTES);
            done += count;
        }
    }

    static void read(WireReader in, char[] into) {
        int done = 0;
        while (done < into.length) {
            CharBuffer ahead = in.ahead(Character.BYTES).asCharBuffer();
            int count = Math.min(ahead.remaining(), into.length - done);
            ahead.get(into, done, count);
            in.taken(count * Character.BYTES);
            done += count;
        }
    }

    static void write(WireWriter out, int[] from) {
        int done = 0;
        while (done < from.length) {
            IntBuffer room = out.room().asIntBuffer();
            int count = Math.min(room.remaining(), from.length - done);
            room.put(from, done, count);
            out.filled(count * Integer.BYTES);
            done += count;
        }
    }

    static void read(WireReader in, int[] into) {
        int done = 0;
        while (done < into.length) {
            IntBuffer ahead = in.ahead(Integer.BYTES).asIntBuffer();
            int count = Math.min(ahead.remaining(), into.length - done);
            ahead.get(into, done, count);
            in.taken(count * Integer.BYTES);
            done += count;
        }
    }

    static void write(WireWriter out, long[] from) {
        int done = 0;
        while (done < from.length) {
            LongBuffer room = out.room().asLongBuffer();
            int count = Math.min(room.remaining(), from.length - done);
            room.put(from, done, count);
            out.filled(count * Long.BYTES);
            done += count;
        }
    }

    static void read(WireReader in, long[] into) {
        int done = 0;
        while (done < into.length) {
            LongBuffer ahead = in.ahead(Long.BYTES).asLongBuffer();
            int count = Math.min(ahead.remaining(), into.length - done);
            ahead.get(into, done, count);
            in.taken(count * Long.BYTES);
            done += count;
        }
    }

    static void write(WireWriter out, float[] from) {
        int done = 0;
        while (done < from.length) {
            FloatBuffer room = out.room().asFloatBuffer();
            int count = Math.min(room.remaining(), from.length - done);
            room.put(from, done, count);
            out.filled(count * Float.BYTES);
            done += count;
        }
    }

    static void read(WireReader in, float[] into) {
        int done = 0;
        while (done < into.length) {
            FloatBuffer ahead = in.ahead(Float.BYTES).asFloatBuffer();
            int count = Math.min(ahead.remaining(), into.length - done);
            ahead.get(into, done, count);
            in.taken(count * Float.BYTES);
            done += count;
        }
    }

    static void write(WireWriter out, double[] from) {
        int done = 0;
        while (done < from.length) {
            DoubleBuffer room = out.room().asDoubleBuffer();
            int count = Math.min(room.remaining(), from.length - done);
            room.put(from, done, count);
            out.filled(count * Double.BYTES);
            done += count;
        }
    }

    static void read(WireReader in, double[] into) {
        int done = 0;
        while (done < into.length) {
            DoubleBuffer ahead = in.ahead(Double.BYTES).asDoubleBuffer();
            int count = Math.min(ahead.remaining(), into.length - done);
            ahead.get(into, done, count);
            in.taken(count * Double.BYTES);
            done += count;
        }
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
