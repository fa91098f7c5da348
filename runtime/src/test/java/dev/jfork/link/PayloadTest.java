package dev.jfork.link;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.jfork.wire.WireException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class PayloadTest {
    private static final int LENGTH = 5 * SpareBlocks.SIZE + 1;

    @Test
    void memoryThatWasReleasedIsUsedAgainAndHoldsWhatItIsGiven() {
        Payload first = encoded(1);
        Payload kept = encoded(2);
        first.release();
        Payload second = encoded(3);

        assertArrayEquals(filled(2), decoded(kept));
        assertArrayEquals(filled(3), decoded(second));
    }

    @Test
    void ofWhatWasReleasedOnlyTheLengthIsLeft() {
        Payload payload = encoded(1);
        payload.release();

        assertEquals(LENGTH, payload.length());
        assertThrows(WireException.class, () -> decoded(payload));
    }

    private static Payload encoded(int value) {
        return Encoder.encode(out -> out.writeBytes(filled(value)));
    }

    private static byte[] decoded(Payload payload) {
        byte[] bytes = new byte[LENGTH];
        payload.read().readBytes(bytes);
        return bytes;
    }

    private static byte[] filled(int value) {
        byte[] bytes = new byte[LENGTH];
        Arrays.fill(bytes, (byte) value);
        return bytes;
    }
}
