package dev.jfork.pool;

import dev.jfork.link.Meeting;
import dev.jfork.link.Token;
import dev.jfork.spawn.DaemonThread;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.CancelledKeyException;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * The thread that workers of a pool are heard by, but for what those hear who wait for it. It runs no code of the user's, and waits
 * for nobody else.
 */
final class Loop implements Runnable {
    /** Where it fails again and again, the processor is not kept busy by that. */
    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(1);

    private static final long MOMENT_NANOS = TimeUnit.MICROSECONDS.toNanos(20);

    private static final int BUFFER_SIZE = 1 << 17;

    private final Dispatcher dispatcher;
    private final Selector selector;
    private final ServerSocketChannel server;
    private final Queue<Runnable> posted = new ConcurrentLinkedQueue<>();
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER_SIZE);
    private final Thread thread;
    private boolean isBusy; // had something to hear
    private volatile long wakesNanos; // until when it may sleep, on the clock of System.nanoTime()

    /** Takes a path for its socket, where there is nothing yet. */
    Loop(Dispatcher dispatcher, String name, Path socket) throws IOException {
        this.dispatcher = dispatcher;
        this.selector = Selector.open();
        this.server = Meeting.open(socket);
        this.thread = new DaemonThread(this, name);
        try {
            server.configureBlocking(false);
            server.register(selector, SelectionKey.OP_ACCEPT);
        } catch (IOException e) {
            close(server);
            selector.close();
            throw e;
        }
    }

    /** Where workers find it. */
    String address() throws IOException {
        return Meeting.address(server);
    }

    void start() {
        thread.start();
    }

    /** Has something run by the loop's thread, soon. */
    void post(Runnable task) {
        posted.add(task);
        selector.wakeup();
    }

    /** Has it look at its workers at a time, or before. Called by any thread. */
    void wakeBy(long nanos) {
        if (wakesNanos - nanos > 0 && Thread.currentThread() != thread) {
            selector.wakeup();
        }
    }

    /** Has {@link PeerSocket#write} called when the socket has room again. Called by any thread. */
    void awaitRoom(SelectionKey key) {
        try {
            key.interestOpsOr(SelectionKey.OP_WRITE);
        } catch (CancelledKeyException e) {
            return; // the worker was lost meanwhile
        }
        if (Thread.currentThread() != thread) {
            selector.wakeup();
        }
    }

    /** A worker's socket can't be used any more. Called by any thread. */
    void broken(PeerSocket socket) {
        post(() -> {
            if (!lose(socket)) {
                LockSupport.parkNanos(PAUSE_NANOS);
                broken(socket);
            }
        });
    }

    @Override
    public void run() {
        Throwable failure = null;
        while (!dispatcher.isOver()) {
            try {
                if (failure != null) {
                    dispatcher.abort(failure); // and go on until all workers have ended
                    failure = null;
                }
                turn();
            } catch (Throwable e) {
                failure = e;
                LockSupport.parkNanos(PAUSE_NANOS);
            }
        }
        end();
    }

    private void turn() throws IOException {
        wakesNanos =
                System.nanoTime() + Rounds.LONGEST_NANOS; // before: what comes after a worker was looked at wakes it
        long nanos = dispatcher.rounds().tick();
        if (isBusy) {
            nanos = Math.min(nanos, Peer.LOOK_NANOS); // or whoever submits the next job would have to wake it
        }
        wakesNanos = System.nanoTime() + nanos;
        int heard = nanos > 0
                ? selector.select(this::handle, Math.max(1, TimeUnit.NANOSECONDS.toMillis(nanos)))
                : selector.selectNow(this::handle);
        isBusy = heard > 0;
        wakesNanos = System.nanoTime();
        for (int left = posted.size(); left > 0; left--) { // not those that they post
            posted.remove().run();
        }
    }

    private void handle(SelectionKey key) {
        if (key.channel() == server) {
            accept();
        } else if (key.attachment() instanceof PeerSocket socket) {
            handle(key, socket);
        } else {
            greet(key);
        }
    }

    private void handle(SelectionKey key, PeerSocket socket) {
        try {
            if (key.isWritable()) {
                key.interestOpsAnd(~SelectionKey.OP_WRITE);
                socket.write();
            }
            if (key.isReadable()) {
                int count = hear(socket);
                if (count < 0) {
                    broken(socket);
                } else if (count == 0) {
                    LockSupport.parkNanos(MOMENT_NANOS); // somebody else hears it just now
                }
            }
        } catch (IOException | OutOfMemoryError e) {
            broken(socket);
        }
    }

    /** Reads what is there. What was said before nonsense counts, too. */
    private int hear(PeerSocket socket) throws IOException {
        return hear(socket, arrivals -> socket.read(buffer, arrivals));
    }

    /** Reads what the worker has not sent: it is in a long task, or dead, or somebody waits for just that. Called by any thread. */
    void hearBoard(PeerSocket socket) throws IOException {
        hear(socket, arrivals -> {
            socket.readBoard(arrivals);
            return 0;
        });
    }

    /** Tells how many bytes there were, or -1 if there will be no more; 0 where somebody else hears just now. */
    private int hear(PeerSocket socket, Reading reading) throws IOException {
        if (!socket.hearing.tryLock()) {
            return 0;
        }
        try {
            return socket.failure() == null ? read(socket, reading) : -1;
        } catch (IOException | RuntimeException | Error e) {
            socket.failed(e);
            throw e;
        } finally {
            socket.hearing.unlock();
        }
    }

    private int read(PeerSocket socket, Reading reading) throws IOException {
        List<Arrival> arrivals = new ArrayList<>();
        try {
            return reading.read(arrivals);
        } finally {
            dispatcher.reception().arrived(socket.peer(), arrivals);
        }
    }

    /** Takes frames from somewhere. */
    private interface Reading {
        int read(List<Arrival> arrivals) throws IOException;
    }

    private void accept() {
        try {
            SocketChannel channel = server.accept();
            if (channel != null) {
                Meeting.prepare(channel).configureBlocking(false);
                channel.register(selector, SelectionKey.OP_READ, ByteBuffer.allocate(Token.BYTES));
            }
        } catch (IOException e) {
            LockSupport.parkNanos(PAUSE_NANOS); // no file descriptor is left: it wants to connect until there is one
        }
    }

    /** Whoever connects says first who it is. */
    private void greet(SelectionKey key) {
        SocketChannel channel = (SocketChannel) key.channel();
        ByteBuffer token = (ByteBuffer) key.attachment();
        try {
            if (channel.read(token) < 0) {
                close(channel);
            } else if (!token.hasRemaining()) {
                Peer peer = dispatcher.reception().find(Token.get(token.flip()));
                if (peer == null) {
                    close(channel);
                } else {
                    PeerSocket socket = new PeerSocket(peer, dispatcher, this, channel, key);
                    key.attach(socket);
                    dispatcher.reception().connected(peer, socket);
                }
            }
        } catch (IOException e) {
            close(channel);
        }
    }

    /**
     * Reads what the worker has said before it was lost, be it not even sent, and gives it up. Where somebody else hears it just
     * now, that is to be tried again.
     *
     * @return whether it was given up
     */
    boolean lose(PeerSocket socket) {
        if (!socket.hearing.tryLock()) {
            return false;
        }
        try {
            dispatcher.reception().gone(socket.peer(), hearTheRest(socket));
        } finally {
            socket.hearing.unlock();
        }
        socket.close();
        return true;
    }

    /** Gives the reason why it can't be heard to its end, or {@code null}. */
    private @Nullable Throwable hearTheRest(PeerSocket socket) {
        try {
            int count = 1;
            while (count > 0) {
                count = hear(socket);
            }
            hearBoard(socket);
        } catch (IOException | OutOfMemoryError e) {
            return e;
        }
        return socket.failure();
    }

    private void end() {
        for (SelectionKey key : selector.keys()) {
            close(key.channel());
        }
        try {
            selector.close();
        } catch (IOException e) {
            // It is of no more use anyway.
        }
        dispatcher.loopEnded();
    }

    private static void close(SelectableChannel channel) {
        try {
            channel.close();
        } catch (IOException e) {
            // It is of no more use anyway.
        }
    }
}
