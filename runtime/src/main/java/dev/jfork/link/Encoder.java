package dev.jfork.link;

import dev.jfork.wire.WireWriter;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Consumer;

/**
 * Writes values to a {@link Payload}. An encoder is used again and again, for it has a buffer that is larger than most
 * payloads; by any thread, for there may be very many.
 */
public final class Encoder extends OutputStream {
    private static final int MOST_IDLE = 16;
    private static final AtomicReferenceArray<Encoder> IDLE = new AtomicReferenceArray<>(MOST_IDLE);

    private static final int FIRST_BLOCK = 1 << 14;

    private final WireWriter writer = new WireWriter(this);
    private final List<byte[]> blocks = new ArrayList<>();
    private byte[] block = {}; // the one that is being filled; in the list only when it is full
    private int used; // of that

    private Encoder() {}

    /**
     * Writes a value.
     *
     * @param value writes it; what it throws goes through
     * @return its bytes
     */
    public static Payload encode(Consumer<WireWriter> value) {
        int slot = (int) (Thread.currentThread().getId() % MOST_IDLE);
        Encoder encoder = IDLE.getAndSet(slot, null);
        if (encoder == null) {
            encoder = new Encoder();
        }
        value.accept(encoder.writer); // one in which half a value is left, by who throws, is not used again
        Payload payload = encoder.finish();
        IDLE.lazySet(slot, encoder);
        return payload;
    }

    private Payload finish() {
        writer.flush();
        if (used > 0) {
            blocks.add(Arrays.copyOf(block, used));
        }
        Payload payload = Payload.of(blocks);
        blocks.clear();
        block = new byte[0];
        used = 0;
        return payload;
    }

    @Override
    public void write(int value) {
        write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int count) {
        if (blocks.isEmpty() && block.length == 0) { // the first bytes are most often the last ones
            blocks.add(Arrays.copyOfRange(bytes, offset, offset + count));
            return;
        }
        int done = 0;
        while (done < count) {
            if (used == block.length) {
                nextBlock();
            }
            int part = Math.min(block.length - used, count - done);
            System.arraycopy(bytes, offset + done, block, used, part);
            used += part;
            done += part;
        }
    }

    private void nextBlock() {
        if (used > 0) {
            blocks.add(block);
        }
        block = SpareBlocks.take(Math.max(FIRST_BLOCK, Math.min(SpareBlocks.SIZE, 2 * block.length)));
        used = 0;
    }
}
