package dev.jfork.spawn;

import dev.jfork.protocol.FileTree;
import dev.jfork.protocol.Header;
import java.io.File;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * The directory for what this JVM and its workers tell each other in files. Only its owner may enter it (mode 0700 where
 * the file system has modes). Made at the first need, removed when the JVM ends; that of a worker is inside of its
 * parent's, and goes with the worker at the latest. Safe for use by many threads.
 */
public final class PrivateDirectory {
    private static final AtomicLong FILES = new AtomicLong();
    private static final int ATTEMPTS = 100;
    private static final Object GONE = new Object();

    private static @Nullable Path directory; // guarded by the class
    private static @Nullable Object fileKey; // guarded by the class; tells the directory from one that took its name

    private PrivateDirectory() {}

    /**
     * Names a file that does not exist.
     *
     * @param extension what its name ends with
     * @return its path, absolute
     * @throws StartException if the directory can't be made
     */
    public static Path newFile(String extension) throws StartException {
        return directory().resolve(FILES.incrementAndGet() + extension);
    }

    /**
     * Removes what a worker has left: its outcome file, and the directory of its own workers.
     *
     * @param outcomeFile the outcome file
     */
    public static void discard(File outcomeFile) {
        outcomeFile.delete();
        File nested = new File(Header.nestedDirectory(outcomeFile.getPath()));
        if (nested.exists()) {
            FileTree.delete(nested);
        }
    }

    /** Removes the directory and all that is in it, if it is there. Called when no worker is left. */
    public static synchronized void remove() {
        if (directory != null) {
            File root = directory.toFile();
            if (!root.delete()) { // it is not empty
                FileTree.delete(root);
            }
            directory = null;
        }
    }

    private static synchronized Path directory() throws StartException {
        // A temporary directory may be swept while this JVM is idle for long, and its name be taken by somebody else.
        Path current = directory;
        if (current != null && Objects.equals(fileKey, keyOf(current))) {
            return current;
        }
        Header header = Header.received();
        String parent =
                header == null ? System.getProperty("java.io.tmpdir") : Header.nestedDirectory(header.outcomeFile());
        try {
            Path made = header == null ? create(Path.of(parent).toAbsolutePath()) : createNested(Path.of(parent));
            directory = made;
            fileKey = keyOf(made);
            return made;
        } catch (IOException e) {
            throw new StartException(
                    "No directory can be made in " + Path.of(parent).toAbsolutePath() + " (" + e
                            + "), where workers leave their outcomes. Name another one with -Djava.io.tmpdir=... when the"
                            + " main program is started.",
                    e);
        }
    }

    private static @Nullable Object keyOf(Path path) {
        try {
            return Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
                    .fileKey();
        } catch (IOException e) {
            return GONE;
        }
    }

    private static Path createNested(Path path) throws IOException {
        try {
            return Files.createDirectory(path, ownerOnly());
        } catch (FileAlreadyExistsException e) {
            return path; // nobody else can make one there
        }
    }

    // Not Files.createTempDirectory: its SecureRandom costs a cold parent 16 to 34 ms. The name needn't be secret: the
    // directory is made with its mode in one step, and one that is there already is never used.
    private static Path create(Path parent) throws IOException {
        for (int attempt = 1; ; attempt++) {
            Path candidate = parent.resolve("jfork-" + ProcessHandle.current().pid() + "-"
                    + Long.toString(System.nanoTime() & Long.MAX_VALUE, Character.MAX_RADIX));
            try {
                return Files.createDirectory(candidate, ownerOnly());
            } catch (FileAlreadyExistsException e) {
                if (attempt == ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    private static FileAttribute<?>[] ownerOnly() {
        if (!FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
            return new FileAttribute<?>[0];
        }
        return new FileAttribute<?>[] {
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"))
        };
    }
}
