package dev.jfork.benchmarks.pool;

import dev.jfork.benchmarks.JavaCommand;
import java.io.EOFException;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ByteChannel;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.Set;

/**
 * Two JVMs and a Unix-domain socket, without anything else: blocking channels, buffers that are direct and used again. What
 * is large is sent from one of a mebibyte, and answered, or asked for, by 32 bytes.
 */
final class RawSocket implements Competitor {
    private static final int PING = 32;
    private static final int LARGE_BUFFER = 1 << 20;

    private final Process process;
    private final SocketChannel channel;
    private final ByteBuffer ping = ByteBuffer.allocateDirect(PING);
    private final ByteBuffer large = ByteBuffer.allocateDirect(LARGE_BUFFER);

    RawSocket(Path directory) throws IOException {
        UnixDomainSocketAddress address = UnixDomainSocketAddress.of(directory.resolve("raw"));
        try (ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            server.bind(address);
            process = new ProcessBuilder(
                            JavaCommand.of(OtherSide.class, address.getPath().toString()))
                    .inheritIO()
                    .start();
            channel = server.accept();
        }
    }

    @Override
    public String title() {
        return "raw socket between two JVMs";
    }

    @Override
    public Set<Discipline> disciplines() {
        return Set.of(Discipline.ROUND_TRIP, Discipline.ARGUMENT, Discipline.RESULT);
    }

    @Override
    public long nanos(Discipline discipline, int tasks) throws IOException {
        long start = System.nanoTime();
        for (int i = 0; i < tasks; i++) {
            ping.clear().put((byte) discipline.ordinal()).clear();
            write(channel, ping, PING);
            if (discipline == Discipline.ARGUMENT) {
                write(channel, large, Discipline.LARGE);
            }
            if (discipline == Discipline.RESULT) {
                read(channel, large, Discipline.LARGE);
            }
            read(channel, ping, PING);
        }
        return System.nanoTime() - start;
    }

    private static void write(ByteChannel channel, ByteBuffer buffer, int count) throws IOException {
        for (int rest = count; rest > 0; ) {
            buffer.clear().limit(Math.min(rest, buffer.capacity()));
            rest -= channel.write(buffer);
        }
    }

    private static void read(ByteChannel channel, ByteBuffer buffer, int count) throws IOException {
        for (int rest = count; rest > 0; ) {
            buffer.clear().limit(Math.min(rest, buffer.capacity()));
            int part = channel.read(buffer);
            if (part < 0) {
                throw new EOFException();
            }
            rest -= part;
        }
        buffer.clear();
    }

    @Override
    public void close() throws IOException {
        channel.close();
        process.destroy();
    }

    /** Does what the first byte says. */
    static final class OtherSide {
        private OtherSide() {}

        public static void main(String[] arguments) throws IOException {
            ByteBuffer ping = ByteBuffer.allocateDirect(PING);
            ByteBuffer large = ByteBuffer.allocateDirect(LARGE_BUFFER);
            try (SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(arguments[0]))) {
                while (true) {
                    read(channel, ping, PING);
                    int wanted = ping.get(0);
                    if (wanted == Discipline.ARGUMENT.ordinal()) {
                        read(channel, large, Discipline.LARGE);
                    }
                    if (wanted == Discipline.RESULT.ordinal()) {
                        write(channel, large, Discipline.LARGE);
                    }
                    write(channel, ping, PING);
                }
            } catch (EOFException e) {
                return; // that is the sign to end
            }
        }
    }
}
