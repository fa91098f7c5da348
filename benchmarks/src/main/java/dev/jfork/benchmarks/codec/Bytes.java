package dev.jfork.benchmarks.codec;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;

/** A buffer that is written from the start again, and read without a copy. */
final class Bytes extends ByteArrayOutputStream {
    ByteArrayInputStream reader() {
        return new ByteArrayInputStream(buf, 0, count);
    }

    /** What was written, from its start again when its end was read. */
    InputStream repeated() {
        return new InputStream() {
            private int position;

            @Override
            public int read() {
                throw new UnsupportedOperationException("one byte at a time");
            }

            @Override
            public int read(byte[] into, int offset, int length) {
                int given = Math.min(length, count - position);
                System.arraycopy(buf, position, into, offset, given);
                position = position + given == count ? 0 : position + given;
                return given;
            }
        };
    }
}
