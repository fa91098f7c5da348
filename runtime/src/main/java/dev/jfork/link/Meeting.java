package dev.jfork.link;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.SocketException;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.channels.spi.SelectorProvider;
import java.nio.file.Path;

/**
 * Where workers meet their pool: a Unix domain socket in the private directory. Systems give such a path some 100 bytes; where
 * the temporary directory's is longer, or the system has no such sockets, it is a port of the loopback interface, which others
 * on this machine may connect to, but without a {@link Token} get no further.
 */
public final class Meeting {
    private static final String PROVIDER_PROPERTY = "java.nio.channels.spi.SelectorProvider";

    private Meeting() {}

    /**
     * Tells who makes the channels of this JVM.
     *
     * @return the name of its class, or an empty string if it is none of the JDK's
     */
    public static String provider() {
        Class<?> provider = SelectorProvider.provider().getClass();
        return provider.getClassLoader() == null ? provider.getName() : "";
    }

    /**
     * Tells a worker's JVM who makes its channels. It would look into each jar of its class path, to find that there is nobody
     * else.
     *
     * @param provider what {@link #provider()} said in a JVM of the same JDK and class path, or an empty string
     */
    public static void use(String provider) {
        if (!provider.isEmpty() && System.getProperty(PROVIDER_PROPERTY) == null) {
            System.setProperty(PROVIDER_PROPERTY, provider);
            try {
                SelectorProvider.provider();
            } finally {
                System.clearProperty(PROVIDER_PROPERTY);
            }
        }
    }

    /**
     * Opens a place to meet.
     *
     * @param path where the socket is to be; nothing is there yet
     * @return who accepts connections
     * @throws IOException if there is no such place
     */
    public static ServerSocketChannel open(Path path) throws IOException {
        try {
            return bind(StandardProtocolFamily.UNIX, UnixDomainSocketAddress.of(path));
        } catch (SocketException | UnsupportedOperationException e) { // "Unix domain path too long"
            return bind(StandardProtocolFamily.INET, loopback(0));
        }
    }

    private static ServerSocketChannel bind(StandardProtocolFamily family, SocketAddress address) throws IOException {
        ServerSocketChannel channel = ServerSocketChannel.open(family);
        try {
            return channel.bind(address);
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    /**
     * Tells a worker where to connect.
     *
     * @param channel who accepts connections
     * @return the path of a socket, or the number of a port
     * @throws IOException if it was closed
     */
    public static String address(ServerSocketChannel channel) throws IOException {
        SocketAddress address = channel.getLocalAddress();
        return address instanceof InetSocketAddress internet
                ? Integer.toString(internet.getPort())
                : address.toString();
    }

    /**
     * Tells an address of one kind from one of the other.
     *
     * @param address what a worker is told
     * @return whether it is the path of a socket
     */
    public static boolean isFile(String address) {
        return address.indexOf('/') >= 0 || address.indexOf('\\') >= 0;
    }

    /**
     * Connects to a pool.
     *
     * @param address what its worker was told
     * @return the connection
     * @throws IOException if the pool is gone
     */
    public static SocketChannel connect(String address) throws IOException {
        if (isFile(address)) {
            return SocketChannel.open(UnixDomainSocketAddress.of(address));
        }
        return prepare(SocketChannel.open(loopback(Integer.parseInt(address))));
    }

    private static InetSocketAddress loopback(int port) throws IOException {
        return new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port);
    }

    /**
     * Has a connection send what it is given at once.
     *
     * @param channel the connection
     * @return the same
     * @throws IOException if it was closed
     */
    public static SocketChannel prepare(SocketChannel channel) throws IOException {
        if (channel.supportedOptions().contains(StandardSocketOptions.TCP_NODELAY)) {
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        }
        return channel;
    }
}
