package dev.jfork.link;

import java.lang.ref.SoftReference;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * Blocks of large payloads that are needed no more, kept for the next ones: to touch memory for the first time costs a JVM
 * several times as much as to copy something there. Kept only while there is heap to spare. Safe for use by many threads.
 */
public final class SpareBlocks {
    /** How long each of them is: as the parts in which a worker sends a large result. */
    static final int SIZE = Board.OUTBOX_BYTES - Integer.BYTES;

    private static final int MOST = (64 << 20) / SIZE;
    private static final Deque<SoftReference<byte[]>> SPARE = new ArrayDeque<>(); // guarded by itself

    private SpareBlocks() {}

    /**
     * Gives an array of this length, in which there may be anything.
     *
     * @param length its length
     * @return a new one, unless there is one that is spare
     */
    public static byte[] take(int length) {
        byte[] block = length == SIZE ? poll() : null;
        return block == null ? new byte[length] : block;
    }

    private static byte @Nullable [] poll() {
        synchronized (SPARE) {
            byte[] block = null;
            while (block == null && !SPARE.isEmpty()) {
                block = SPARE.pop().get();
            }
            return block;
        }
    }

    /** Takes an array that nobody else uses any more, of whatever length. */
    static void add(byte[] block) {
        if (block.length == SIZE) {
            synchronized (SPARE) {
                if (SPARE.size() < MOST) {
                    SPARE.push(new SoftReference<>(block));
                }
            }
        }
    }
}
