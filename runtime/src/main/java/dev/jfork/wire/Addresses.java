package dev.jfork.wire;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;

/**
 * Writes and reads addresses of hosts and ports, each of which may be {@code null}. Looks no name up. Bytes
 * that are no address are refused with a {@link WireException}.
 *
 * @since 0.1
 */
public final class Addresses {
    private Addresses() {}

    /**
     * Writes an {@code InetAddress}: its bytes, the name that it was made with, and of an IPv6 address the number of its
     * scope.
     */
    public static void writeInetAddress(WireWriter out, @Nullable InetAddress value) {
        if (value == null) {
            out.writeNull();
            return;
        }
        PrimitiveArrays.writeBytes(out, value.getAddress());
        // Unlike getHostName(), this does not ask the network for a name that isn't there.
        String text = value.toString();
        int slash = text.lastIndexOf('/');
        out.writeString(slash > 0 ? text.substring(0, slash) : null);
        out.writeInt(value instanceof Inet6Address scoped ? scoped.getScopeId() : 0);
    }

    /** Reads an {@code InetAddress}. */
    public static @Nullable InetAddress readInetAddress(WireReader in) {
        byte[] bytes = PrimitiveArrays.readBytes(in);
        if (bytes == null) {
            return null;
        }
        String host = in.readString();
        int scope = in.readInt();
        try {
            return scope > 0 ? Inet6Address.getByAddress(host, bytes, scope) : InetAddress.getByAddress(host, bytes);
        } catch (Exception e) { // an UnknownHostException, which the verifier would load
            throw WireException.of(bytes.length + " bytes that are no address of " + host + ": " + e.getMessage(), e);
        }
    }

    /**
     * Writes an {@code InetSocketAddress}, resolved or not.
     *
     * @throws WireException if it is of a subclass
     */
    public static void writeInetSocketAddress(WireWriter out, @Nullable InetSocketAddress value) {
        out.writePresence(value);
        if (value == null) {
            return;
        }
        if (value.getClass() != InetSocketAddress.class) {
            throw WireException.subclass(value, InetSocketAddress.class);
        }
        out.writeShort((short) value.getPort());
        InetAddress address = value.getAddress();
        writeInetAddress(out, address);
        if (address == null) {
            out.writeString(value.getHostString());
        }
    }

    /** Reads an {@code InetSocketAddress}. */
    public static @Nullable InetSocketAddress readInetSocketAddress(WireReader in) {
        if (!in.readPresence()) {
            return null;
        }
        int port = in.readChar();
        InetAddress address = readInetAddress(in);
        return address == null
                ? InetSocketAddress.createUnresolved(in.readNonNullString(), port)
                : new InetSocketAddress(address, port);
    }
}
