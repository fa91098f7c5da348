package dev.jfork.protocol;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * What a parent sends a child: collected in memory first, so that nothing that changes later is seen, and nothing is
 * started for arguments that can't be written. On the wire, its length in eight bytes goes before it, little-endian.
 *
 * <p>Has no limit but memory: a list of blocks, not one array. They grow with the message, but not so far that a garbage
 * collector would have to find room for them apart from all else.
 */
public final class Message extends OutputStream {
    private static final int FIRST_BLOCK = 1 << 10;
    private static final int LARGEST_BLOCK = 1 << 18;
    /** What a pipe takes on any system. */
    private static final int PIPE = 1 << 12;

    private static final byte[] SENT = {};

    private final List<byte[]> blocks = new ArrayList<>();
    private byte[] block = SENT; // the last one
    private int used; // of the last one
    private long length;
    private boolean begun;

    @Override
    public void write(int value) {
        write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int count) {
        int done = 0;
        while (done < count) {
            if (used == block.length) {
                addBlock();
            }
            int part = Math.min(block.length - used, count - done);
            System.arraycopy(bytes, offset + done, block, used, part);
            used += part;
            done += part;
            length += part;
        }
    }

    /**
     * Puts something before all that was written.
     *
     * @param bytes what goes first; not copied
     */
    public void precede(byte[] bytes) {
        blocks.add(0, bytes);
        if (blocks.size() == 1) { // no other was
            block = bytes;
            used = bytes.length;
        }
        length += bytes.length;
    }

    /** Gives the number of bytes that were written. */
    public long length() {
        return length;
    }

    private void addBlock() {
        block = new byte[Math.max(FIRST_BLOCK, Math.min(LARGEST_BLOCK, 2 * block.length))];
        blocks.add(block);
        used = 0;
    }

    /**
     * Forgets what was collected, so that there is memory to tell in that there was none: to collect it, or for what the
     * arguments do while they are written.
     *
     * @param reason what was thrown meanwhile
     * @return what to throw in its place
     */
    public OutOfMemoryError outOfMemory(OutOfMemoryError reason) {
        blocks.clear();
        OutOfMemoryError told = new OutOfMemoryError(
                reason.getMessage() + ": the arguments take more than the " + length
                        + " bytes that were copied. Give this JVM a larger heap (-Xmx), or send the worker the name of a file.");
        told.initCause(reason);
        return told;
    }

    /**
     * Sends the beginning, and all of a message that is so short that an empty pipe takes it at once.
     *
     * @param target where to; flushed, not closed
     * @throws IOException if it can't be sent
     */
    public void begin(OutputStream target) throws IOException {
        begun = true;
        for (int shift = 0; shift < Long.SIZE; shift += Byte.SIZE) {
            target.write((int) (length >> shift));
        }
        if (length <= PIPE - Long.BYTES) {
            sendTo(target);
        } else {
            target.flush();
        }
    }

    /**
     * Sends what has not been sent of the message, and forgets it block by block: a worker may run for long, and its arguments
     * may be large.
     *
     * @param target where to; flushed, not closed
     * @throws IOException if it can't be sent
     */
    public void sendTo(OutputStream target) throws IOException {
        if (!begun) {
            begin(target);
        }
        int last = blocks.size() - 1;
        for (int i = 0; i < last; i++) {
            target.write(blocks.set(i, SENT));
        }
        target.write(block, 0, used);
        blocks.clear();
        block = SENT;
        used = 0;
        target.flush();
    }
}
