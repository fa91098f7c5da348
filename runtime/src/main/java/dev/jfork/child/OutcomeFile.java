package dev.jfork.child;

import dev.jfork.protocol.FileTree;
import dev.jfork.protocol.Header;
import dev.jfork.protocol.Report;
import dev.jfork.protocol.ThrownData;
import dev.jfork.wire.WireWriter;
import dev.jfork.wire.WorkerMethod;
import java.io.File;
import java.io.FileOutputStream;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * The one slot for how this worker ended. Return, exception and exit race for it; the first one has it.
 *
 * <p>Safe for use by the main thread and the shutdown hook. The slot is taken under a lock, the outcome is written without:
 * accessors and exceptions of the user's run meanwhile, and one of them may call {@code System.exit}, which waits for the
 * hook.
 */
final class OutcomeFile {
    private final String path;
    private final long began;
    private final long ran;
    private final FileOutputStream stream;
    private @Nullable Thread writer; // guarded by this; the one that has the slot
    private boolean written; // guarded by this

    /** Takes when the method began, in milliseconds since the epoch, or 0; and how many nanoseconds it ran. */
    OutcomeFile(String path, FileOutputStream stream, long began, long ran) {
        this.path = path;
        this.stream = stream;
        this.began = began;
        this.ran = ran;
    }

    /** Says that the method returned. Where its result can't be written, nothing is said, and the reason is thrown. */
    <R extends @Nullable Object> void returned(WorkerMethod<?, R> method, R result) throws IOException {
        if (!take()) {
            return;
        }
        try {
            WireWriter out = begin(Report.RETURNED);
            method.writeResult(out, result);
            end(out);
            release(true);
        } catch (StackOverflowError e) {
            throw Failure.tooDeep(method);
        } finally {
            if (!isWritten()) {
                restart();
                release(false);
            }
        }
    }

    /** Says that the method threw. */
    void threw(Throwable thrown) throws IOException {
        if (!take()) {
            return;
        }
        try {
            WireWriter out = begin(Report.THREW);
            ThrownData.of(thrown).write(out);
            end(out);
        } finally {
            release(true);
        }
    }

    /** Says that the task was not run. */
    void refused(String reason) {
        if (take()) {
            WireWriter out = begin(Report.REFUSED);
            out.writeString(reason);
            end(out);
            release(true);
        }
    }

    /** Says that the JVM was ended from inside. */
    void exited() {
        end(begin(Report.EXITED));
        release(true);
    }

    /**
     * There is nobody to read it: removes the file, what is behind it, and, if no other worker's is left, its directory with
     * the options that the parent has left there.
     */
    void abandon() {
        abandon(path);
    }

    /** The same for one that was never opened. */
    static void abandon(String path) {
        File file = new File(path);
        file.delete();
        File nested = new File(Header.nestedDirectory(path));
        if (nested.exists()) {
            FileTree.delete(nested);
        }
        FileTree.deleteUnless(Header.OUTCOME, Header.LOCK_FILE, file.getParentFile());
    }

    /** Takes the slot, if nobody has it. Who takes it writes it. */
    synchronized boolean take() {
        if (writer != null) {
            return false;
        }
        writer = Thread.currentThread();
        return true;
    }

    /** Who has the slot and has not written it yet. */
    synchronized @Nullable Thread writer() {
        return written ? null : writer;
    }

    /** Forgets what was begun. Does not open the file again: its directory may have been swept, and its name be taken. */
    void restart() throws IOException {
        boolean interrupted = Thread.interrupted(); // the channel would be closed
        try {
            stream.getChannel().truncate(0);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private synchronized void release(boolean done) {
        written = done;
        if (!done) {
            writer = null;
        }
    }

    private synchronized boolean isWritten() {
        return written;
    }

    private WireWriter begin(byte report) {
        WireWriter out = new WireWriter(stream);
        out.writeByte(report);
        out.writeLong(began);
        out.writeLong(ran);
        return out;
    }

    private static void end(WireWriter out) {
        out.writeByte(Report.END);
        out.flush();
    }
}
