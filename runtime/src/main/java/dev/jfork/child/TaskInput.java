package dev.jfork.child;

import dev.jfork.link.Frame;
import dev.jfork.wire.WireReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;

/** Reads the frames of the pool. What is small is read where it lies, what is large as it comes. */
final class TaskInput extends InputStream {
    private static final int BUFFER_SIZE = 1 << 16;

    private final SocketChannel channel;
    private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER_SIZE).order(Frame.ORDER);
    private byte kind;
    private long id;
    private int method;
    private long rest; // of the bytes behind the head, those that nobody has read

    TaskInput(SocketChannel channel) {
        this.channel = channel;
        buffer.limit(0);
    }

    /** Whether the next frame is here as a whole: then nobody need be told anything before it is read. */
    boolean hasNext() {
        return rest == 0
                && buffer.remaining() >= Frame.TASK_HEAD
                && buffer.remaining() - Frame.TASK_HEAD
                        >= buffer.getLong(buffer.position() + Frame.TASK_HEAD - Long.BYTES);
    }

    /** Passes over what is left of the last frame, and reads the head of the next one. */
    void next() throws IOException {
        while (rest > 0) {
            fill(1);
            int part = (int) Math.min(rest, buffer.remaining());
            buffer.position(buffer.position() + part);
            rest -= part;
        }
        fill(Frame.TASK_HEAD);
        kind = buffer.get();
        id = buffer.getLong();
        method = buffer.getInt();
        rest = buffer.getLong();
    }

    byte kind() {
        return kind;
    }

    long id() {
        return id;
    }

    int method() {
        return method;
    }

    /** Reads what is behind the head. */
    WireReader body() throws IOException {
        if (rest > BUFFER_SIZE) {
            return new WireReader(this, rest);
        }
        int length = (int) rest;
        fill(length);
        int start = buffer.position();
        buffer.position(start + length);
        rest = 0;
        return new WireReader(buffer.array(), start, length);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    /** Reads of the bytes behind the head; large ones go past the buffer. */
    @Override
    public int read(byte[] target, int offset, int count) throws IOException {
        int wanted = (int) Math.min(count, rest);
        if (wanted == 0) {
            return -1;
        }
        int part;
        if (buffer.hasRemaining()) {
            part = Math.min(wanted, buffer.remaining());
            buffer.get(target, offset, part);
        } else {
            part = channel.read(ByteBuffer.wrap(target, offset, wanted));
            if (part < 0) {
                return -1;
            }
        }
        rest -= part;
        return part;
    }

    private void fill(int count) throws IOException {
        if (buffer.remaining() >= count) {
            return;
        }
        buffer.compact();
        try {
            while (buffer.position() < count) {
                if (channel.read(buffer) < 0) {
                    throw new EOFException("The pool is gone");
                }
            }
        } finally {
            buffer.flip();
        }
    }
}
