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
 * is large is answered, or asked for, by 32 bytes. It goes from an array to a new array, as arguments and results do; or all
 * of it through one buffer, which neither reads nor writes the memory that arrays of that size take.
 */
final class RawSocket implements Competitor {
    private static final int PING = 32;
    private static final byte TAKE = 1; // what is large
    private static final byte GIVE = 2;
    private static final byte NEITHER = 0;
    private static final int LARGE_BUFFER = 1 << 18;

    private final boolean isOfArrays;
    private final Process process;
    private final SocketChannel channel;
    private final ByteBuffer ping = ByteBuffer.allocateDirect(PING);
    private final Large large;

    RawSocket(boolean isOfArrays, Path directory) throws IOException {
        this.isOfArrays = isOfArrays;
        this.large = new Large(isOfArrays);
        UnixDomainSocketAddress address = UnixDomainSocketAddress.of(directory.resolve("raw-" + isOfArrays));
        try (ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            server.bind(address);
            process = new ProcessBuilder(
                            JavaCommand.of(OtherSide.class, address.getPath().toString(), Boolean.toString(isOfArrays)))
                    .inheritIO()
                    .start();
            channel = server.accept();
        }
    }

    @Override
    public String title() {
        return isOfArrays ? "raw socket, array to array" : "raw socket, bytes thrown away";
    }

    @Override
    public Set<Discipline> disciplines() {
        return isOfArrays
                ? Set.of(Discipline.ROUND_TRIP, Discipline.ARGUMENT, Discipline.RESULT)
                : Set.of(Discipline.ARGUMENT, Discipline.RESULT);
    }

    @Override
    public long nanos(Discipline discipline, int tasks) throws IOException {
        long start = System.nanoTime();
        for (int i = 0; i < tasks; i++) {
            ping.clear().put(wish(discipline));
            write(channel, ping.clear());
            if (discipline == Discipline.ARGUMENT) {
                large.write(channel);
            }
            if (discipline == Discipline.RESULT) {
                large.read(channel);
            }
            read(channel, ping.clear());
        }
        return System.nanoTime() - start;
    }

    private static byte wish(Discipline discipline) {
        return switch (discipline) {
            case ARGUMENT -> TAKE;
            case RESULT -> GIVE;
            default -> NEITHER;
        };
    }

    private static void write(ByteChannel channel, ByteBuffer buffer) throws IOException {
        while (buffer.hasRemaining()) {
            channel.write(buffer);
        }
    }

    private static void read(ByteChannel channel, ByteBuffer buffer) throws IOException {
        while (buffer.hasRemaining()) {
            if (channel.read(buffer) < 0) {
                throw new EOFException();
            }
        }
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
            Large large = new Large(Boolean.parseBoolean(arguments[1]));
            try (SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(arguments[0]))) {
                while (true) {
                    read(channel, ping.clear());
                    int wanted = ping.get(0);
                    if (wanted == TAKE) {
                        large.read(channel);
                    }
                    if (wanted == GIVE) {
                        large.write(channel);
                    }
                    write(channel, ping.clear());
                }
            } catch (EOFException e) {
                return; // that is the sign to end
            }
        }
    }

    /** Sends and receives what is large, a part at a time. */
    private static final class Large {
        private final boolean isOfArrays;
        private final byte[] sent;
        private final ByteBuffer buffer = ByteBuffer.allocateDirect(LARGE_BUFFER);

        Large(boolean isOfArrays) {
            this.isOfArrays = isOfArrays;
            this.sent = new byte[isOfArrays ? Discipline.LARGE : 0];
        }

        void write(ByteChannel channel) throws IOException {
            for (int done = 0; done < Discipline.LARGE; done += buffer.capacity()) {
                buffer.clear();
                if (isOfArrays) {
                    buffer.put(sent, done, buffer.capacity()).flip();
                }
                RawSocket.write(channel, buffer);
            }
        }

        void read(ByteChannel channel) throws IOException {
            byte[] received = new byte[isOfArrays ? Discipline.LARGE : 0];
            for (int done = 0; done < Discipline.LARGE; done += buffer.capacity()) {
                RawSocket.read(channel, buffer.clear());
                if (isOfArrays) {
                    buffer.flip().get(received, done, buffer.capacity());
                }
            }
        }
    }
}
