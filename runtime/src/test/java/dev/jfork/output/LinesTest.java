package dev.jfork.output;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LinesTest {
    private static final String[] CHARACTERS = {"a", "ü", "€", "😀", "\r", "\n", "\n", "\u0000"};

    private final List<String> lines = new ArrayList<>();

    private void take(byte[] line, int length, boolean ended) {
        line[length] = '\n'; // there must be room for it
        lines.add(new String(line, 0, length, StandardCharsets.UTF_8) + (ended ? "\n" : ""));
    }

    /** Whatever the chunks are, the lines are the same. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void chunksDontMatter(long seed) {
        Random random = new Random(seed);
        String text = random.ints(5_000, 0, CHARACTERS.length)
                .mapToObj(i -> CHARACTERS[i])
                .collect(Collectors.joining());
        Lines splitter = new Lines("> ".getBytes(StandardCharsets.UTF_8), this::take);
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        feed(splitter, bytes, random, 7);
        splitter.end();
        List<String> expected = new ArrayList<>();
        int from = 0;
        for (int end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', from)) {
            expected.add("> " + text.substring(from, end + 1));
            from = end + 1;
        }
        if (from < text.length()) {
            expected.add("> " + text.substring(from));
        }
        assertEquals(expected, lines, () -> "seed " + seed);
    }

    private static void feed(Lines splitter, byte[] bytes, Random random, int longest) {
        int from = 0;
        while (from < bytes.length) {
            int count = Math.min(bytes.length - from, random.nextInt(longest + 1));
            byte[] chunk = Arrays.copyOfRange(bytes, from, from + count + 3); // and more that doesn't count
            splitter.add(chunk, count);
            Arrays.fill(chunk, (byte) '\n');
            from += count;
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void aLongLineIsCutBetweenCharacters(long seed) {
        Random random = new Random(seed);
        String text = random.ints(3 * Lines.LONGEST / 4, 0, 4)
                .mapToObj(i -> CHARACTERS[i])
                .collect(Collectors.joining());
        Lines splitter = new Lines(new byte[0], this::take);
        feed(splitter, (text + "\nnext").getBytes(StandardCharsets.UTF_8), random, 10_000);
        splitter.end();
        assertEquals(text + "\nnext", String.join("", lines), () -> "seed " + seed);
        assertEquals("next", lines.get(lines.size() - 1));
        for (String piece : lines) {
            int bytes = piece.getBytes(StandardCharsets.UTF_8).length;
            assertTrue(bytes <= Lines.LONGEST + 1, () -> "seed " + seed + ": " + bytes);
        }
        assertTrue(lines.get(0).getBytes(StandardCharsets.UTF_8).length > Lines.LONGEST - 4);
    }

    @Test
    void aLineOfTheGreatestLengthIsWhole() {
        byte[] bytes = new byte[Lines.LONGEST + 1];
        Arrays.fill(bytes, (byte) 0x80); // no UTF-8: may be cut anywhere
        bytes[Lines.LONGEST] = '\n';
        Lines splitter = new Lines(new byte[0], this::take);
        splitter.add(bytes, bytes.length);
        splitter.add(bytes, Lines.LONGEST);
        assertEquals(1, lines.size());
        splitter.add(bytes, 1);
        assertEquals(2, lines.size());
        splitter.end();
        assertEquals(3, lines.size());
        assertEquals(1, lines.get(2).length());
    }

    @Test
    void anEmptyLastLineIsNone() {
        Lines splitter = new Lines("> ".getBytes(StandardCharsets.UTF_8), this::take);
        splitter.end();
        splitter.add(new byte[] {'\n'}, 1);
        splitter.end();
        assertEquals(List.of("> \n"), lines);
    }
}
