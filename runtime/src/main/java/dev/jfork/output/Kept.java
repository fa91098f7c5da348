package dev.jfork.output;

import java.nio.charset.Charset;
import java.util.Arrays;

/**
 * The beginning and the end of a stream; what was between them is counted. Safe for use by many threads.
 *
 * <p>Text is cut between characters of UTF-8. In another charset that is as good a place as any.
 */
public final class Kept {
    private static final int SMALLEST = 1 << 10;
    private static final int LAST_LINES = 20;
    private static final int LAST_CHARS = 2000;

    private final int head;
    private final int tail;
    private byte[] bytes = {}; // the head, and behind it the tail, which is a ring; guarded by this, as is the total
    private long total;

    /**
     * Keeps nothing yet.
     *
     * @param head how many bytes of the beginning to keep at most
     * @param tail how many bytes of the end to keep at most, 1 or more
     */
    public Kept(int head, int tail) {
        this.head = head;
        this.tail = tail;
    }

    /**
     * Takes what comes next.
     *
     * @param chunk the bytes
     * @param count how many of them
     */
    public synchronized void add(byte[] chunk, int count) {
        if (total + count > bytes.length && bytes.length < head + tail) {
            long grown = Math.max(SMALLEST, Math.max(total + count, 2L * bytes.length));
            bytes = Arrays.copyOf(bytes, (int) Math.min(head + tail, grown));
        }
        int done = 0;
        while (done < count) {
            int at = position(total);
            int part = Math.min(count - done, (at < head ? head : head + tail) - at);
            System.arraycopy(chunk, done, bytes, at, part);
            done += part;
            total += part;
        }
    }

    /**
     * Gives what was kept, with a line in between that says how much was left out, if anything was.
     *
     * @param charset the stream's charset
     * @return the text
     */
    public synchronized String text(Charset charset) {
        if (isComplete()) {
            return new String(bytes, 0, (int) total, charset);
        }
        int end = wholeCharacters(bytes, head);
        byte[] last = tail();
        int begin = 0;
        while (begin < Math.min(3, tail) && isInsideCharacter(last[begin])) {
            begin++;
        }
        return new String(bytes, 0, end, charset) + "\n[" + (total - tail + begin - end) + " bytes are left out here]\n"
                + new String(last, begin, tail - begin, charset);
    }

    /**
     * Gives the last lines: 20 at most, and 2,000 characters.
     *
     * @param charset the stream's charset
     * @return the lines, without the end of the last one; empty if there is nothing
     */
    public synchronized String lastLines(Charset charset) {
        String text = (isComplete() ? text(charset) : new String(tail(), charset)).stripTrailing();
        int from = text.length();
        for (int lines = 0; lines < LAST_LINES && from >= 0; lines++) {
            from = text.lastIndexOf('\n', from - 1);
        }
        int least = text.length() - LAST_CHARS;
        if (from >= least && (from >= 0 || isComplete())) {
            return text.substring(from + 1);
        }
        int next = text.indexOf('\n', Math.max(0, least)); // the first whole line; or else the end of the only one
        return text.substring(next < 0 ? Math.max(0, least) : next + 1);
    }

    private boolean isComplete() {
        return total <= head + tail;
    }

    private byte[] tail() {
        byte[] last = new byte[tail];
        int at = position(total);
        int part = head + tail - at;
        System.arraycopy(bytes, at, last, 0, part);
        System.arraycopy(bytes, head, last, part, tail - part);
        return last;
    }

    private int position(long offset) {
        return (int) (offset < head ? offset : head + (offset - head) % tail);
    }

    /** Gives the length less a character of UTF-8 at the end that goes on behind it. */
    static int wholeCharacters(byte[] bytes, int length) {
        int lead = length - 1;
        while (lead > 0 && length - lead < 4 && isInsideCharacter(bytes[lead])) {
            lead--;
        }
        if (lead < 0 || (bytes[lead] & 0xC0) != 0xC0) {
            return length;
        }
        int size = (bytes[lead] & 0x20) == 0 ? 2 : (bytes[lead] & 0x10) == 0 ? 3 : 4;
        return length - lead < size ? lead : length;
    }

    private static boolean isInsideCharacter(byte value) {
        return (value & 0xC0) == 0x80;
    }
}
