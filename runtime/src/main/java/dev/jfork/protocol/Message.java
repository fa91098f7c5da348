package dev.jfork.protocol;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * What a parent sends a child: collected in memory first, so that nothing that changes later is seen, and nothing is
 * started for arguments that can't be written. On the wire, its length in eight bytes goes before it, little-endian.
 *
 * <p>Has no limit but memory: a list of blocks, not one array.
 */
public final class Message extends OutputStream {
    private static final byte[] SENT = {};

    private final List<byte[]> blocks = new ArrayList<>();
    private long length;

    @Override
    public void write(int value) {
        write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int count) {
        byte[] block = new byte[count];
        System.arraycopy(bytes, offset, block, 0, count);
        blocks.add(block);
        length += count;
    }

    /**
     * Sends the message, and forgets it block by block: a worker may run for long, and its arguments may be large.
     *
     * @param target where to; flushed, not closed
     * @throws IOException if it can't be sent
     */
    public void sendTo(OutputStream target) throws IOException {
        for (int shift = 0; shift < Long.SIZE; shift += Byte.SIZE) {
            target.write((int) (length >> shift));
        }
        for (int i = 0; i < blocks.size(); i++) {
            target.write(blocks.set(i, SENT));
        }
        target.flush();
    }
}
