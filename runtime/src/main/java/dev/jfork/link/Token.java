package dev.jfork.link;

import dev.jfork.wire.WireReader;
import dev.jfork.wire.WireWriter;
import java.nio.ByteBuffer;
import java.security.SecureRandom;

/**
 * What a worker says first on the socket, so that nobody else is taken for it: 128 bits that only it was told.
 *
 * @param high one half
 * @param low the other half
 */
public record Token(long high, long low) {
    /** How many bytes it is on the socket. */
    public static final int BYTES = 2 * Long.BYTES;

    /**
     * Makes a token that nobody can guess.
     *
     * @param random where from
     * @return the token
     */
    public static Token from(SecureRandom random) {
        return new Token(random.nextLong(), random.nextLong());
    }

    /**
     * Reads a token.
     *
     * @param in where from
     * @return the token
     */
    public static Token read(WireReader in) {
        return new Token(in.readLong(), in.readLong());
    }

    /**
     * Reads a token that has come through a socket.
     *
     * @param bytes its bytes
     * @return the token
     */
    public static Token get(ByteBuffer bytes) {
        bytes.order(Frame.ORDER);
        return new Token(bytes.getLong(), bytes.getLong());
    }

    /**
     * Writes this token.
     *
     * @param out where to
     */
    public void write(WireWriter out) {
        out.writeLong(high);
        out.writeLong(low);
    }

    /**
     * Gives the bytes that go through the socket.
     *
     * @return a new buffer of them
     */
    public ByteBuffer toBytes() {
        return ByteBuffer.allocate(BYTES)
                .order(Frame.ORDER)
                .putLong(high)
                .putLong(low)
                .flip();
    }
}
