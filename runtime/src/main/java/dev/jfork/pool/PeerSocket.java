package dev.jfork.pool;

import dev.jfork.link.Frame;
import dev.jfork.link.Payload;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The socket to one worker. Never waits for it: what the worker has no room for is sent later, by the {@link Loop}.
 *
 * <p>Reading is for who has {@link #hearing}, until what was read has {@linkplain Reception#arrived arrived}: so all of it does
 * in order. Nobody waits for that lock: who has it hears for all. Writing is for any thread, but for one at a time: who comes while another one writes leaves it to that one to look
 * for more.
 */
final class PeerSocket {
    private static final int OUT_SIZE = 1 << 16;

    private final Peer peer;
    private final Dispatcher dispatcher;
    private final Loop loop;
    private final SocketChannel channel;
    private final SelectionKey key;

    /** Taken before the dispatcher's lock. */
    final ReentrantLock hearing = new ReentrantLock();

    private final OutcomeParser parser = new OutcomeParser();
    private volatile long received; // bytes of the stream that were taken apart
    private @Nullable Throwable failure; // why it can't be heard any more
    private long ahead; // of these, those that were taken from the board and will yet come through the socket

    private final AtomicInteger writers = new AtomicInteger(); // the first one writes for all
    private final ByteBuffer out = ByteBuffer.allocateDirect(OUT_SIZE).order(Frame.ORDER); // for the writer, as below
    private final Deque<Sending> toWrite = new ArrayDeque<>();
    private final Deque<ByteBuffer> large = new ArrayDeque<>(); // behind what is in "out"
    private @Nullable Job largeJob; // whose arguments these are
    private final Map<MethodInfo, Integer> methods = new HashMap<>(); // that the worker was told of

    PeerSocket(Peer peer, Dispatcher dispatcher, Loop loop, SocketChannel channel, SelectionKey key) {
        this.peer = peer;
        this.dispatcher = dispatcher;
        this.loop = loop;
        this.channel = channel;
        this.key = key;
    }

    Peer peer() {
        return peer;
    }

    /**
     * Reads what is there.
     *
     * @param buffer to be used
     * @param arrivals where frames go that are complete
     * @return how many bytes there were, or -1 if there will be no more
     * @throws IOException if they are none that a worker sends
     */
    int read(ByteBuffer buffer, List<Arrival> arrivals) throws IOException {
        buffer.clear();
        int count = readChannel(buffer);
        if (count < 0) {
            return -1;
        }
        buffer.flip();
        int known = (int) Math.min(ahead, count);
        ahead -= known;
        buffer.position(known);
        took(count - known);
        parser.parse(buffer, arrivals);
        return count;
    }

    private int readChannel(ByteBuffer buffer) {
        try {
            return channel.read(buffer);
        } catch (IOException e) {
            return -1; // it has died before it had read all that it was sent: that is no other end
        }
    }

    /** Whether there is an outcome on the board that was not heard yet. Asked by any thread. */
    boolean hasMore() {
        return peer.board.hasCommitted(received);
    }

    /** Reads outcomes that are on the board and were not sent yet. */
    void readBoard(List<Arrival> arrivals) throws IOException {
        byte[] bytes = peer.board.unsent(received);
        ahead += bytes.length;
        took(bytes.length);
        parser.parse(ByteBuffer.wrap(bytes), arrivals);
        peer.board.heard(received);
    }

    /** There is one writer at a time: it need not be atomic. */
    private void took(int count) {
        long total = received + count;
        received = total;
    }

    /** What was heard makes no sense, or could not be kept: what comes behind it must not be read. */
    void failed(Throwable reason) {
        if (failure == null) {
            failure = reason;
        }
    }

    /** Why it can't be heard any more, or {@code null}. */
    @Nullable
    Throwable failure() {
        return failure;
    }

    /** Sends the jobs that the dispatcher has for this worker, as many as there is room for. */
    void write() {
        if (writers.getAndIncrement() != 0) {
            return;
        }
        int seen = 1;
        do {
            try {
                writeAll();
            } catch (IOException | OutOfMemoryError e) {
                loop.broken(this); // which reads what it has said before
            }
            seen = writers.addAndGet(-seen);
        } while (seen != 0);
    }

    private void writeAll() throws IOException {
        while (drain()) {
            List<Sending> jobs = dispatcher.jobsFor(peer);
            toWrite.addAll(jobs);
            if (jobs.isEmpty()) {
                if (!dispatcher.shallEnd(peer)) {
                    return;
                }
                put(Frame.END, 0, 0, Payload.EMPTY);
            }
        }
        loop.awaitRoom(key);
    }

    /** Writes as much as the socket takes. Tells whether that was all. */
    private boolean drain() throws IOException {
        while (true) {
            fill();
            if (out.position() > 0) {
                out.flip();
                channel.write(out);
                out.compact();
                if (out.position() > 0) {
                    return false;
                }
            }
            ByteBuffer block = large.peek();
            if (block != null) {
                channel.write(block);
                timeLargeJob();
                if (block.hasRemaining()) {
                    return false;
                }
                large.remove();
            } else if (toWrite.isEmpty()) {
                return true;
            }
        }
    }

    /** Collects frames for one write, up to a large one. */
    private void fill() {
        boolean more = true;
        while (more && large.isEmpty() && !toWrite.isEmpty()) {
            Sending next = toWrite.element();
            MethodInfo info = next.job().info();
            Integer method = methods.get(info);
            if (method == null) {
                more = put(Frame.METHOD, 0, methods.size(), info.announcement());
                if (more) {
                    methods.put(info, methods.size());
                }
            } else {
                more = put(Frame.TASK, next.id(), method, next.job().arguments());
                if (more) {
                    toWrite.remove();
                    largeJob = large.isEmpty() ? null : next.job();
                }
            }
        }
    }

    private void timeLargeJob() {
        Job job = largeJob;
        if (job != null) {
            job.sendNanos = System.nanoTime() - job.sentNanos;
        }
    }

    /** Tells whether there was room for it. */
    private boolean put(byte kind, long id, int method, Payload body) {
        boolean fits = body.length() <= out.remaining() - Frame.TASK_HEAD;
        if (!fits && out.position() > 0) {
            return false;
        }
        out.put(kind).putLong(id).putInt(method).putLong(body.length());
        if (fits) {
            body.putInto(out);
        } else {
            large.addAll(body.buffers());
        }
        return true;
    }

    /** Whoever uses it meanwhile gets an exception. */
    void close() {
        try {
            channel.close();
        } catch (IOException e) {
            // It is of no more use anyway.
        }
    }
}
