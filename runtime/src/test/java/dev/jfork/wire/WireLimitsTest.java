package dev.jfork.wire;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.util.Arrays;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;

class WireLimitsTest {
    private static final int MIB = 1 << 20;

    @Test
    void moreThanTwoGibibytesAreWrittenAndRead() {
        int count = 2_100; // MiB
        CountingSink sink = new CountingSink();
        WireWriter out = new WireWriter(sink);
        byte[] bytes = new byte[MIB];
        Arrays.fill(bytes, (byte) 3);
        for (int i = 0; i < count; i++) {
            out.writeByte((byte) 3);
            out.writeBytes(bytes);
        }
        out.flush();
        long length = (long) count * (MIB + 1);
        assertEquals(length, sink.written);

        WireReader in = new WireReader(new Endless(3), length);
        byte[] read = new byte[MIB];
        for (int i = 0; i < count; i++) {
            assertEquals(length - (long) i * (MIB + 1), in.remaining());
            assertEquals(3, in.readByte());
            in.readBytes(read);
        }
        assertArrayEquals(bytes, read);
        assertEquals(0, in.remaining());
    }

    @Test
    void noStreamIsGivenOrAskedForMoreThanItCopiesToNativeMemoryWithEase() {
        CountingSink sink = new CountingSink();
        WireWriter out = new WireWriter(sink);
        out.writeBytes(new byte[MIB]);
        out.flush();
        assertEquals(1 << 16, sink.largest);

        Endless source = new Endless(0);
        new WireReader(source, MIB).readBytes(new byte[MIB]);
        assertEquals(1 << 16, source.largest);
    }

    @Test
    void valuesAreNestedUpToTheLimit() {
        WireWriter out = new WireWriter(OutputStream.nullOutputStream());
        WireReader in = new WireReader(InputStream.nullInputStream(), 0);
        for (int i = 0; i < WireWriter.MAX_DEPTH; i++) {
            out.enter();
            in.enter();
        }
        WireException written = assertThrows(WireException.class, out::enter);
        WireException read = assertThrows(WireException.class, in::enter);
        assertEquals(
                "The values are nested more than 1000 levels deep, or contain themselves. Send a list of them instead,"
                        + " whose elements name each other by their index.",
                written.getMessage());
        assertEquals(written.getMessage(), read.getMessage());
    }

    @Test
    void manyValuesBesideEachOtherAreNotDeep() {
        WireWriter out = new WireWriter(OutputStream.nullOutputStream());
        WireReader in = new WireReader(InputStream.nullInputStream(), 0);
        for (int i = 0; i <= WireWriter.MAX_DEPTH; i++) {
            out.enter();
            out.leave();
            in.enter();
            in.leave();
        }
    }

    @Test
    void nestedSizesCantPromiseMoreThanThereIsInAll() {
        // Each of them alone may be true: it is there that the bytes of the others are.
        int total = 1_000;
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        WireWriter out = new WireWriter(bytes);
        for (int i = 0; i < total / 2; i++) {
            out.writeSize(400);
        }
        out.flush();
        WireReader in = reader(bytes.toByteArray());
        assertEquals(400, in.readSize(1));
        assertEquals(400, in.readSize(1));
        WireException thrown = assertThrows(WireException.class, () -> in.readSize(1));
        assertEquals("Sizes that promise more elements than there are bytes", thrown.getMessage());
    }

    @Test
    void aSizeWhoseBytesExceedAnyNumberIsRefused() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        WireWriter out = new WireWriter(bytes);
        out.writeSize(Integer.MAX_VALUE);
        out.flush();
        for (int elementBytes : new int[] {1, 2, 4, 8, Integer.MAX_VALUE}) {
            WireReader in = reader(bytes.toByteArray());
            assertThrows(WireException.class, () -> in.readSize(elementBytes));
        }
    }

    @Test
    void aStringOfMoreCharsThanOneCanHaveIsRefused() {
        byte[] head = {(byte) 0x81, (byte) 0x80, (byte) 0x80, (byte) 0x80, 0x04, 1}; // 2^30 chars, not Latin-1
        InputStream source = new SequenceInputStream(new ByteArrayInputStream(head), new Endless(0));
        WireReader in = new WireReader(source, 1L << 40);
        WireException thrown = assertThrows(WireException.class, in::readString);
        assertEquals("A string of 1073741824 chars, where one can have 1073741822", thrown.getMessage());
    }

    @Test
    void aLengthBelowZeroIsRefused() {
        assertThrows(WireException.class, () -> new WireReader(InputStream.nullInputStream(), -1));
    }

    @Test
    void aStreamThatGivesNothingIsNotReadForEver() {
        InputStream nothing = new InputStream() {
            @Override
            public int read() {
                return -1;
            }

            @Override
            public int read(byte[] bytes, int offset, int length) {
                return 0;
            }
        };
        assertThrows(WireException.class, () -> new WireReader(nothing, 10).readInt());
        assertThrows(WireException.class, () -> new WireReader(nothing, 10).readBytes(new byte[10]));
    }

    @Test
    void aStreamThatGivesLittleAtATimeIsReadToItsEnd() {
        Random random = new Random(1);
        double[] doubles = random.doubles(5_000).toArray();
        int[] ints = random.ints(5_000).toArray();
        String wide = "€uro ".repeat(1_000);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        WireWriter out = new WireWriter(bytes);
        out.writeByte((byte) 1); // so that nothing is aligned
        PrimitiveArrays.writeDoubles(out, doubles);
        out.writeString(wide);
        PrimitiveArrays.writeInts(out, ints);
        out.writeString("the end");
        out.flush();

        InputStream trickle = new ByteArrayInputStream(bytes.toByteArray()) {
            @Override
            public int read(byte[] into, int offset, int length) {
                return super.read(into, offset, Math.min(length, 3));
            }
        };
        WireReader in = new WireReader(trickle, bytes.size());
        assertEquals(1, in.readByte());
        assertArrayEquals(doubles, PrimitiveArrays.readDoubles(in));
        assertEquals(wide, in.readString());
        assertArrayEquals(ints, PrimitiveArrays.readInts(in));
        assertEquals("the end", in.readString());
        assertEquals(0, in.remaining());
    }

    @Test
    void largeArraysAreWrittenAsSmallOnesAre() {
        int size = LargeArrays.THRESHOLD + 1;
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        WireWriter out = new WireWriter(bytes);
        out.writeSize(size);
        for (int i = 0; i < size; i++) {
            out.writeLong(i * 0x0102_0304_0506_0708L);
        }
        out.flush();
        long[] read = Objects.requireNonNull(PrimitiveArrays.readLongs(reader(bytes.toByteArray())));
        assertEquals(size, read.length);
        assertEquals(7 * 0x0102_0304_0506_0708L, read[7]);
        ByteArrayOutputStream again = new ByteArrayOutputStream();
        WireWriter bulk = new WireWriter(again);
        PrimitiveArrays.writeLongs(bulk, read);
        bulk.flush();
        assertArrayEquals(bytes.toByteArray(), again.toByteArray());
    }

    private static WireReader reader(byte[] bytes) {
        return new WireReader(new ByteArrayInputStream(bytes), bytes.length);
    }

    private static final class CountingSink extends OutputStream {
        private long written;
        private int largest;

        @Override
        public void write(int value) {
            written++;
        }

        @Override
        public void write(byte[] bytes, int offset, int length) {
            written += length;
            largest = Math.max(largest, length);
        }
    }

    /** The same byte for ever. */
    private static final class Endless extends InputStream {
        private final int value;
        private int largest;

        Endless(int value) {
            this.value = value;
        }

        @Override
        public int read() {
            return value;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) {
            Arrays.fill(bytes, offset, offset + length, (byte) value);
            largest = Math.max(largest, length);
            return length;
        }
    }
}
