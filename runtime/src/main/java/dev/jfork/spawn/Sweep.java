package dev.jfork.spawn;

import dev.jfork.protocol.FileTree;
import dev.jfork.protocol.Header;
import dev.jfork.telemetry.Log;
import java.io.File;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Removes private directories of JVMs that were killed, where their workers had no time to: those of this user, in the same
 * temporary directory, of which {@link OwnerLock} says that nobody uses them. What can't be removed, or not within 2
 * seconds, is left to the next sweep; the log tells of the former.
 */
final class Sweep implements Runnable {
    private static final long MOST_NANOS = 2_000_000_000;
    private static final String NAME = PrivateDirectory.PREFIX + "\\d+-[0-9a-z]+";
    private static final int OTHERS_MAY_WRITE = 022;
    private static final int STICKY = 01000;
    private static final Integer ROOT = 0;

    private final Path own;

    /**
     * Makes a sweep.
     *
     * @param own the private directory of this JVM
     */
    Sweep(Path own) {
        this.own = own;
    }

    @Override
    public void run() {
        long start = System.nanoTime();
        try {
            // Of the same owner, mode and kind.
            Map<String, Object> like = attributes(own, LinkOption.NOFOLLOW_LINKS);
            Path parent = own.resolveSibling("");
            if (!isSafe(attributes(parent), like)) {
                return;
            }
            try (DirectoryStream<Path> found = Files.newDirectoryStream(parent, PrivateDirectory.PREFIX + "*")) {
                for (Path each : found) {
                    if (System.nanoTime() - start > MOST_NANOS) {
                        return;
                    }
                    if (each.getFileName().toString().matches(NAME)) {
                        sweep(each, like);
                    }
                }
            }
        } catch (IOException | DirectoryIteratorException e) {
            // It can't be read: somebody else's, or gone.
        }
    }

    private void sweep(Path directory, Map<String, Object> like) {
        try {
            if (like.equals(attributes(directory, LinkOption.NOFOLLOW_LINKS))) {
                removeIfDead(directory.toFile());
            }
        } catch (NoSuchFileException e) {
            // It is gone.
        } catch (IOException e) {
            warn(directory, "it can't be looked into", e);
        }
    }

    private static void removeIfDead(File directory) throws IOException {
        try (OwnerLock lock = OwnerLock.inherit(directory.toPath())) {
            if (lock != null) {
                FileTree.deleteLast(Header.LOCK_FILE, directory);
                if (new File(directory, Header.LOCK_FILE).exists()) {
                    warn(directory, "something in it can't be deleted", null);
                }
            }
        } catch (NoSuchFileException e) {
            directory.delete(); // if it is empty
        }
    }

    private static void warn(Object directory, String why, @Nullable IOException cause) {
        Log.warning(
                directory + " was left by a JVM that was killed, and can't be removed: " + why
                        + ". Delete it by hand; until then each JVM that starts workers tries.",
                cause);
    }

    /** Where others may rename what is ours, a path may lead elsewhere at any time. */
    private static boolean isSafe(Map<String, Object> parent, Map<String, Object> own) {
        Object owner = parent.get(UnixAttributes.OWNER);
        if (owner == null) {
            return true; // there are no users
        }
        int mode = (Integer) Objects.requireNonNull(parent.get("mode"));
        return (Objects.equals(owner, own.get(UnixAttributes.OWNER)) || ROOT.equals(owner))
                && ((mode & OTHERS_MAY_WRITE) == 0 || (mode & STICKY) != 0);
    }

    private static Map<String, Object> attributes(Path path, LinkOption... options) throws IOException {
        return UnixAttributes.of(path, "uid,mode", "isDirectory,isSymbolicLink", options);
    }
}
