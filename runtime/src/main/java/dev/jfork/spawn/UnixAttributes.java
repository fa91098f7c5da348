package dev.jfork.spawn;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Map;

/** What tells one user's files from another's, where the file system has users as Unix has them. */
final class UnixAttributes {
    static final String OWNER = "uid";

    private static final boolean ARE_THERE =
            FileSystems.getDefault().supportedFileAttributeViews().contains("unix");

    private UnixAttributes() {}

    /**
     * Reads attributes of a file.
     *
     * @param names which ones, as {@link Files#readAttributes(Path, String, LinkOption...)} takes them
     * @param others those to read instead where there are no users
     */
    static Map<String, Object> of(Path path, String names, String others, LinkOption... options) throws IOException {
        return Files.readAttributes(path, ARE_THERE ? "unix:" + names : others, options);
    }
}
