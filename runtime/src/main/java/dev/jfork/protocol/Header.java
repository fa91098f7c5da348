package dev.jfork.protocol;

import dev.jfork.wire.WireReader;
import dev.jfork.wire.WireWriter;
import org.jspecify.annotations.Nullable;

/**
 * The first thing a child reads: who it is, what it runs, and where its outcome goes. The arguments follow.
 *
 * @param processName the name of the worker process
 * @param lineage its number below those of its ancestors, as in {@code 1:2}: what names of its own children begin with
 * @param parentName the name of the process that started it
 * @param parentPid the process id of that process
 * @param methodClass the binary name of the class that registers the method when it is initialised
 * @param shape the method's shape on the parent's side
 * @param outcomeFile the path of the file for the outcome, absolute
 */
public record Header(
        String processName,
        String lineage,
        String parentName,
        long parentPid,
        String methodClass,
        String shape,
        String outcomeFile) {

    /** What the names of outcome files end with. */
    public static final String OUTCOME = ".outcome";

    /** The file in a private directory by whose lock others know that its owner lives. */
    public static final String LOCK_FILE = "lock";

    /**
     * Changes with every change of what parent and child say to each other. It and the outcome file come first in every
     * version, so that a child of another one can say so.
     */
    private static final int PROTOCOL = 0x6a660002;

    /** What is behind the name of an outcome file in that of the directory for the outcomes of that worker's workers. */
    private static final String NESTED = ".d";

    private static volatile @Nullable Header received;
    /**
     * Writes this header.
     *
     * @param out where to
     */
    public void write(WireWriter out) {
        out.writeInt(PROTOCOL);
        out.writeString(outcomeFile);
        out.writeString(processName);
        out.writeString(lineage);
        out.writeString(parentName);
        out.writeLong(parentPid);
        out.writeString(methodClass);
        out.writeString(shape);
    }

    /**
     * Reads a header and keeps it as the one that this JVM was started with.
     *
     * @param in where from
     * @return the header; if it is of another version of jfork, with nothing in it but the outcome file
     */
    public static Header receive(WireReader in) {
        Header header = read(in);
        received = header.methodClass.isEmpty() ? null : header;
        return header;
    }

    /**
     * Reads a header.
     *
     * @param in where from
     * @return the header; if it is of another version of jfork, with nothing in it but the outcome file
     */
    public static Header read(WireReader in) {
        boolean sameVersion = in.readInt() == PROTOCOL;
        String outcomeFile = in.readNonNullString();
        if (!sameVersion) {
            return new Header("", "", "", -1, "", "", outcomeFile);
        }
        return new Header(
                in.readNonNullString(),
                in.readNonNullString(),
                in.readNonNullString(),
                in.readLong(),
                in.readNonNullString(),
                in.readNonNullString(),
                outcomeFile);
    }

    /**
     * Names the directory for what the worker tells its own workers. It goes with the outcome file.
     *
     * @param outcomeFile the worker's outcome file
     * @return the directory, which is there only if there were such workers
     */
    public static String nestedDirectory(String outcomeFile) {
        return outcomeFile + NESTED;
    }

    /**
     * Tells what this JVM was started with.
     *
     * @return the header, or {@code null} in a JVM that is no worker
     */
    public static @Nullable Header received() {
        return received;
    }
}
