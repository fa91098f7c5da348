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

    /** Changes with every change of what parent and child say to each other. */
    private static final int PROTOCOL = 0x6a660001;

    private static volatile @Nullable Header received;

    /**
     * Writes this header.
     *
     * @param out where to
     */
    public void write(WireWriter out) {
        out.writeInt(PROTOCOL);
        out.writeString(processName);
        out.writeString(lineage);
        out.writeString(parentName);
        out.writeLong(parentPid);
        out.writeString(methodClass);
        out.writeString(shape);
        out.writeString(outcomeFile);
    }

    /**
     * Reads a header and keeps it as the one that this JVM was started with.
     *
     * @param in where from
     * @return the header, or {@code null} if it is of another version of jfork
     */
    public static @Nullable Header receive(WireReader in) {
        if (in.readInt() != PROTOCOL) {
            return null;
        }
        Header header = new Header(
                in.readNonNullString(),
                in.readNonNullString(),
                in.readNonNullString(),
                in.readLong(),
                in.readNonNullString(),
                in.readNonNullString(),
                in.readNonNullString());
        received = header;
        return header;
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
