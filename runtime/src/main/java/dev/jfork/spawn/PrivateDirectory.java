package dev.jfork.spawn;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * The directory for what this JVM and its workers tell each other in files. Only its owner may enter it (mode 0700 where
 * the file system has modes). Made at the first need, removed when the JVM ends. Safe for use by many threads.
 */
public final class PrivateDirectory {
    private static final AtomicLong FILES = new AtomicLong();
    private static final int ATTEMPTS = 100;

    private static @Nullable Path directory; // guarded by the class

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

    /** Removes the directory, if it is there and empty. Called when no worker is left. */
    public static synchronized void remove() {
        if (directory != null && directory.toFile().delete()) {
            directory = null;
        }
    }

    private static synchronized Path directory() throws StartException {
        // A temporary directory may have been swept while this JVM was idle for long.
        if (directory == null || !Files.isDirectory(directory)) {
            Path parent = Path.of(System.getProperty("java.io.tmpdir")).toAbsolutePath();
            try {
                directory = create(parent);
            } catch (IOException e) {
                throw new StartException(
                        "No directory can be made in " + parent + " (" + e
                                + "), where workers leave their outcomes. Name"
                                + " another one with -Djava.io.tmpdir=... when this JVM is started.",
                        e);
            }
        }
        return directory;
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
