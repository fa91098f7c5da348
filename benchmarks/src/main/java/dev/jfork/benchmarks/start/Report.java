package dev.jfork.benchmarks.start;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a worker tells of itself.
 *
 * @param firstLine when it was at its first line, on the clock of {@link System#nanoTime()}
 * @param peakKib the most memory that it had in use, pages that it shares with others included; 0 where there is no
 *     {@code /proc} to ask
 */
record Report(long firstLine, long peakKib) {
    private static final Pattern PEAK = Pattern.compile("VmHWM:\\s+(\\d+) kB");

    static Report read(Path file) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
        long firstLine = bytes.getLong();
        Matcher peak = PEAK.matcher(StandardCharsets.ISO_8859_1.decode(bytes));
        return new Report(firstLine, peak.find() ? Long.parseLong(peak.group(1)) : 0);
    }
}
