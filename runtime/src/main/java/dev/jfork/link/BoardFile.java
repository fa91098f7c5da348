package dev.jfork.link;

import java.io.Closeable;
import java.io.File;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;

/**
 * A worker's board that is not mapped yet: it reads and writes the file, which on Linux and macOS is the memory that the pool has
 * mapped, where an aligned long is written at once. So a worker need not wait for its mapping, which takes a cold JVM up to 40 ms: that of JDK 25 makes its first buffer
 * by reflection, for which it generates a dozen classes. Each call takes some microseconds.
 */
public final class BoardFile implements WorkerBoard, Closeable {
    private final RandomAccessFile file;
    private final ByteBuffer outbox = ByteBuffer.allocate(Board.OUTBOX_BYTES).order(Frame.ORDER);
    private final ByteBuffer field = ByteBuffer.allocate(Long.BYTES).order(Frame.ORDER);
    private long sent; // bytes, as the two fields of that name
    private long committed;

    /**
     * Opens a board that the pool has made.
     *
     * @param file its file
     * @throws IOException if it can't be opened
     */
    public BoardFile(File file) throws IOException {
        if (file.length() != Board.BYTES) { // or it would be made anew
            throw new IOException("The pool is gone, and its file " + file);
        }
        this.file = new RandomAccessFile(file, "rw");
    }

    @Override
    public boolean begin(long id) throws IOException {
        put(Board.BEGUN, id);
        file.seek(Board.TAKEN_BACK_FROM);
        file.readFully(field.array());
        return id < field.getLong(0);
    }

    @Override
    public ByteBuffer outbox() {
        return outbox;
    }

    @Override
    public void commit(long total) throws IOException {
        int from = (int) Math.max(0, committed - sent);
        file.seek(Board.OUTBOX + from);
        file.write(outbox.array(), from, (int) (total - sent) - from);
        put(Board.COMMITTED, total);
        committed = total;
    }

    @Override
    public void sent(long total) throws IOException {
        put(Board.SENT, total);
        sent = total;
    }

    private void put(int offset, long value) throws IOException {
        field.putLong(0, value);
        file.seek(offset);
        file.write(field.array());
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
