package dev.jfork.wire;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.function.Consumer;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WireTest {
    @Test
    void extremeNumbersSurvive() {
        for (long value : new long[] {Long.MIN_VALUE, -1, 0, 1, 0x0102030405060708L, Long.MAX_VALUE}) {
            assertEquals(value, trip(out -> out.writeLong(value), WireReader::readLong));
            assertEquals((int) value, trip(out -> out.writeInt((int) value), WireReader::readInt));
            assertEquals((short) value, trip(out -> out.writeShort((short) value), WireReader::readShort));
            assertEquals((char) value, trip(out -> out.writeChar((char) value), WireReader::readChar));
            assertEquals((byte) value, trip(out -> out.writeByte((byte) value), WireReader::readByte));
        }
        assertEquals(true, trip(out -> out.writeBoolean(true), WireReader::readBoolean));
        assertEquals(-0.0, trip(out -> out.writeDouble(-0.0), WireReader::readDouble));
        double odd = Double.longBitsToDouble(0x7ff0_0000_0000_0001L);
        assertEquals(
                0x7ff0_0000_0000_0001L,
                Double.doubleToRawLongBits(trip(out -> out.writeDouble(odd), WireReader::readDouble)));
        assertEquals(Float.MIN_VALUE, trip(out -> out.writeFloat(Float.MIN_VALUE), WireReader::readFloat));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "grün", "€", "\ud83d\ude00", "\ud800", "\udc00x", "\0"})
    void everyCharSurvives(String text) {
        assertEquals(text, trip(out -> out.writeString(text), WireReader::readString));
        String many = text.repeat(20_000);
        assertEquals(many, trip(out -> out.writeString(many), WireReader::readString));
    }

    @Test
    void valuesThatCrossTheEndOfTheBufferSurvive() {
        for (int before = 8180; before <= 8200; before++) {
            byte[] padding = new byte[before];
            long value = trip(
                    out -> {
                        out.writeBytes(padding);
                        out.writeLong(-2);
                        out.writeString("abcdefghij");
                        out.writeInt(7);
                    },
                    in -> {
                        in.readBytes(padding);
                        long number = in.readLong();
                        assertEquals("abcdefghij", in.readString());
                        assertEquals(7, in.readInt());
                        return number;
                    });
            assertEquals(-2, value);
        }
    }

    @Test
    void nullIsNeitherEmptyNorZero() {
        assertNull(trip(out -> out.writeString(null), WireReader::readString));
        assertNull(trip(out -> Boxes.writeInteger(out, null), Boxes::readInteger));
        assertEquals(0, trip(out -> Boxes.writeInteger(out, 0), Boxes::readInteger));
        assertNull(trip(out -> PrimitiveArrays.writeInts(out, null), PrimitiveArrays::readInts));
        assertEquals(0, trip(out -> PrimitiveArrays.writeInts(out, new int[0]), PrimitiveArrays::readInts).length);
    }

    @Test
    void boxesOfEveryKindSurvive() {
        assertEquals(true, trip(out -> Boxes.writeBoolean(out, true), Boxes::readBoolean));
        assertEquals((byte) -3, trip(out -> Boxes.writeByte(out, (byte) -3), Boxes::readByte));
        assertEquals((short) -3, trip(out -> Boxes.writeShort(out, (short) -3), Boxes::readShort));
        assertEquals('€', trip(out -> Boxes.writeCharacter(out, '€'), Boxes::readCharacter));
        assertEquals(-3L, trip(out -> Boxes.writeLong(out, -3L), Boxes::readLong));
        assertEquals(-3f, trip(out -> Boxes.writeFloat(out, -3f), Boxes::readFloat));
        assertEquals(-3d, trip(out -> Boxes.writeDouble(out, -3d), Boxes::readDouble));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 3, 10_000})
    void arraysOfEveryKindSurvive(int size) {
        boolean[] booleans = new boolean[size];
        byte[] bytes = new byte[size];
        short[] shorts = new short[size];
        char[] chars = new char[size];
        int[] ints = new int[size];
        long[] longs = new long[size];
        float[] floats = new float[size];
        double[] doubles = new double[size];
        for (int i = 0; i < size; i++) {
            booleans[i] = i % 3 == 0;
            bytes[i] = (byte) i;
            shorts[i] = (short) -i;
            chars[i] = (char) i;
            ints[i] = i * 7919;
            longs[i] = (i * 7919L) << 20;
            floats[i] = i / 3f;
            doubles[i] = i / 3d;
        }
        assertArrayEquals(
                booleans, trip(out -> PrimitiveArrays.writeBooleans(out, booleans), PrimitiveArrays::readBooleans));
        assertArrayEquals(bytes, trip(out -> PrimitiveArrays.writeBytes(out, bytes), PrimitiveArrays::readBytes));
        assertArrayEquals(shorts, trip(out -> PrimitiveArrays.writeShorts(out, shorts), PrimitiveArrays::readShorts));
        assertArrayEquals(chars, trip(out -> PrimitiveArrays.writeChars(out, chars), PrimitiveArrays::readChars));
        assertArrayEquals(ints, trip(out -> PrimitiveArrays.writeInts(out, ints), PrimitiveArrays::readInts));
        assertArrayEquals(longs, trip(out -> PrimitiveArrays.writeLongs(out, longs), PrimitiveArrays::readLongs));
        assertArrayEquals(floats, trip(out -> PrimitiveArrays.writeFloats(out, floats), PrimitiveArrays::readFloats));
        assertArrayEquals(
                doubles, trip(out -> PrimitiveArrays.writeDoubles(out, doubles), PrimitiveArrays::readDoubles));
    }

    @Test
    void sizesAndIndexesSurvive() {
        for (int index : new int[] {0, 1, 126, 127, 128, 16_383, 1 << 28, Integer.MAX_VALUE - 1}) {
            int read = trip(out -> out.writeIndex(index), in -> in.readIndex(Integer.MAX_VALUE));
            assertEquals(index, read);
        }
        int noIndex = trip(WireWriter::writeNull, in -> in.readIndex(1));
        assertEquals(-1, noIndex);
        int noSize = trip(WireWriter::writeNull, in -> in.readSize(1));
        assertEquals(-1, noSize);
    }

    @Test
    void bytesThatEndEarlyAreRefused() {
        byte[] bytes = written(out -> {
            out.writeString("abc");
            PrimitiveArrays.writeLongs(out, new long[] {1, 2});
        });
        for (int length = 0; length < bytes.length; length++) {
            WireReader in = reader(Arrays.copyOf(bytes, length));
            assertThrows(WireException.class, () -> {
                in.readString();
                PrimitiveArrays.readLongs(in);
            });
        }
    }

    @Test
    void aSizeThatPromisesMoreThanThereIsAllocatesNothing() {
        byte[] hostile = written(out -> out.writeSize(Integer.MAX_VALUE - 1));
        assertThrows(WireException.class, () -> reader(hostile).readSize(1));
        assertThrows(WireException.class, () -> reader(hostile).readString());
        assertThrows(WireException.class, () -> PrimitiveArrays.readDoubles(reader(hostile)));
        WireException thrown = assertThrows(
                WireException.class, () -> PrimitiveArrays.readLongs(reader(new byte[] {3, 0, 0, 0, 0, 0, 0, 0, 0})));
        assertEquals("A size of 2 where 8 bytes are left", thrown.getMessage());
    }

    @Test
    void whatNoWriterWritesIsRefused() {
        byte[] ones = new byte[16];
        Arrays.fill(ones, (byte) -1);
        assertThrows(WireException.class, () -> reader(ones).readBoolean());
        assertThrows(WireException.class, () -> reader(ones).readSize(1));
        assertThrows(WireException.class, () -> reader(new byte[] {5}).readIndex(3));
        assertThrows(WireException.class, () -> reader(new byte[] {0}).readNonNullString());
    }

    @Test
    void aReaderLeavesWhatIsNotItsOwn() throws IOException {
        ByteArrayInputStream stream = new ByteArrayInputStream(new byte[] {1, 2, 3});
        WireReader in = new WireReader(stream, 2);
        assertEquals(1, in.readByte());
        assertEquals(1, in.remaining());
        assertEquals(2, in.readByte());
        assertThrows(WireException.class, in::readByte);
        assertEquals(3, stream.read());
    }

    @Test
    void aStreamThatRefusesBytesIsNamed() {
        WireWriter out = new WireWriter(new OutputStream() {
            @Override
            public void write(int value) throws IOException {
                throw new IOException("No space left on device");
            }
        });
        out.writeInt(1);
        WireException thrown = assertThrows(WireException.class, out::flush);
        assertEquals("The bytes can't be written: No space left on device", thrown.getMessage());
    }

    private static <T> T trip(Consumer<WireWriter> write, Function<WireReader, T> read) {
        WireReader in = reader(written(write));
        T value = read.apply(in);
        assertEquals(0, in.remaining());
        return value;
    }

    private static byte[] written(Consumer<WireWriter> write) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        WireWriter out = new WireWriter(bytes);
        write.accept(out);
        out.flush();
        return bytes.toByteArray();
    }

    private static WireReader reader(byte[] bytes) {
        return new WireReader(new ByteArrayInputStream(bytes), bytes.length);
    }
}
