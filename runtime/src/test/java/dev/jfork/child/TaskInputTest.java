package dev.jfork.child;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jfork.link.Frame;
import dev.jfork.link.Meeting;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class TaskInputTest {
    private static final int LARGE = 70_000; // more than is read at once

    @Test
    void whatIsLeftOfATaskIsNotTakenForTheNextOne(@TempDir Path directory) throws IOException {
        try (ServerSocketChannel server = Meeting.open(directory.resolve("socket"));
                SocketChannel pool = Meeting.connect(Meeting.address(server));
                SocketChannel worker = server.accept()) {
            ByteBuffer frames = ByteBuffer.allocate(2 * Frame.TASK_HEAD + LARGE).order(Frame.ORDER);
            putHead(frames, 1, LARGE);
            frames.position(frames.position() + LARGE); // zeros, which could be the head of a task without arguments
            putHead(frames, 2, 0);
            frames.flip();
            Thread sender = new Thread(() -> send(pool, frames)); // which may have to wait for room
            sender.start();
            TaskInput in = new TaskInput(worker);
            in.next();
            assertFalse(in.hasNext());
            in.next();
            assertTrue(in.id() == 2 && !in.hasNext());
        }
    }

    private static void putHead(ByteBuffer frames, long id, long length) {
        frames.put(Frame.TASK).putLong(id).putInt(0).putLong(length);
    }

    private static void send(SocketChannel channel, ByteBuffer bytes) {
        try {
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
