package dev.jfork.child;

import dev.jfork.protocol.Report;
import dev.jfork.protocol.ThrownData;
import dev.jfork.wire.WireWriter;
import dev.jfork.wire.WorkerMethod;
import java.io.File;
import java.io.FileNotFoundException;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/**
 * The one slot for how this worker ended. Return, exception and exit race for it; the first one has it.
 *
 * <p>Safe for use by the main thread and the exit hook, which waits here until an outcome that is being written is whole.
 */
final class OutcomeFile {
    private static final int RESERVE = 64 * 1024;

    private final String path;
    private OutputStream stream;
    private boolean taken;

    /** Given back when memory has run out, so that there is some to say so. */
    @SuppressWarnings("UnusedVariable") // it is there to be let go
    private byte @Nullable [] reserve = new byte[RESERVE];

    /** Creates the file: empty, it says that the JVM has come as far as this. */
    OutcomeFile(String path) throws FileNotFoundException {
        this.path = path;
        this.stream = new FileOutputStream(path);
    }

    /** Says that the method returned. Where its result can't be written, nothing is said, and the reason is thrown. */
    synchronized <R extends @Nullable Object> void returned(WorkerMethod<?, R> method, R result) throws IOException {
        if (taken) {
            return;
        }
        boolean written = false;
        try {
            WireWriter out = begin(Report.RETURNED);
            method.writeResult(out, result);
            end(out);
            written = true;
        } finally {
            if (!written) {
                stream.close();
                stream = new FileOutputStream(path);
            }
        }
        taken = true;
    }

    synchronized void threw(Throwable thrown) {
        reserve = null;
        if (!taken) {
            taken = true;
            WireWriter out = begin(Report.THREW);
            ThrownData.of(thrown).write(out);
            end(out);
        }
    }

    synchronized void refused(String reason) {
        if (!taken) {
            taken = true;
            WireWriter out = begin(Report.REFUSED);
            out.writeString(reason);
            end(out);
        }
    }

    synchronized void exited() {
        if (!taken) {
            taken = true;
            end(begin(Report.EXITED));
        }
    }

    /** Whether the outcome is settled. */
    synchronized boolean isTaken() {
        return taken;
    }

    /** Removes the file, and its directory with the last of its files: nobody is left to read it. */
    void abandon() {
        File file = new File(path);
        if (file.delete()) {
            file.getParentFile().delete();
        }
    }

    private WireWriter begin(byte report) {
        WireWriter out = new WireWriter(stream);
        out.writeByte(report);
        return out;
    }

    private static void end(WireWriter out) {
        out.writeByte(Report.END);
        out.flush();
    }
}
