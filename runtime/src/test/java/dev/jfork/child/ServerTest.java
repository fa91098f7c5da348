package dev.jfork.child;

import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.jfork.link.Board;
import dev.jfork.link.Encoder;
import dev.jfork.link.Frame;
import dev.jfork.link.Meeting;
import dev.jfork.link.Payload;
import dev.jfork.link.Token;
import dev.jfork.wire.WireReader;
import dev.jfork.wire.WireWriter;
import dev.jfork.wire.WorkerMethod;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A worker in a thread of this JVM, and a test in place of its pool. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ServerTest {
    /** What an outcome takes. */
    private static final int LENGTH = Frame.OUTCOME_HEAD + Integer.BYTES;

    private static final Empty METHOD = WorkerMethod.register(new Empty());

    private Board board;
    private Thread worker;
    private SocketChannel channel;
    private long last; // task
    private int received; // bytes of outcomes

    @BeforeEach
    void serve(@TempDir Path directory) throws IOException {
        Path file = Files.createFile(directory.resolve("board"));
        board = Board.create(file);
        try (ServerSocketChannel server = Meeting.open(directory.resolve("socket"))) {
            ServeMethod.Args arguments =
                    new ServeMethod.Args(Meeting.address(server), file.toString(), "", new Token(1, 2), 0);
            worker = new Thread(() -> ServerTest.serve(arguments));
            worker.setDaemon(true);
            worker.start();
            channel = server.accept();
        }
        receive(Token.BYTES);
        Payload announcement = Encoder.encode(out -> {
            out.writeString(Empty.class.getName());
            out.writeString(METHOD.shape());
        });
        ByteBuffer frame = head(Frame.METHOD, 0, announcement.length());
        announcement.putInto(frame);
        channel.write(frame.flip());
    }

    private static void serve(ServeMethod.Args arguments) {
        try {
            Server.serve(arguments);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @AfterEach
    void end() throws Exception {
        channel.write(head(Frame.END, 0, 0).flip());
        worker.join();
        channel.close();
    }

    private static ByteBuffer head(byte kind, long id, long length) {
        return ByteBuffer.allocate(1 << 10)
                .order(Frame.ORDER)
                .put(kind)
                .putLong(id)
                .putInt(0)
                .putLong(length);
    }

    private void receive(int count) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(count);
        while (bytes.hasRemaining()) {
            assertFalse(channel.read(bytes) < 0);
        }
    }

    private void receiveWhatIsThere() throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(1 << 10);
        channel.configureBlocking(false);
        channel.read(bytes);
        channel.configureBlocking(true);
        received += bytes.position();
    }

    private void sendNext() throws IOException {
        channel.write(head(Frame.TASK, ++last, 0).flip());
    }

    /**
     * Each outcome counts as heard as soon as it is there, and the next task is announced, until two outcomes stand there and
     * neither was sent: they are before the board is mapped, or where this thread is too slow with the next task.
     */
    private void goOnUntilNothingIsSent() throws IOException {
        board.watch();
        boolean isCollected = false;
        while (!isCollected) {
            board.announce(last + 2);
            board.heard((last + 1) * LENGTH);
            sendNext();
            while (!board.hasCommitted((last - 1) * LENGTH)) {
                Thread.onSpinWait();
            }
            isCollected = last > 1 && board.unsent((last - 2) * LENGTH).length == 2 * LENGTH;
            receiveWhatIsThere();
        }
    }

    @Test
    void whatWasHeardOnTheBoardIsNotSentBeforeTheNextTask() throws IOException {
        goOnUntilNothingIsSent();
    }

    @Test
    void whatNobodyHasHeardIsSentThoughSomebodyWatches() throws IOException {
        goOnUntilNothingIsSent();
        board.announce(last + 2); // the second one of which does not come
        sendNext();
        receive((int) last * LENGTH - received);
    }

    private record None() {}

    private static final class Empty extends WorkerMethod<None, String> {
        Empty() {
            super("empty", "empty");
        }

        @Override
        public String call(None arguments) {
            return "";
        }

        @Override
        public Object[] values(None arguments) {
            return new Object[0];
        }

        @Override
        public void writeArguments(WireWriter out, None arguments) {}

        @Override
        public None readArguments(WireReader in) {
            return new None();
        }

        @Override
        public void writeResult(WireWriter out, String result) {}

        @Override
        public String readResult(WireReader in) {
            return "";
        }
    }
}
