package dev.jfork.spawn;

import java.io.File;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * A directory of {@linkplain ClassArchive archives of classes}. It holds code that workers run: so only one that belongs to
 * this user, and that nobody else can write to, is used. Safe for use by many threads.
 */
public final class StartupCache {
    private static final int OTHERS_MAY_WRITE = 022;

    private static final Map<Path, StartupCache> KNOWN = new ConcurrentHashMap<>();

    private final Path directory;
    private final @Nullable String problem;

    private StartupCache(Path directory) {
        this.directory = directory;
        this.problem = prepare(directory);
    }

    /**
     * Finds the directory of a cache for all programs of this user.
     *
     * @return {@code jfork} in the directory that {@code XDG_CACHE_HOME} names, or in {@code ~/.cache}
     */
    public static Path ofThisUser() {
        String named = System.getenv("XDG_CACHE_HOME");
        // The specification has a relative path ignored.
        Path caches = named != null && new File(named).isAbsolute()
                ? Path.of(named)
                : Path.of(System.getProperty("user.home"), ".cache");
        return caches.resolve("jfork");
    }

    /** Finds the cache in a directory, and makes that the first time. */
    static StartupCache in(Path directory) {
        return KNOWN.computeIfAbsent(directory.toAbsolutePath().normalize(), StartupCache::new);
    }

    /** Why the directory is not used, or {@code null} if it is. */
    @Nullable
    String problem() {
        return problem;
    }

    Path directory() {
        return directory;
    }

    private static @Nullable String prepare(Path directory) {
        try {
            Files.createDirectories(directory.resolveSibling(""));
            try {
                Files.createDirectory(directory, mode("rwx------"));
            } catch (FileAlreadyExistsException e) {
                // By an earlier program, which is the usual case.
            }
            Map<String, Object> found = UnixAttributes.of(directory, "uid,mode,isDirectory", "isDirectory");
            if (!Objects.equals(found.get("isDirectory"), true)) {
                return directory + " is no directory";
            }
            Object owner = found.get(UnixAttributes.OWNER);
            if (owner != null && ((Integer) Objects.requireNonNull(found.get("mode")) & OTHERS_MAY_WRITE) != 0) {
                return "others may write to " + directory;
            }
            return owner == null || owner.equals(ownerOfNewFile(directory))
                    ? null
                    : directory + " belongs to somebody else";
        } catch (IOException e) {
            return "it can't be made or read: " + e;
        }
    }

    private static @Nullable Object ownerOfNewFile(Path directory) throws IOException {
        Path probe = Files.createTempFile(directory, "probe", ClassArchive.TEMPORARY);
        try {
            return UnixAttributes.of(probe, UnixAttributes.OWNER, "isDirectory").get(UnixAttributes.OWNER);
        } finally {
            Files.delete(probe);
        }
    }

    private static FileAttribute<?>[] mode(String permissions) {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }
}
