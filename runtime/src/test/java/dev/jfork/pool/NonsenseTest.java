package dev.jfork.pool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jfork.link.Board;
import dev.jfork.link.Frame;
import dev.jfork.link.Meeting;
import dev.jfork.link.Payload;
import dev.jfork.link.Token;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Workers that are none: threads of this JVM that say on the socket what no worker would. What such a one says concerns its
 * own task only, and what it has said before counts.
 */
@Timeout(60)
class NonsenseTest {
    /** What a worker does once it is connected; returns when it is gone. */
    private interface Behaviour {
        void act(Worker worker) throws Exception;
    }

    /** Does not even show its token. */
    private static final Behaviour MUTE = worker -> worker.killed.await();

    /** Shows its token when the time for that is long over. */
    private static final Behaviour LATE = worker -> {
        if (!worker.killed.await(200, TimeUnit.MILLISECONDS)) {
            worker.showToken();
            worker.serve();
        }
    };

    @TempDir
    Path directory;

    private @Nullable Dispatcher opened;

    private final CountDownLatch areOthersAwaited = new CountDownLatch(1);
    private final CountDownLatch startOthers = new CountDownLatch(1);

    private void open(Behaviour first, Behaviour others) throws IOException {
        startOthers.countDown();
        open(1, first, others);
    }

    /** Others than the first one are started when they shall be. */
    private void open(int size, Behaviour first, Behaviour others) throws IOException {
        long startNanos = first == LATE ? 1 : TimeUnit.SECONDS.toNanos(first == MUTE ? 1 : 60);
        PoolSettings settings = new PoolSettings("fakes", size, size, startNanos, 0, 0, 0, false, new Observer() {});
        opened = new Dispatcher(settings, new Workers(first, others), null);
    }

    @AfterEach
    void close() throws Exception {
        assertTrue(Objects.requireNonNull(opened).close(Long.MAX_VALUE));
        try (Stream<Path> files = Files.list(directory)) {
            assertEquals(List.of(), files.toList());
        }
    }

    private FakeJob submit() {
        return submit(new FakeJob());
    }

    private FakeJob submit(FakeJob job) {
        Objects.requireNonNull(opened).submit(job);
        return job;
    }

    /** The first worker speaks so in place of its first outcome; a second task is none of its business. */
    private void assertThatItFails(Behaviour nonsense, String end) throws Exception {
        open(nonsense, Worker::serve);
        FakeJob first = submit();
        assertEquals(end, first.outcome());
        assertEquals("returned 0", submit().outcome());
    }

    @Test
    void aFrameOfNoKnownKind() throws Exception {
        assertThatItFails(
                worker -> worker.sayToItsDeath(frame(99, worker.begin()), chunk(1)),
                "failed: it does not speak as a worker does: It sent a frame of no known kind: 99");
    }

    @Test
    void anAnswerToAnotherTask() throws Exception {
        assertThatItFails(
                worker -> worker.sayToItsDeath(frame(Frame.RETURNED, worker.begin() + 1), chunk(1)),
                "failed: it does not speak as a worker does: It answered task 2 where 1 was next");
    }

    @Test
    void aTaskSkippedThatWasNotTakenBack() throws Exception {
        assertThatItFails(
                worker -> worker.sayToItsDeath(frame(Frame.SKIPPED, worker.begin()), chunk(1)),
                "failed: it does not speak as a worker does: It skipped task 1, which was not taken back");
    }

    @Test
    void aChunkThatIsTooLarge() throws Exception {
        assertThatItFails(
                worker -> worker.sayToItsDeath(frame(Frame.RETURNED, worker.begin()), chunk(1 << 30)),
                "failed: it does not speak as a worker does: It sent a chunk of 536870912 bytes");
    }

    @Test
    void theEndInTheMiddleOfAFrame() throws Exception {
        assertThatItFails(
                worker -> {
                    worker.answer(frame(Frame.RETURNED, worker.begin()), chunk(100));
                    worker.channel.close();
                },
                "failed: ended");
    }

    @Test
    void theEndOfTheSocketOfOneThatLivesOn() throws Exception {
        assertThatItFails(
                worker -> {
                    worker.begin();
                    worker.channel.close();
                    worker.killed.await();
                },
                "failed: it left its pool and did not end");
    }

    @Test
    void whatWasSaidBeforeNonsenseCounts() throws Exception {
        CountDownLatch submitted = new CountDownLatch(1);
        open(
                worker -> {
                    long first = worker.begin();
                    submitted.await();
                    worker.answer(frame(Frame.RETURNED, first), chunk(1)); // so short that both others are sent
                    long second = worker.begin();
                    long third = worker.begin();
                    worker.sayToItsDeath(
                            frame(Frame.RETURNED, second), chunk(1), frame(Frame.RETURNED, third + 7), chunk(1));
                },
                Worker::serve);
        FakeJob first = submit();
        FakeJob second = submit();
        FakeJob third = submit();
        submitted.countDown();
        assertEquals("returned 0", first.outcome());
        assertEquals("returned 0", second.outcome());
        assertTrue(third.outcome().startsWith("failed: it does not speak as a worker does: It answered task 10"));
    }

    @Test
    void anOutcomeInSinglePiecesAndOneThatIsBegunAnew() throws Exception {
        open(
                worker -> {
                    ByteBuffer outcome = join(
                            frame(Frame.RETURNED, worker.begin()),
                            chunk(4),
                            ByteBuffer.allocate(2),
                            chunk(Frame.ABANDONED),
                            frame(Frame.RETURNED, 1),
                            chunk(6),
                            ByteBuffer.allocate(3),
                            chunk(5),
                            ByteBuffer.allocate(2));
                    for (int i = 0; i < outcome.capacity(); i++) {
                        worker.channel.write(outcome.duplicate().position(i).limit(i + 1));
                    }
                    worker.serve();
                },
                Worker::serve);
        assertEquals("returned 5", submit().outcome());
    }

    @Test
    void outcomesThatWereOnlyWrittenToTheBoard() throws Exception {
        CountDownLatch submitted = new CountDownLatch(1);
        open(
                worker -> {
                    Board board = Board.map(worker.board);
                    long first = worker.begin();
                    submitted.await();
                    worker.answer(frame(Frame.RETURNED, first), chunk(1)); // so short that the others are sent
                    long second = worker.begin();
                    ByteBuffer outcome = join(frame(Frame.RETURNED, second), chunk(1));
                    int sent = outcome.capacity();
                    board.sent(sent); // the first one
                    board.outbox().put(outcome);
                    board.commit(sent + outcome.capacity());
                    worker.begin(); // the third one, of which it dies
                },
                Worker::serve);
        FakeJob first = submit();
        FakeJob second = submit();
        FakeJob third = submit();
        FakeJob fourth = submit();
        submitted.countDown();
        assertEquals("returned 0", first.outcome());
        assertEquals("returned 0", second.outcome());
        assertEquals("failed: ended", third.outcome());
        assertEquals("returned 0", fourth.outcome());
    }

    @Test
    void somebodyWithoutATokenIsNotHeard() throws Exception {
        open(
                2,
                worker -> {
                    areOthersAwaited.await(); // by their token
                    try (SocketChannel stranger = Meeting.connect(worker.address)) {
                        stranger.write(new Token(3, 4).toBytes());
                        assertEquals(-1, stranger.read(ByteBuffer.allocate(1)));
                    }
                    startOthers.countDown();
                    worker.serve();
                },
                Worker::serve);
        assertEquals("returned 0", submit().outcome());
    }

    @Test
    void oneThatHangsBeforeItIsThereIsReplaced() throws Exception {
        open(MUTE, Worker::serve);
        assertEquals("returned 0", submit().outcome());
    }

    /** As one that came while the pool itself stood still. */
    @Test
    void oneThatIsThereSoonAfterItsTimeIsOverIsKept() throws Exception {
        open(LATE, MUTE);
        assertEquals("returned 0", submit().outcome());
    }

    @Test
    void whereAllHangBeforeTheyAreThereThePoolGivesUp() throws Exception {
        open(MUTE, MUTE);
        assertEquals("failed: it took too long to boot and to connect to its pool", submit().outcome());
    }

    /** Sent late, it bears the number that it had for this worker, though the job was taken back and has another by then. */
    @Test
    void aTaskThatWaitsToBeSentAndGoesToAnotherKeepsItsNumber() throws Exception {
        CountDownLatch submitted = new CountDownLatch(1);
        CountDownLatch isElsewhere = new CountDownLatch(1);
        List<Long> numbers = new CopyOnWriteArrayList<>();
        open(
                2,
                worker -> {
                    long first = worker.begin();
                    submitted.await();
                    worker.answer(frame(Frame.RETURNED, first), chunk(1)); // so short that both others are sent
                    isElsewhere.await();
                    for (long id = worker.next(); id > 0; id = worker.next()) {
                        numbers.add(id);
                        worker.answer(frame(Frame.SKIPPED, id), chunk(1));
                    }
                },
                Worker::serve);
        FakeJob first = submit();
        FakeJob large = submit(new FakeJob(Payload.of(new byte[8 << 20]))); // more than a socket takes at once
        FakeJob behind = submit();
        submitted.countDown();
        assertEquals("returned 0", first.outcome());
        assertTrue(Objects.requireNonNull(opened).cancel(large, false));
        startOthers.countDown();
        assertEquals("returned 0", behind.outcome());
        isElsewhere.countDown();
        assertTrue(opened.close(Long.MAX_VALUE));
        assertEquals(List.of(2L, 3L), numbers);
    }

    /** As where the worker says that it begins a task, and before it looks whether that was taken back, it is. */
    @Test
    void aTaskThatIsSkippedAfterTheShutdownIsCancelled() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        open(
                worker -> {
                    long id = worker.begin();
                    worker.lastWords = join(frame(Frame.SKIPPED, id), chunk(1));
                    begun.countDown();
                    worker.killed.await();
                },
                Worker::serve);
        FakeJob job = submit();
        begun.await();
        Dispatcher dispatcher = Objects.requireNonNull(opened);
        assertFalse(dispatcher.cancel(job, false));
        assertEquals(List.of(), dispatcher.shutDownNow());
        assertEquals("cancelled", job.outcome());
    }

    @Test
    void aTaskThatRunsIsNotRunAgainAfterTheShutdown() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        open(
                worker -> {
                    worker.begin();
                    begun.countDown();
                    worker.killed.await();
                },
                Worker::serve);
        FakeJob job = submit(new FakeJob(0, 5));
        begun.await();
        Dispatcher dispatcher = Objects.requireNonNull(opened);
        assertEquals(List.of(), dispatcher.shutDownNow());
        assertEquals("failed: shutdownNow() was called", job.outcome());
        assertEquals(0, dispatcher.census().retried());
    }

    @Test
    void aTaskBehindOneThatTakesLongGoesToAWorkerThatHasNone() throws Exception {
        CountDownLatch submitted = new CountDownLatch(1);
        CountDownLatch begun = new CountDownLatch(1);
        open(
                2,
                worker -> {
                    long first = worker.begin();
                    submitted.await();
                    worker.answer(frame(Frame.RETURNED, first), chunk(1)); // so short that both others are sent
                    worker.begin();
                    begun.countDown();
                    worker.killed.await();
                },
                Worker::serve);
        FakeJob first = submit();
        FakeJob endless = submit();
        FakeJob behind = submit();
        submitted.countDown();
        assertEquals("returned 0", first.outcome());
        begun.await();
        startOthers.countDown();
        assertEquals("returned 0", behind.outcome());
        assertTrue(Objects.requireNonNull(opened).cancel(endless, true));
        assertEquals("cancelled", endless.outcome());
    }

    /** The worker sends nothing, so who waits must look at its board; and sees that somebody does, and that it was heard. */
    @Test
    void whoLooksOutForAShortTaskHearsOfItsEnd() throws Exception {
        AtomicBoolean wasWatched = new AtomicBoolean();
        open(
                worker -> {
                    Board board = Board.map(worker.board);
                    long total = 0;
                    for (long id = worker.begin(); id > 0; id = worker.begin()) {
                        if (!board.isHeard(total)) {
                            throw new IllegalStateException("was not told");
                        }
                        for (int i = 0; i < 100 && !wasWatched.get(); i++) {
                            wasWatched.set(board.isWatched());
                            LockSupport.parkNanos(1000);
                        }
                        ByteBuffer outcome = join(frame(Frame.RETURNED, id), chunk(1));
                        board.outbox().clear();
                        board.sent(total); // as far as anybody can see
                        total += outcome.capacity();
                        board.outbox().put(outcome);
                        board.commit(total);
                    }
                },
                Worker::serve);
        boolean isHeard = false;
        while (!isHeard || !wasWatched.get()) { // or the pool's own thread was faster, or the worker
            FakeJob job = submit();
            Objects.requireNonNull(opened).lookout().lookFor(job);
            isHeard |= job.hasEndedHere();
            assertEquals("returned 0", job.outcome());
        }
        assertFalse(Board.map(directory.resolve("1.board")).isWatched());
    }

    private static ByteBuffer frame(int kind, long id) {
        return ByteBuffer.allocate(Frame.OUTCOME_HEAD)
                .order(Frame.ORDER)
                .put((byte) kind)
                .putLong(id)
                .putLong(0)
                .flip();
    }

    private static ByteBuffer chunk(int size) {
        return ByteBuffer.allocate(Integer.BYTES)
                .order(Frame.ORDER)
                .putInt(size)
                .flip();
    }

    private static ByteBuffer join(ByteBuffer... parts) {
        int length = 0;
        for (ByteBuffer each : parts) {
            length += each.remaining();
        }
        ByteBuffer all = ByteBuffer.allocate(length);
        for (ByteBuffer each : parts) {
            all.put(each);
        }
        return all.flip();
    }

    /** One worker: a thread. */
    private static final class Worker implements Jvm {
        private final String address;
        private final Path board;
        private final Token token;
        private final CountDownLatch killed = new CountDownLatch(1);
        private final SocketChannel channel;
        private volatile String reason = "ended";
        private volatile ByteBuffer lastWords = ByteBuffer.allocate(0);

        Worker(String address, Path board, Token token) throws IOException {
            this.address = address;
            this.board = board;
            this.token = token;
            this.channel = Meeting.connect(address);
        }

        void showToken() throws IOException {
            channel.write(token.toBytes());
        }

        /** Reads frames up to a task, begins it, and gives its number; or -1 where there is none. */
        long begin() throws IOException {
            long id = next();
            if (id > 0) {
                Board.map(board).begin(id);
            }
            return id;
        }

        /** Reads frames up to a task, and gives its number; or -1 where there is none. */
        long next() throws IOException {
            ByteBuffer head = ByteBuffer.allocate(Frame.TASK_HEAD).order(Frame.ORDER);
            while (true) {
                if (!read(head.clear())) {
                    return -1;
                }
                head.flip();
                byte kind = head.get();
                long id = head.getLong();
                head.getInt();
                read(ByteBuffer.allocate((int) head.getLong()));
                if (kind == Frame.TASK) {
                    return id;
                }
                if (kind == Frame.END) {
                    return -1;
                }
            }
        }

        private boolean read(ByteBuffer target) throws IOException {
            while (target.hasRemaining()) {
                if (channel.read(target) < 0) {
                    return false;
                }
            }
            return true;
        }

        void answer(ByteBuffer... parts) throws IOException {
            channel.write(join(parts));
        }

        void sayToItsDeath(ByteBuffer... parts) throws IOException, InterruptedException {
            answer(parts);
            killed.await();
        }

        void serve() throws IOException {
            for (long id = begin(); id > 0; id = begin()) {
                answer(frame(Frame.RETURNED, id), chunk(1));
            }
        }

        @Override
        public String name() {
            return "fake";
        }

        @Override
        public long pid() {
            return 1;
        }

        @Override
        public void kill(String why) {
            reason = why;
            try {
                if (lastWords.hasRemaining()) {
                    channel.write(lastWords);
                }
                killed.countDown();
                channel.close(); // so that it reads no more
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        }
    }

    private final class Workers implements JvmSource {
        private final Behaviour others;
        private Behaviour next;
        private int files;

        Workers(Behaviour first, Behaviour others) {
            this.next = first;
            this.others = others;
        }

        @Override
        public synchronized Path newFile(String extension) throws IOException {
            return Files.createFile(directory.resolve(files++ + extension));
        }

        @Override
        public synchronized Jvm start(String address, Path board, Token token, Consumer<JvmEnd> onEnd) {
            Behaviour behaviour = next;
            next = others;
            try {
                if (behaviour == others) {
                    areOthersAwaited.countDown();
                    startOthers.await();
                }
                Worker worker = new Worker(address, board, token);
                if (behaviour != MUTE && behaviour != LATE) {
                    worker.showToken();
                }
                Thread thread = new Thread(() -> {
                    try (worker.channel) {
                        behaviour.act(worker);
                    } catch (Exception e) {
                        // as a worker that dies
                    }
                    onEnd.accept(new End(worker, worker.reason));
                });
                thread.setDaemon(true);
                thread.start();
                return worker;
            } catch (IOException | InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public RuntimeException noWorkers(Throwable reason) {
            return new IllegalStateException(reason);
        }
    }

    private record End(Jvm worker, String words) implements JvmEnd {
        @Override
        public RuntimeException blame(String method) {
            return new IllegalStateException(words);
        }
    }
}
