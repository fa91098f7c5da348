package dev.jfork.wire;

import java.io.InputStream;

/** The bytes of one block: it ends where the block does. */
final class BlockInput extends InputStream {
    private static final int MAX_AT_ONCE = 1 << 16;

    private final WireReader in;
    private int left;

    BlockInput(WireReader in, int length) {
        this.in = in;
        this.left = length;
    }

    @Override
    public int read() {
        if (left == 0) {
            return -1;
        }
        left--;
        return in.readByte() & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) {
        if (left == 0 && length > 0) {
            return -1;
        }
        byte[] some = new byte[Math.min(Math.min(length, left), MAX_AT_ONCE)];
        in.readBytes(some);
        System.arraycopy(some, 0, bytes, offset, some.length);
        left -= some.length;
        return some.length;
    }
}
