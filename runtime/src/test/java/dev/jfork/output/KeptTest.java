package dev.jfork.output;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeptTest {
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void theBeginningAndTheEndAreKept(long seed) {
        Random random = new Random(seed);
        for (int run = 0; run < 200; run++) {
            int head = random.nextInt(3_000);
            int tail = 1 + random.nextInt(3_000);
            byte[] bytes = new byte[random.nextInt(10_000)];
            for (int i = 0; i < bytes.length; i++) {
                bytes[i] = (byte) ('a' + random.nextInt(26));
            }
            Kept kept = new Kept(head, tail);
            int from = 0;
            while (from < bytes.length) {
                int count = Math.min(bytes.length - from, random.nextInt(1 << random.nextInt(13)));
                kept.add(Arrays.copyOfRange(bytes, from, from + count + 1), count);
                from += count;
            }
            String all = new String(bytes, StandardCharsets.UTF_8);
            int out = bytes.length - head - tail;
            String expected = out <= 0
                    ? all
                    : all.substring(0, head) + "\n[" + out + " bytes are left out here]\n"
                            + all.substring(bytes.length - tail);
            assertEquals(expected, kept.text(StandardCharsets.UTF_8), () -> "seed " + seed);
        }
    }

    @Test
    void noCharacterIsCut() {
        String text = "aü€😀".repeat(10);
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        for (int head = 0; head < 12; head++) {
            for (int tail = 4; tail < 12; tail++) {
                Kept kept = new Kept(head, tail);
                kept.add(bytes, bytes.length);
                String[] parts = kept.text(StandardCharsets.UTF_8).split("\n", -1);
                int whole = parts[0].getBytes(StandardCharsets.UTF_8).length
                        + parts[2].getBytes(StandardCharsets.UTF_8).length;
                assertEquals("[" + (bytes.length - whole) + " bytes are left out here]", parts[1]);
                assertEquals(text.substring(0, parts[0].length()), parts[0]);
                assertEquals(text.substring(text.length() - parts[2].length()), parts[2]);
            }
        }
    }

    @Test
    void theLastLinesAreWholeOnesWhereThereAreAny() {
        assertEquals("", lastLines(10, 10, ""));
        assertEquals("", lastLines(10, 10, "\n\n"));
        assertEquals("a\nb", lastLines(10, 10, "a\nb\n"));
        assertEquals("89", lastLines(2, 7, "0123456\n89"));
        assertEquals("89", lastLines(0, 4, "01234\n6\n89\n"));
        assertEquals("789a", lastLines(0, 4, "0123456789a"));
        assertEquals("x".repeat(2000), lastLines(0, 4000, "y" + "x".repeat(3000)));
        assertEquals("b\n".repeat(19) + "b", lastLines(0, 4000, "b\n".repeat(30)));
    }

    private static String lastLines(int head, int tail, String text) {
        Kept kept = new Kept(head, tail);
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        kept.add(bytes, bytes.length);
        return kept.lastLines(StandardCharsets.UTF_8);
    }
}
