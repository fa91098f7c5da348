package dev.jfork.protocol;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MessageTest {
    @Test
    void itsLengthGoesBeforeIt() throws IOException {
        Message message = new Message();
        message.write('a');
        assertArrayEquals(new byte[] {1, 0, 0, 0, 0, 0, 0, 0, 'a'}, sent(message));
        assertArrayEquals(new byte[Long.BYTES], sent(new Message()));
    }

    @Test
    void writesOfAllLengthsAreSentAsOne() throws IOException {
        Random random = new Random(1);
        ByteArrayOutputStream expected = new ByteArrayOutputStream();
        Message message = new Message();
        for (int count : new int[] {0, 1, 1_023, 1, 1_024, 8_192, 0, 300_000, 8_192, 2_000_000, 5}) {
            byte[] bytes = new byte[count + 2];
            random.nextBytes(bytes);
            message.write(bytes, 1, count);
            expected.write(bytes, 1, count);
            Arrays.fill(bytes, (byte) 0); // too late to be seen
        }
        assertEquals(expected.size(), message.length());
        byte[] sent = sent(message);
        assertEquals(
                expected.size(),
                ByteBuffer.wrap(sent).order(ByteOrder.LITTLE_ENDIAN).getLong());
        assertArrayEquals(expected.toByteArray(), Arrays.copyOfRange(sent, Long.BYTES, sent.length));
    }

    @Test
    void whatPrecedesItGoesFirst() throws IOException {
        Message message = new Message();
        message.precede(new byte[] {'a', 'b'});
        assertArrayEquals(new byte[] {2, 0, 0, 0, 0, 0, 0, 0, 'a', 'b'}, sent(message));

        message = new Message();
        message.write(new byte[300_000], 0, 300_000);
        message.write('c');
        message.precede(new byte[] {'a', 'b'});
        assertEquals(300_003, message.length());
        byte[] sent = sent(message);
        assertArrayEquals(new byte[] {'a', 'b', 0}, Arrays.copyOfRange(sent, Long.BYTES, Long.BYTES + 3));
        assertArrayEquals(new byte[] {0, 'c'}, Arrays.copyOfRange(sent, sent.length - 2, sent.length));
    }

    private static byte[] sent(Message message) throws IOException {
        ByteArrayOutputStream target = new ByteArrayOutputStream();
        message.sendTo(target);
        return target.toByteArray();
    }
}
