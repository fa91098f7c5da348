package dev.jfork.it;

import dev.jfork.Worker;
import dev.jfork.WorkerProcess;
import java.util.Collections;
import java.util.List;

/** Worker methods for values of gigabytes. */
final class Bulk {
    private Bulk() {}

    @Worker
    static byte[] sameBytes(byte[] bytes) {
        return bytes;
    }

    @Worker
    static List<long[]> sameLongs(List<long[]> longs) {
        return longs;
    }

    @Worker
    static String sameString(String string) {
        return string;
    }

    /** Starts a worker with more arguments than fit into its own memory. Gives what it is told. */
    @Worker
    static String outgrow(int mebibytes) {
        try (WorkerProcess<?> process = SameLongsLauncher.start(Collections.nCopies(mebibytes, new long[1 << 17]))) {
            return "started: " + process;
        } catch (OutOfMemoryError e) {
            return WorkerProcess.active() + " " + e.getMessage();
        }
    }
}
