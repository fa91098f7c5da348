package dev.jfork.child;

import dev.jfork.protocol.Report;
import dev.jfork.protocol.ThrownData;
import dev.jfork.wire.WireWriter;
import dev.jfork.wire.WorkerMethod;
import java.io.File;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/**
 * The one slot for how this worker ended. Return, exception and exit race for it; the first one has it.
 *
 * <p>Safe for use by the main thread and the shutdown hook, which waits here until an outcome that is being written is
 * whole.
 */
final class OutcomeFile {
    private static final int RESERVE = 64 * 1024;

    private final String path;
    private OutputStream stream;
    private boolean taken;

    /** Given back when memory has run out, so that there is some to say so. */
    @SuppressWarnings("UnusedVariable") // it is there to be let go
    private byte @Nullable [] reserve = new byte[RESERVE];

    OutcomeFile(String path, OutputStream stream) {
        this.path = path;
        this.stream = stream;
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
        } catch (StackOverflowError e) {
            throw Failure.tooDeep(method);
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

    /** Called by the shutdown hook. Where there is no outcome yet, the exit is it, unless a signal caused it. */
    synchronized void exited() {
        if (!taken && !endsBySignal()) {
            taken = true;
            end(begin(Report.EXITED));
        }
    }

    /** Removes the file, and its directory with the last of its files: nobody is left to read it. */
    void abandon() {
        File file = new File(path);
        if (file.delete()) {
            file.getParentFile().delete();
        }
    }

    /** The JDK handles a signal on a thread of the system group that it names after it, as in "SIGTERM handler". */
    private static boolean endsBySignal() {
        ThreadGroup group = Thread.currentThread().getThreadGroup();
        while (group.getParent() != null) {
            group = group.getParent();
        }
        Thread[] threads = new Thread[group.activeCount() + 16];
        int count = group.enumerate(threads, false);
        for (int i = 0; i < count; i++) {
            String name = threads[i].getName();
            if (name.startsWith("SIG") && name.endsWith(" handler")) {
                return true;
            }
        }
        return false;
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
