package dev.jfork.child;

import dev.jfork.link.Frame;
import dev.jfork.link.WorkerBoard;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;

/** Writes the frames to the pool: to the board's outbox, from which many are sent at once, and large ones in parts. */
final class OutcomeOutput extends OutputStream {
    private static final int CHUNK_HEAD = Integer.BYTES;
    private static final int LEAST_ROOM = Frame.OUTCOME_HEAD + CHUNK_HEAD + 1;

    private final SocketChannel channel;
    private WorkerBoard board;
    private ByteBuffer box;
    private long sent; // bytes since the start
    private int frame; // where the one that is being written begins, or -1 if a part of it was sent
    private int chunk; // where the head of the chunk is that is being written

    OutcomeOutput(SocketChannel channel, WorkerBoard board) {
        this.channel = channel;
        this.board = board;
        this.box = board.outbox();
    }

    /** Goes on with another view of the board. There is nothing now that was not sent. */
    void use(WorkerBoard other) {
        board = other;
        box = other.outbox();
    }

    void begin(byte kind, long id, long nanos) throws IOException {
        if (box.remaining() < LEAST_ROOM) {
            send();
        }
        frame = box.position();
        box.put(kind).putLong(id).putLong(nanos);
        beginChunk();
    }

    void end() throws IOException {
        endChunk(1);
        board.commit(committed());
    }

    /** How many bytes of whole frames were written so far. */
    long committed() {
        return sent + box.position();
    }

    /** Takes back the frame that was begun. */
    void abandon() throws IOException {
        if (frame >= 0) {
            box.position(frame);
            return;
        }
        box.position(chunk);
        if (box.remaining() < CHUNK_HEAD) {
            send();
        }
        box.putInt(Frame.ABANDONED);
        board.commit(committed());
    }

    @Override
    public void write(int value) throws IOException {
        write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int count) throws IOException {
        int done = 0;
        while (done < count) {
            if (!box.hasRemaining()) {
                endChunk(0);
                send();
                frame = -1;
                beginChunk();
            }
            int part = Math.min(box.remaining(), count - done);
            box.put(bytes, offset + done, part);
            done += part;
        }
    }

    /** Called by who writes to this stream when a value is at its end: more may be collected before it is sent. */
    @Override
    public void flush() {}

    /** Sends all outcomes there are. */
    void send() throws IOException {
        int length = box.position();
        if (length == 0) {
            return;
        }
        box.flip();
        while (box.hasRemaining()) {
            channel.write(box);
        }
        box.clear();
        sent += length;
        board.sent(sent);
    }

    private void beginChunk() {
        chunk = box.position();
        box.putInt(0);
    }

    private void endChunk(int last) {
        box.putInt(chunk, 2 * (box.position() - chunk - CHUNK_HEAD) + last);
    }
}
