package dev.jfork.wire;

import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Keeps a block until its length is known, in pieces, so that nothing is copied as it grows. */
final class BlockOutput extends OutputStream {
    private static final int FIRST_PIECE = 1 << 10;
    private static final int LARGEST_PIECE = 1 << 20;

    private final int limit;
    private final Class<?> type;
    private final List<byte[]> full = new ArrayList<>();
    private byte[] piece = new byte[FIRST_PIECE];
    private int used;
    private int size;

    BlockOutput(int limit, Class<?> type) {
        this.limit = limit;
        this.type = type;
    }

    int size() {
        return size;
    }

    void writeTo(WireWriter out) {
        for (byte[] each : full) {
            out.writeBytes(each);
        }
        out.writeBytes(Arrays.copyOf(piece, used));
    }

    @Override
    public void write(int value) {
        write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
        if (length > limit - size) {
            throw new WireException(
                    "A " + type.getName() + " that travels by Java serialization can't be written: it takes"
                            + " more than " + limit + " bytes, which is the most that one may");
        }
        int done = 0;
        while (done < length) {
            if (used == piece.length) {
                full.add(piece);
                piece = new byte[Math.min(2 * used, LARGEST_PIECE)];
                used = 0;
            }
            int count = Math.min(length - done, piece.length - used);
            System.arraycopy(bytes, offset + done, piece, used, count);
            used += count;
            done += count;
        }
        size += length;
    }
}
