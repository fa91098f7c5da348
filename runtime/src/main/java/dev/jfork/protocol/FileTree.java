package dev.jfork.protocol;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import org.jspecify.annotations.Nullable;

/**
 * Files of jfork's own that nobody has a use for any more. Others may delete them meanwhile, or make new ones: what is not
 * there, or can't be deleted, is left. Links are not followed.
 */
public final class FileTree {
    private FileTree() {}

    /**
     * Deletes a file, or a directory and all that is in it.
     *
     * @param root the file or directory
     */
    public static void delete(File root) {
        if (Files.isDirectory(root.toPath(), LinkOption.NOFOLLOW_LINKS)) {
            deleteWithin(root, "");
        }
        root.delete();
    }

    /**
     * Deletes a directory and all that is in it, one file last; and leaves that, and the directory, if something else is left.
     *
     * @param last the name of the file
     * @param directory the directory
     */
    public static void deleteLast(String last, File directory) {
        deleteWithin(directory, last);
        deleteIfAlone(last, directory);
    }

    /**
     * Deletes a directory and all that is in it, one file last; or nothing, if there is a file of a certain kind.
     *
     * @param extension what the name of such a file ends with
     * @param last the name of the last file
     * @param directory the directory
     */
    public static void deleteUnless(String extension, String last, File directory) {
        String @Nullable [] left = directory.list();
        for (String each : left == null ? new String[0] : left) {
            if (each.endsWith(extension)) {
                return;
            }
        }
        deleteLast(last, directory);
    }

    private static void deleteIfAlone(String last, File directory) {
        String @Nullable [] left = directory.list();
        if (left != null && left.length == 1 && left[0].equals(last)) {
            new File(directory, last).delete();
        }
        directory.delete();
    }

    private static void deleteWithin(File directory, String except) {
        File @Nullable [] inside = directory.listFiles();
        for (File each : inside == null ? new File[0] : inside) {
            if (!each.getName().equals(except)) {
                delete(each);
            }
        }
    }
}
