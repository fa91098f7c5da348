package dev.jfork.spawn;

import dev.jfork.protocol.FileTree;
import dev.jfork.protocol.Header;
import dev.jfork.protocol.Report;
import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.util.Objects;

/**
 * The file for a worker's outcome, as the parent has it: made before the worker opens it, and kept open. So what is read is the
 * file that was made, whatever has come to bear its name since. One thread at a time reads it; safe for use by many otherwise.
 */
public final class ExpectedOutcome {
    private static final byte[] MADE = {Report.UNOPENED};

    private final File file;
    private final RandomAccessFile content;

    private ExpectedOutcome(File file, RandomAccessFile content) {
        this.file = file;
        this.content = content;
    }

    /**
     * Makes the file. It says that the worker's JVM has not opened it.
     *
     * @return the outcome that is expected there
     * @throws StartException if it can't be made
     */
    public static ExpectedOutcome make() throws StartException {
        Path path = PrivateDirectory.newFile(Header.OUTCOME);
        File file = path.toFile();
        ExpectedOutcome made = null;
        boolean isComplete = false;
        try {
            // Not through a channel, which would fail in a thread that is interrupted.
            RandomAccessFile content = new RandomAccessFile(file, "rw");
            made = new ExpectedOutcome(file, content);
            content.write(MADE);
            isComplete = true;
            return made;
        } catch (IOException e) {
            throw PrivateDirectory.failed(Objects.requireNonNull(path.getParent()), e);
        } finally {
            if (made == null) {
                file.delete();
            } else if (!isComplete) {
                made.discard();
            }
        }
    }

    /** Gives the path of the file, absolute. */
    public String path() {
        return file.getPath();
    }

    /** Tells whether the worker's JVM has come as far as to open the file, which empties it. */
    public boolean isOpened() {
        try {
            return content.length() != MADE.length;
        } catch (IOException e) {
            return false; // discarded
        }
    }

    /** Tells whether there is a file of its name: nobody has swept it away. */
    public boolean exists() {
        return file.exists();
    }

    /** Tells whether, by its path, the worker finds this file; asked when nobody is just opening it or writes to it. */
    public boolean isInPlace() {
        try {
            return PrivateDirectory.holds(file) && file.exists() && file.length() == content.length();
        } catch (IOException e) {
            return false; // discarded
        }
    }

    /** Gives the file itself, at any position. */
    public RandomAccessFile content() {
        return content;
    }

    /**
     * Gives all that is in it.
     *
     * @return the bytes, from the first on; there is nothing to close
     * @throws IOException if it can't be read
     */
    public InputStream bytes() throws IOException {
        content.seek(0);
        return new FileInputStream(content.getFD());
    }

    /** Removes it, and the directory of the worker's own workers. Does nothing when it was called before. */
    public void discard() {
        try {
            content.close();
        } catch (IOException e) {
            // What it holds is of no use any more.
        }
        file.delete();
        File nested = new File(Header.nestedDirectory(file.getPath()));
        if (nested.exists()) {
            FileTree.delete(nested);
        }
    }
}
