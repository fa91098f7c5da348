package dev.jfork.output;

import java.util.Arrays;

/**
 * Makes lines of bytes: a line ends with a line feed, as it does in every charset but UTF-16, UTF-32 and EBCDIC. One that
 * is longer than {@link #LONGEST} comes in pieces, cut between characters of UTF-8. For one thread.
 */
public final class Lines {
    /** How many bytes a line has at most, without its end. */
    public static final int LONGEST = 1 << 20;

    private static final int USUAL = 1 << 8;
    private static final int LARGE = 1 << 16;

    /** Who takes the lines. */
    public interface Sink {
        /**
         * Takes a line.
         *
         * @param line holds the line and has room for one byte behind it; not to be kept
         * @param length of what was put before the line, and of the line without its line feed
         * @param ended whether a line feed ended it, and not its length or the end of the stream
         */
        void line(byte[] line, int length, boolean ended);
    }

    private final int prefix;
    private final Sink sink;
    private byte[] line;
    private int length;

    /**
     * Begins with the first line.
     *
     * @param prefix what to put before each line
     * @param sink who takes them
     */
    public Lines(byte[] prefix, Sink sink) {
        this.prefix = prefix.length;
        this.sink = sink;
        this.line = Arrays.copyOf(prefix, prefix.length + USUAL);
        this.length = prefix.length;
    }

    /**
     * Takes what comes next.
     *
     * @param chunk the bytes
     * @param count how many of them
     */
    public void add(byte[] chunk, int count) {
        int from = 0;
        for (int i = 0; i < count; i++) {
            if (chunk[i] == '\n') {
                append(chunk, from, i);
                deliver(true);
                from = i + 1;
            }
        }
        append(chunk, from, count);
    }

    /** Delivers what is left where the last line has no end. */
    public void end() {
        if (length > prefix) {
            deliver(false);
        }
    }

    private void append(byte[] chunk, int from, int to) {
        int done = from;
        while (done < to) {
            if (length == prefix + LONGEST) {
                cut();
            }
            int part = Math.min(to - done, prefix + LONGEST - length);
            if (line.length <= length + part) {
                line = Arrays.copyOf(
                        line, Math.max(length + part + 1, Math.min(2 * line.length, prefix + LONGEST + 1)));
            }
            System.arraycopy(chunk, done, line, length, part);
            length += part;
            done += part;
        }
    }

    private void cut() {
        int whole = Kept.wholeCharacters(line, length);
        byte[] rest = Arrays.copyOfRange(line, whole, length);
        length = whole;
        deliver(false);
        System.arraycopy(rest, 0, line, length, rest.length);
        length += rest.length;
    }

    private void deliver(boolean ended) {
        int done = length;
        length = prefix;
        sink.line(line, done, ended);
        if (line.length > LARGE) {
            line = Arrays.copyOf(line, prefix + USUAL); // the next one may be long in coming
        }
    }
}
