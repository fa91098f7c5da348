package dev.jfork.child;

import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * The processes that this one has started, and those that they have: when its parent is gone, they go with it.
 *
 * <p>The JDK's own look at processes takes a JVM 15 to 20 ms the first time: where dozens of workers end with their parent at
 * the same time, that adds up to seconds. Nearly all of them have started nothing, and on Linux that is found out in a quarter
 * of the time, from the files that the JDK reads, too. Where there are none, or they are not as expected, the JDK is asked.
 */
final class Descendants {
    private static final String PROCESSES = "/proc/"; // see proc(5)

    /** A program that is started anew as often as it is killed must not keep this process up. */
    private static final int ROUNDS = 20;

    /** What it takes to look for them, as there may be no other memory left then. */
    @SuppressWarnings("UnusedVariable") // it is to be there, and then not to be
    private byte @Nullable [] reserve = new byte[1 << 19];

    /** Gives away the memory that was kept for this, to who needs it to come here. */
    void makeRoom() {
        reserve = null;
    }

    /** Kills those that are there, and what they start meanwhile. */
    void kill() {
        makeRoom();
        boolean any = mayBeThere();
        for (int round = 0; any && round < ROUNDS; round++) {
            any = false;
            for (Object descendant : ProcessHandle.current().descendants().toArray()) {
                any = true;
                ((ProcessHandle) descendant).destroyForcibly();
            }
        }
    }

    private static boolean mayBeThere() {
        String[] names = new File(PROCESSES).list();
        if (names == null) {
            return true;
        }
        byte[] line = new byte[256];
        try {
            long self = self(line);
            for (String name : names) {
                if (isNumber(name) && parentOf(name, line) == self) {
                    return true;
                }
            }
            return false;
        } catch (IOException e) {
            return true;
        }
    }

    private static long self(byte[] line) throws IOException {
        return number(line, 0, read("self", line));
    }

    /** Gives the process id of the parent, or -1 if the process has ended meanwhile, or is none of this user's. */
    private static long parentOf(String process, byte[] line) throws IOException {
        int length;
        try {
            length = read(process, line);
        } catch (IOException e) {
            self(line); // which fails if it is reading that does
            return -1;
        }
        int name = length - 1; // it may have any sign in it
        while (name >= 0 && line[name] != ')') {
            name--;
        }
        return number(line, name + ") S ".length(), length);
    }

    private static int read(String process, byte[] line) throws IOException {
        try (FileInputStream in = new FileInputStream(PROCESSES + process + "/stat")) {
            return in.read(line);
        }
    }

    private static long number(byte[] line, int from, int length) throws IOException {
        long number = 0;
        int at = from;
        while (at < length && line[at] >= '0' && line[at] <= '9') {
            number = number * 10 + line[at++] - '0';
        }
        if (at == from || at >= length) {
            throw new IOException("not as proc(5) tells it");
        }
        return number;
    }

    private static boolean isNumber(String name) {
        return name.charAt(0) >= '0' && name.charAt(0) <= '9';
    }
}
