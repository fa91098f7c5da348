package dev.jfork.spawn;

import dev.jfork.protocol.FileTree;
import dev.jfork.protocol.Header;
import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * The directory for what this JVM and its workers tell each other in files. Only its owner may enter it (mode 0700 where
 * the file system has modes), and read what is in it (mode 0600). Made at the first need, locked as long as this JVM
 * lives, and removed when it ends; where it was killed, {@link Sweep} removes it later. That of a worker is inside of its
 * parent's, and goes with the worker at the latest. Safe for use by many threads.
 */
public final class PrivateDirectory {
    /** What the names of all of them begin with. */
    static final String PREFIX = "jfork-";

    private static final String DIRECTORY_MODE = "rwx------";
    private static final String FILE_MODE = "rw-------";

    private static final AtomicLong FILES = new AtomicLong();
    private static final int ATTEMPTS = 100;

    private static @Nullable Path directory; // guarded by the class
    private static @Nullable Object fileKey; // guarded by the class; tells the directory from one that took its name
    private static @Nullable Object nestedKey; // guarded by the class; that of a worker, once it was made
    private static Map<String, Object> ownership = Map.of(); // guarded by the class; does so too, once it is known
    private static @Nullable OwnerLock lock; // guarded by the class; none where the directory is a worker's
    private static boolean swept; // guarded by the class

    private PrivateDirectory() {}

    /**
     * Makes an empty file.
     *
     * @param extension what its name ends with
     * @return its path, absolute
     * @throws StartException if it can't be made
     */
    public static Path newFile(String extension) throws StartException {
        Path directory = directory();
        try {
            return Files.createFile(directory.resolve(FILES.incrementAndGet() + extension), mode(FILE_MODE));
        } catch (IOException e) {
            throw failed(directory, e);
        }
    }

    /** Notes whose the directory is. Called when a child is on its way, for it costs a cold JVM a millisecond. */
    public static synchronized void noteOwner() {
        if (directory != null && ownership.isEmpty() && isOwn(directory)) {
            try {
                ownership = ownershipOf(directory);
            } catch (IOException e) {
                // It is gone, which the next look at it will tell.
            }
        }
    }

    /**
     * Tells whether a file would be looked for where it was made, and not in a directory that somebody else has put there.
     *
     * @param file the file
     * @return whether its directory is still the one that this JVM has made
     */
    static synchronized boolean holds(File file) {
        return directory != null && directory.equals(file.toPath().getParent()) && isOwn(directory);
    }

    /**
     * Refuses a file that somebody else may have put where it was made.
     *
     * @param file the file
     * @throws StartException if its directory is not the one that this JVM has made
     */
    public static void require(File file) throws StartException {
        if (!holds(file)) {
            throw new StartException(file + " was removed, which new workers need. Keep whatever sweeps it away from"
                    + " directories named jfork-*, and open another pool.");
        }
    }

    /**
     * Tells who this JVM's files belong to.
     *
     * @return the user's id, or {@code null} where there is none, or nothing was made yet
     */
    static synchronized @Nullable Object owner() {
        return ownership.get(UnixAttributes.OWNER);
    }

    /** Removes the directory and all that is in it, if it is there. Called when no worker is left. */
    public static synchronized void remove() {
        if (directory != null) {
            File root = directory.toFile();
            forget();
            new File(root, Header.LOCK_FILE).delete();
            if (!root.delete()) { // it is not empty
                FileTree.delete(root);
            }
        }
    }

    /** Removes what JVMs have left that were killed. Returns at once; the first time only, and not in a worker. */
    public static void sweep() {
        Path own;
        synchronized (PrivateDirectory.class) {
            own = lock == null || swept ? null : directory;
            swept = true;
        }
        if (own != null) {
            Thread thread = new Thread(new Sweep(own), "jfork sweep");
            thread.setDaemon(true);
            try {
                thread.start();
            } catch (OutOfMemoryError e) {
                // There is no room for a thread more: another time.
            }
        }
    }

    private static synchronized Path directory() throws StartException {
        // A temporary directory may be swept while this JVM is idle for long, and its name be taken by somebody else.
        Path current = directory;
        if (current != null && isOwn(current)) {
            return current;
        }
        forget();
        Header header = Header.received();
        Path parent = Path.of(
                        header == null
                                ? System.getProperty("java.io.tmpdir")
                                : Header.nestedDirectory(header.outcomeFile()))
                .toAbsolutePath();
        try {
            Path made = header == null ? create(parent) : createNested(parent);
            directory = made;
            fileKey = keyOf(made);
            ownership = Map.of();
            return made;
        } catch (IOException e) {
            throw failed(parent, e);
        }
    }

    /** On Windows, a file that is locked can't be deleted. */
    private static void forget() {
        directory = null;
        try {
            if (lock != null) {
                lock.close();
            }
        } catch (IOException e) {
            // The system closes it with this JVM.
        }
        lock = null;
    }

    /** Says what can't be made, and what to do. */
    static StartException failed(Path where, IOException e) {
        return new StartException(
                "Nothing can be made in " + where + " (" + e
                        + "), where workers leave their outcomes. Mend that, or name"
                        + " another temporary directory with -Djava.io.tmpdir=... when the main program is started.",
                e);
    }

    /** A file key alone would not do: an inode that is free again is soon used again, by whoever makes the next file. */
    private static boolean isOwn(Path path) {
        try {
            return Objects.equals(fileKey, keyOf(path)) && (ownership.isEmpty() || ownership.equals(ownershipOf(path)));
        } catch (IOException e) {
            return false; // it is gone
        }
    }

    private static @Nullable Object keyOf(Path path) throws IOException {
        return Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
                .fileKey();
    }

    private static Map<String, Object> ownershipOf(Path path) throws IOException {
        return UnixAttributes.of(path, "uid,mode", "isDirectory", LinkOption.NOFOLLOW_LINKS);
    }

    /** One that is there is taken only if this JVM has made it: that of the parent may have been swept, and its name be taken. */
    private static Path createNested(Path path) throws IOException {
        try {
            Files.createDirectory(path, mode(DIRECTORY_MODE));
            nestedKey = keyOf(path);
        } catch (FileAlreadyExistsException e) {
            if (nestedKey == null || !nestedKey.equals(keyOf(path))) {
                throw e;
            }
        }
        return path;
    }

    /** One that is there already is never used, whoever made it. */
    private static Path create(Path parent) throws IOException {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Path candidate = parent.resolve(PREFIX + ProcessHandle.current().pid() + "-" + unguessable());
            OwnerLock.announce(candidate);
            try {
                if (isMade(candidate)) {
                    return candidate;
                }
            } finally {
                if (lock == null) {
                    OwnerLock.renounce(candidate);
                }
            }
        }
        throw new FileAlreadyExistsException(parent.resolve(PREFIX + "*").toString());
    }

    private static boolean isMade(Path candidate) throws IOException {
        try {
            Files.createDirectory(candidate, mode(DIRECTORY_MODE));
        } catch (FileAlreadyExistsException e) {
            return false;
        }
        try {
            lock = OwnerLock.take(candidate, mode(FILE_MODE));
        } finally {
            if (lock == null) {
                FileTree.delete(candidate.toFile());
            }
        }
        return lock != null;
    }

    /**
     * Nobody shall be able to take all names before us. Not {@code Files.createTempDirectory}: its SecureRandom costs a cold
     * parent 16 to 34 ms, which is left to systems without such a device.
     */
    private static String unguessable() {
        byte[] random = new byte[Long.BYTES];
        try (FileInputStream device = new FileInputStream("/dev/urandom")) {
            if (device.read(random) < random.length) {
                throw new IOException();
            }
        } catch (IOException e) {
            new SecureRandom().nextBytes(random);
        }
        return Long.toString(ByteBuffer.wrap(random).getLong() & Long.MAX_VALUE, Character.MAX_RADIX);
    }

    private static FileAttribute<?>[] mode(String permissions) {
        if (!FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
            return new FileAttribute<?>[0];
        }
        return new FileAttribute<?>[] {
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
        };
    }
}
