package dev.jfork.child;

import dev.jfork.link.Board;
import dev.jfork.link.BoardFile;
import dev.jfork.link.Frame;
import dev.jfork.link.Meeting;
import dev.jfork.link.WorkerBoard;
import dev.jfork.protocol.ThrownData;
import dev.jfork.wire.WireReader;
import dev.jfork.wire.WireWriter;
import dev.jfork.wire.WorkerMethod;
import java.io.File;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** Runs one task after the other for a pool, in the worker's main thread, until the pool has no more or is gone. */
final class Server {
    /** How long outcomes are collected at most while tasks are waiting. */
    private static final long COLLECT_NANOS = 200_000;

    /** How long the next task is looked for before this thread goes to sleep. */
    private static final long LOOK_NANOS = 50_000;

    /** How long it may take until it is noticed that the parent is gone. */
    private static final long END_NANOS = 10_000_000_000L;

    private final TaskInput in;
    private final OutcomeOutput out;
    private final BoardMapping mapping;
    private WorkerBoard board;
    private final HeapWatch heap;
    private final List<Object> methods =
            new ArrayList<>(); // each a WorkerMethod, or the text that says why it isn't one
    private final @Nullable ClassLoader classLoader = Thread.currentThread().getContextClassLoader();
    private WireWriter writer;
    private long sentNanos;
    private long last; // the number of the last task

    private Server(SocketChannel channel, BoardMapping mapping, long fullHeap) throws IOException {
        this.in = new TaskInput(channel);
        this.mapping = mapping;
        this.board = mapping.atFirst();
        this.out = new OutcomeOutput(channel, board);
        this.heap = new HeapWatch(fullHeap);
        this.writer = new WireWriter(out);
    }

    static void serve(ServeMethod.Args args) throws IOException {
        BoardMapping mapping = new BoardMapping(new File(args.board()));
        Meeting.use(args.provider());
        try (SocketChannel channel = Meeting.connect(args.address())) {
            ByteBuffer token = args.token().toBytes();
            while (token.hasRemaining()) {
                channel.write(token);
            }
            Server server = new Server(channel, mapping, args.fullHeap());
            try {
                server.run();
            } catch (IOException e) {
                awaitEnd();
                throw e;
            }
        }
    }

    private void run() throws IOException {
        while (true) {
            if (!in.hasNext() && !seesMore()) {
                send();
            }
            in.next();
            switch (in.kind()) {
                case Frame.METHOD -> methods.add(method(in.body()));
                case Frame.END -> {
                    send();
                    return;
                }
                default -> answer();
            }
        }
    }

    /**
     * The pool is gone, most often with its JVM: then the {@link Lifeline} ends this one, and all that its tasks have started,
     * which would be left if this JVM ended before.
     */
    private static void awaitEnd() {
        long start = System.nanoTime();
        for (long left = END_NANOS; left > 0; left = END_NANOS - (System.nanoTime() - start)) {
            Thread.interrupted(); // or parking would end at once
            LockSupport.parkNanos(left);
        }
    }

    private void answer() throws IOException {
        long id = in.id();
        last = id;
        Object method = methods.get(in.method());
        if (!board.begin(id)) {
            empty(Frame.SKIPPED, id);
        } else if (method instanceof String reason) {
            refused(id, reason);
        } else {
            run(known(method), id);
        }
    }

    private void run(WorkerMethod<Record, @Nullable Object> method, long id) throws IOException {
        long begun = System.nanoTime();
        Object result = null;
        Throwable thrown = null;
        try {
            Record arguments = ChildMain.read(method, in.body());
            result = method.call(arguments);
        } catch (Throwable e) {
            thrown = e;
        }
        cleanUp();
        long ended = System.nanoTime();
        if (thrown == null) {
            thrown = returned(method, id, ended - begun, result);
        }
        if (thrown != null) {
            failed(id, ended - begun, thrown);
        }
        cleanUp(); // after codecs of the user's
        if (heap.isFull(ended, thrown)) {
            empty(Frame.HEAP_FULL, id);
        }
        if (ended - sentNanos > COLLECT_NANOS) {
            send();
        }
    }

    /** What a task has left in this thread: the next one is not to be interrupted by it, nor the socket closed, and so on. */
    private void cleanUp() {
        Thread.interrupted();
        Thread.currentThread().setContextClassLoader(classLoader);
    }

    /** Gives what keeps the result from being sent, or {@code null} if nothing does. */
    private @Nullable Throwable returned(
            WorkerMethod<Record, @Nullable Object> method, long id, long nanos, @Nullable Object result)
            throws IOException {
        out.begin(Frame.RETURNED, id, nanos);
        Throwable unsent;
        try {
            write(method, result);
            writer.flush();
            out.end();
            return null;
        } catch (StackOverflowError e) {
            unsent = Failure.tooDeep(method);
        } catch (Throwable e) {
            unsent = e;
        }
        writer = new WireWriter(out); // the other one is full of half a result
        out.abandon();
        return unsent;
    }

    @SuppressWarnings("NullAway") // null is as good a result as any other
    private void write(WorkerMethod<Record, @Nullable Object> method, @Nullable Object result) {
        method.writeResult(writer, result);
    }

    private void failed(long id, long nanos, Throwable thrown) throws IOException {
        String reason = Failure.reasonOfRefusal(thrown);
        if (reason != null) {
            refused(id, reason);
            return;
        }
        out.begin(Frame.THREW, id, nanos);
        ThrownData.of(thrown).write(writer);
        writer.flush();
        out.end();
    }

    private void refused(long id, String reason) throws IOException {
        out.begin(Frame.REFUSED, id, 0);
        writer.writeString(reason);
        writer.flush();
        out.end();
    }

    private void empty(byte kind, long id) throws IOException {
        out.begin(kind, id, 0);
        out.end();
    }

    private void send() throws IOException {
        out.send();
        sentNanos = System.nanoTime();
        if (last != 0 && board instanceof BoardFile file) { // once there was a task
            replace(file);
        }
    }

    /**
     * Where somebody in the pool watches the board for an outcome, it need not be sent; and whoever has heard it may have another
     * task right away. To be woken up for that takes longer than many a task, so it is looked for.
     */
    @SuppressWarnings(
            "ThreadPriorityCheck") // it is a hint only: the one in the pool may have to run on the same processor
    private boolean seesMore() {
        if (!(board instanceof Board mapped)) {
            return false;
        }
        long end = System.nanoTime() + LOOK_NANOS;
        boolean isHeard = mapped.isHeard(out.committed());
        while ((isHeard || mapped.isWatched()) && System.nanoTime() - end < 0) {
            if (isHeard && mapped.hasMoreTasks(last)) {
                sentNanos = System.nanoTime(); // heard is as good as sent
                return true;
            }
            Thread.yield();
            isHeard = mapped.isHeard(out.committed());
        }
        return false;
    }

    /** From when the board is mapped, that is faster. */
    private void replace(BoardFile file) throws IOException {
        Board mapped = mapping.mapped();
        if (mapped != null) {
            out.use(mapped);
            board = mapped;
            file.close();
        }
    }

    private static Object method(WireReader in) {
        String methodClass = in.readNonNullString();
        String shape = in.readNonNullString();
        try {
            return ChildMain.find(methodClass, shape);
        } catch (RuntimeException e) {
            String reason = Failure.reasonOfRefusal(e);
            if (reason == null) {
                throw e;
            }
            return reason;
        }
    }

    @SuppressWarnings("unchecked") // a method reads and writes its own types, on both sides
    private static WorkerMethod<Record, @Nullable Object> known(Object method) {
        return (WorkerMethod<Record, @Nullable Object>) method;
    }
}
