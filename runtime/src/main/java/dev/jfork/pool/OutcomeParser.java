package dev.jfork.pool;

import dev.jfork.link.Frame;
import dev.jfork.link.Payload;
import dev.jfork.link.SpareBlocks;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** Makes frames of what arrives from one worker, in whatever pieces. For one thread at a time. */
final class OutcomeParser {
    private static final int CHUNK_HEAD = Integer.BYTES;
    private static final int LARGEST_CHUNK = 1 << 20; // of what any worker sends; more is no chunk's size

    private static final int WHOLE_HEAD = Frame.OUTCOME_HEAD + CHUNK_HEAD;

    private final ByteBuffer head = ByteBuffer.allocate(WHOLE_HEAD).order(Frame.ORDER);
    private final List<byte[]> chunks = new ArrayList<>();
    private boolean inBody; // else in a head, or in that of a chunk
    private byte kind;
    private long id;
    private long nanos;
    private byte[] chunk = {};
    private int filled; // of the chunk
    private boolean isLast;
    private long beganNanos; // when the frame was first seen that was not read at once, or 0

    /**
     * Takes bytes.
     *
     * @param bytes the next ones from the worker, all of which are taken
     * @param arrivals where frames go that are complete
     * @throws IOException if they are none that a worker sends
     */
    void parse(ByteBuffer bytes, List<Arrival> arrivals) throws IOException {
        bytes.order(Frame.ORDER);
        while (bytes.hasRemaining() || (inBody && filled == chunk.length)) {
            if (inBody) {
                readChunk(bytes, arrivals);
            } else {
                readHead(bytes);
            }
        }
        if (beganNanos == 0 && (inBody || head.position() > 0)) {
            beganNanos = System.nanoTime();
        }
    }

    private void readHead(ByteBuffer bytes) throws IOException {
        if (head.position() == 0 && bytes.remaining() >= WHOLE_HEAD) { // as nearly always
            takeHead(bytes);
            return;
        }
        while (head.hasRemaining() && bytes.hasRemaining()) {
            head.put(bytes.get());
        }
        if (head.hasRemaining()) {
            return;
        }
        head.flip();
        if (chunks.isEmpty()) {
            takeHead(head);
        } else {
            head.position(Frame.OUTCOME_HEAD);
            beginChunk(head.getInt());
        }
    }

    private void takeHead(ByteBuffer bytes) throws IOException {
        kind = bytes.get();
        id = bytes.getLong();
        nanos = bytes.getLong();
        if (kind < Frame.RETURNED || kind > Frame.HEAP_FULL) {
            throw new IOException("It sent a frame of no known kind: " + kind);
        }
        beginChunk(bytes.getInt());
    }

    private void beginChunk(int size) throws IOException {
        if (size == Frame.ABANDONED) {
            chunks.clear();
            head.clear();
            beganNanos = 0;
            return;
        }
        isLast = (size & 1) == 1;
        filled = 0;
        int length = size >>> 1;
        if (length > LARGEST_CHUNK) {
            throw new IOException("It sent a chunk of " + length + " bytes");
        }
        try {
            chunk = SpareBlocks.take(length);
        } catch (OutOfMemoryError e) {
            chunks.clear(); // whoever handles it needs memory, too
            throw e;
        }
        inBody = true;
    }

    private void readChunk(ByteBuffer bytes, List<Arrival> arrivals) {
        int part = Math.min(bytes.remaining(), chunk.length - filled);
        bytes.get(chunk, filled, part);
        filled += part;
        if (filled < chunk.length) {
            return;
        }
        inBody = false;
        head.clear();
        if (isLast) {
            long receiveNanos = beganNanos == 0 ? 0 : System.nanoTime() - beganNanos;
            arrivals.add(new Arrival(kind, id, nanos, receiveNanos, body()));
            chunks.clear();
            beganNanos = 0;
        } else {
            chunks.add(chunk);
            head.position(Frame.OUTCOME_HEAD);
        }
    }

    private Payload body() {
        if (chunks.isEmpty()) {
            return chunk.length == 0 ? Payload.EMPTY : Payload.of(chunk);
        }
        chunks.add(chunk);
        return Payload.of(chunks);
    }
}
