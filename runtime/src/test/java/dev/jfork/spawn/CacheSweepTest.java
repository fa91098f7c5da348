package dev.jfork.spawn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CacheSweepTest {
    private static final Duration HOURS = Duration.ofHours(3);

    @TempDir
    private Path directory;

    @Test
    void whatNobodyHasUsedForAMonthIsRemoved() throws IOException {
        archive("aa", 10, Duration.ofDays(31));
        archive("ab", 10, Duration.ofDays(29));
        sweep();
        assertEquals(List.of("ab-0.jar", "ab.jsa", "ab.list"), names());
    }

    @Test
    void ofTooMuchTheOldestIsRemovedButNotWhatIsInUse() throws IOException {
        archive("aa", 600 << 20, Duration.ofDays(2));
        archive("ab", 600 << 20, Duration.ofDays(1));
        archive("ac", 600 << 20, Duration.ZERO);
        archive("ad", 600 << 20, Duration.ZERO);
        sweep();
        assertEquals(List.of("ac-0.jar", "ac.jsa", "ac.list", "ad-0.jar", "ad.jsa", "ad.list"), names());
    }

    @Test
    void whatWasNeverFinishedIsRemovedWhenNobodyCanBeMakingIt() throws IOException {
        file("aa-7.jsa.tmp", 1, HOURS);
        file("ab-0.jar", 1, HOURS);
        file("ac.failed", 1, Duration.ofDays(31));
        file("ad-7.jsa.tmp", 1, Duration.ZERO);
        file("ae-0.jar", 1, Duration.ZERO);
        file("af.failed", 1, HOURS);
        file("lock", 0, HOURS);
        sweep();
        assertEquals(List.of("ad-7.jsa.tmp", "ae-0.jar", "af.failed", "lock"), names());
    }

    @Test
    void anArchiveIsReadyOnlyIfAllItsFilesAreAsTheyWereMade() throws IOException {
        ClassArchive archive = new ClassArchive(directory, "aa");
        assertFalse(archive.isReady());
        file("aa.jsa", 10, Duration.ZERO);
        file("aa-0.jar", 10, Duration.ZERO);
        assertFalse(archive.isReady());
        archive.ready(List.of(archive.jar(0), archive.file()));
        assertTrue(archive.isReady());
        assertTrue(new ClassArchive(directory, "aa").isReady());
        file("aa-0.jar", 9, Duration.ZERO);
        assertFalse(archive.isReady());
        archive.ready(List.of(archive.jar(0), archive.file()));
        assertTrue(archive.isReady());
        Files.delete(archive.file());
        assertFalse(archive.isReady());
    }

    private void sweep() {
        new CacheSweep(directory.toFile()).run();
    }

    private void archive(String key, long size, Duration age) throws IOException {
        file(key + ".jsa", size, age);
        file(key + "-0.jar", 1, age);
        file(key + ".list", 1, age);
    }

    /** Of that size, but with nothing in it: a file of holes takes no room. */
    private void file(String name, long size, Duration age) throws IOException {
        Path file = directory.resolve(name);
        try (RandomAccessFile content = new RandomAccessFile(file.toFile(), "rw")) {
            content.setLength(size);
        }
        assertTrue(file.toFile().setLastModified(System.currentTimeMillis() - age.toMillis()));
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
