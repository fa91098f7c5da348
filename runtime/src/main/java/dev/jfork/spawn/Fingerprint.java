package dev.jfork.spawn;

import java.io.File;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Tells one way to start a JVM from all others, in 128 bits. Files are told apart by path, size and time, as the JVM does with
 * the jars of an archive. Not by {@code MessageDigest}, for which a cold JVM loads its security providers; nobody who could
 * make two of them alike has anything to gain, as the cache is his own.
 */
final class Fingerprint {
    private static final long FNV_OFFSET = 0xcbf29ce484222325L;
    private static final long FNV_PRIME = 0x100000001b3L;
    private static final long OTHER_PRIME = 0x9e3779b97f4a7c15L;
    private static final int ROTATION = 29;

    /** More are looked at by no start: a link may lead upwards, or the class path to all that there is. */
    private static final int MOST_FILES = 20_000;

    private int files;
    private long first = FNV_OFFSET;
    private long second = OTHER_PRIME;

    void add(@Nullable String text) {
        String said = text == null ? "" : text;
        add(text == null ? -1 : said.length());
        for (int i = 0; i < said.length(); i++) {
            add(said.charAt(i));
        }
    }

    /** Adds a file, or a directory and all that is in it; or that there is none. */
    void add(File file) {
        files++;
        if (isTooLarge()) {
            return;
        }
        add(file.getPath());
        String @Nullable [] names = file.list();
        if (names == null) {
            add(file.length());
            add(file.lastModified());
            return;
        }
        Arrays.sort(names); // no file system says in which order it lists them
        add(names.length);
        for (String name : names) {
            add(new File(file, name));
        }
    }

    /** Whether there were so many files that it doesn't know all. */
    boolean isTooLarge() {
        return files > MOST_FILES;
    }

    private void add(long value) {
        first = (first ^ value) * FNV_PRIME;
        second = Long.rotateLeft(second + value, ROTATION) * OTHER_PRIME;
        second ^= second >>> 32;
    }

    /** Shows it in letters that any file system takes. */
    @Override
    public String toString() {
        return String.format("%016x%016x", first, second);
    }
}
