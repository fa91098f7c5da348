package dev.jfork.benchmarks.codec;

import java.io.ByteArrayInputStream;
import java.util.Arrays;

/** The bytes of the doubles, copied through a buffer of the size that a writer and a reader have. */
final class ArrayCopy implements Format {
    private static final int BUFFER_SIZE = 8192;

    private final Bytes bytes = new Bytes();
    private final byte[] buffer = new byte[BUFFER_SIZE];
    private byte[] source = {};

    @Override
    public void encode(Object value) {
        int length = Math.multiplyExact(((double[]) value).length, Double.BYTES);
        if (source.length != length) {
            source = new byte[length];
            Arrays.fill(source, (byte) 7);
        }
        bytes.reset();
        for (int done = 0; done < length; done += BUFFER_SIZE) {
            int count = Math.min(BUFFER_SIZE, length - done);
            System.arraycopy(source, done, buffer, 0, count);
            bytes.write(buffer, 0, count);
        }
    }

    @Override
    public Object decode() {
        ByteArrayInputStream in = bytes.reader();
        byte[] value = new byte[bytes.size()];
        int done = 0;
        while (done < value.length) {
            int count = in.read(buffer, 0, BUFFER_SIZE);
            System.arraycopy(buffer, 0, value, done, count);
            done += count;
        }
        return value;
    }

    @Override
    public int size() {
        return bytes.size();
    }
}
