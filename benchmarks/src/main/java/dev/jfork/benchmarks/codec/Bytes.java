package dev.jfork.benchmarks.codec;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;

/** A buffer that is written from the start again, and read without a copy. */
final class Bytes extends ByteArrayOutputStream {
    ByteArrayInputStream reader() {
        return new ByteArrayInputStream(buf, 0, count);
    }
}
