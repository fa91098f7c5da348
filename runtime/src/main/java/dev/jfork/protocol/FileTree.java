package dev.jfork.protocol;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import org.jspecify.annotations.Nullable;

/** Files of jfork's own that nobody has a use for any more. */
public final class FileTree {
    private FileTree() {}

    /**
     * Deletes a file, or a directory and all that is in it. What is not there, or can't be deleted, is left; links are not
     * followed.
     *
     * @param root the file or directory
     */
    public static void delete(File root) {
        if (Files.isDirectory(root.toPath(), LinkOption.NOFOLLOW_LINKS)) {
            File @Nullable [] inside = root.listFiles();
            for (File each : inside == null ? new File[0] : inside) {
                delete(each);
            }
        }
        root.delete();
    }
}
