package dev.jfork.link;

import dev.jfork.wire.WireReader;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * The bytes of arguments or of a result, on their way. What is small lies in one array of just its size; what is large in
 * blocks, so that no array of its size has to be found for it. Immutable, until it is {@link #read} or {@link #release}d.
 */
public final class Payload {
    private static final byte[] NOTHING = {};
    private static final byte[][] NO_BLOCKS = {};

    /** That of nothing. */
    public static final Payload EMPTY = of(NOTHING);

    private byte[] single; // all there is, or nothing where there are blocks
    private final byte[][] blocks;
    private final long length;

    private Payload(byte[] single, byte[][] blocks) {
        this.single = single;
        this.blocks = blocks;
        long sum = single.length;
        for (byte[] block : blocks) {
            sum += block.length;
        }
        this.length = sum;
    }

    /**
     * Makes a payload of one block.
     *
     * @param bytes the bytes, which are not copied
     * @return the payload
     */
    public static Payload of(byte[] bytes) {
        return new Payload(bytes, NO_BLOCKS);
    }

    /**
     * Makes a payload.
     *
     * @param blocks the blocks, which are not copied
     * @return the payload
     */
    public static Payload of(List<byte[]> blocks) {
        return blocks.size() == 1 ? of(blocks.get(0)) : new Payload(NOTHING, blocks.toArray(NO_BLOCKS));
    }

    /**
     * Tells how many bytes there are.
     *
     * @return their number
     */
    public long length() {
        return length;
    }

    /**
     * Gives the bytes, to be sent.
     *
     * @return new buffers of the blocks
     */
    public List<ByteBuffer> buffers() {
        List<ByteBuffer> buffers = new ArrayList<>(1 + blocks.length);
        if (single.length > 0) {
            buffers.add(ByteBuffer.wrap(single));
        }
        for (byte[] block : blocks) {
            buffers.add(ByteBuffer.wrap(block));
        }
        return buffers;
    }

    /**
     * Puts all bytes into a buffer that has room for them.
     *
     * @param target where to
     */
    public void putInto(ByteBuffer target) {
        target.put(single);
        for (byte[] block : blocks) {
            target.put(block);
        }
    }

    /**
     * Reads the bytes, once: each block is forgotten as soon as it was read, for what is made of it may be as large.
     *
     * @return a reader of all of them
     */
    public WireReader read() {
        return blocks.length == 0
                ? new WireReader(single, 0, single.length)
                : new WireReader(new Blocks(blocks), length);
    }

    /** Gives the memory back. To be called when the bytes were sent, and are not needed again; only the length stays. */
    public void release() {
        SpareBlocks.add(single);
        single = NOTHING;
        for (int i = 0; i < blocks.length; i++) {
            SpareBlocks.add(blocks[i]);
            blocks[i] = NOTHING;
        }
    }

    private static final class Blocks extends InputStream {
        private final byte[][] blocks;
        private int block;
        private int position;

        Blocks(byte[][] blocks) {
            this.blocks = blocks;
        }

        @Override
        public int read() {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] target, int offset, int count) {
            while (block < blocks.length && position == blocks[block].length) {
                SpareBlocks.add(blocks[block]);
                blocks[block++] = NOTHING;
                position = 0;
            }
            if (block == blocks.length) {
                return -1;
            }
            int part = Math.min(count, blocks[block].length - position);
            System.arraycopy(blocks[block], position, target, offset, part);
            position += part;
            return part;
        }
    }
}
