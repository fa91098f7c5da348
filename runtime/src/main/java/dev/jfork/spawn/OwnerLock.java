package dev.jfork.spawn;

import dev.jfork.protocol.Header;
import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Says that the JVM that made a private directory lives: a lock on a file in it, which the operating system gives up however
 * that JVM ends. A process id would not do: ids are used again, and are others in each container that shares the temporary
 * directory.
 *
 * <p>A directory is a dead one's if its lock can be had, or if it is empty. So who makes one may lose it before it is locked,
 * and looks; and who removes one removes the lock file last.
 */
final class OwnerLock implements Closeable {
    /** JVM-wide, for jfork may be loaded twice: whoever closes a file gives up all locks that its JVM has on it. */
    private static final String OWN = "dev.jfork.directory.";

    private static final Set<StandardOpenOption> CREATED =
            Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);

    private final String property;
    private final FileChannel channel;

    private OwnerLock(Path directory, FileChannel channel) {
        this.property = propertyOf(directory);
        this.channel = channel;
    }

    /**
     * Keeps other sweeps of this JVM away. Before the directory is made: who finds it finds this.
     *
     * @param directory the directory that is about to be made
     */
    static void announce(Path directory) {
        System.setProperty(propertyOf(directory), "");
    }

    /**
     * Takes the announcement back. Closing a lock does the same.
     *
     * @param directory the directory that was not made
     */
    static void renounce(Path directory) {
        System.clearProperty(propertyOf(directory));
    }

    /**
     * Locks a directory that this JVM has made. Where the file system has no locks it does without: there is no lock file
     * then, and nobody removes a directory without one but when it is empty.
     *
     * @return the lock, or {@code null} if the directory is being removed
     */
    static @Nullable OwnerLock take(Path directory, FileAttribute<?>[] mode) throws IOException {
        Path file = directory.resolve(Header.LOCK_FILE);
        FileChannel channel;
        try {
            // In one step: who sweeps could take a file that is there and not open, and it would be made again.
            channel = (FileChannel) Files.newByteChannel(file, CREATED, mode);
        } catch (NoSuchFileException e) {
            return null;
        }
        boolean taken = false;
        try {
            taken = channel.tryLock() != null && Files.exists(file, LinkOption.NOFOLLOW_LINKS);
        } catch (IOException e) {
            Files.deleteIfExists(file);
            taken = true;
        } finally {
            if (!taken) {
                channel.close();
            }
        }
        return taken ? new OwnerLock(directory, channel) : null;
    }

    /**
     * Takes the lock of a directory whose owner is dead.
     *
     * @return the lock, or {@code null} if the owner lives, or somebody else removes the directory
     */
    static @Nullable OwnerLock inherit(Path directory) throws IOException {
        if (System.getProperty(propertyOf(directory)) != null) {
            return null;
        }
        FileChannel channel = FileChannel.open(
                directory.resolve(Header.LOCK_FILE), StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
        boolean inherited = false;
        try {
            inherited = channel.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            // Taken by another sweep of this JVM.
        } finally {
            if (!inherited) {
                channel.close();
            }
        }
        return inherited ? new OwnerLock(directory, channel) : null;
    }

    @Override
    public void close() throws IOException {
        channel.close();
        System.clearProperty(property);
    }

    private static String propertyOf(Path directory) {
        return OWN + directory.getFileName();
    }
}
