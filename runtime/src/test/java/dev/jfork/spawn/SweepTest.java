package dev.jfork.spawn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assumptions.abort;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.jfork.protocol.FileTree;
import dev.jfork.protocol.Header;
import java.io.File;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SweepTest {
    private static final String DEAD = "jfork-4711-k3v9";

    @TempDir
    Path temporary;

    private Path own;
    private OwnerLock ownLock; // reachable, or the garbage collector would close it

    @BeforeEach
    void makeOwn() throws IOException {
        OwnerLock.announce(temporary.resolve("jfork-1-own"));
        own = make("jfork-1-own", "rwx------");
        ownLock = Objects.requireNonNull(OwnerLock.take(own, new FileAttribute<?>[0]));
    }

    @AfterEach
    void unlock() throws IOException {
        ownLock.close();
    }

    @Test
    void whatAKilledJvmHasLeftIsRemoved() throws Exception {
        Path dead = make(DEAD, "rwx------");
        leave(dead);
        Path nested = Files.createDirectory(dead.resolve("2.outcome.d"));
        Files.createFile(nested.resolve("1.outcome"));
        Files.createSymbolicLink(dead.resolve("link"), Files.createFile(temporary.resolve("linked")));
        sweep();
        assertLeft("jfork-1-own", "linked");
    }

    @Test
    void theLogNamesWhatCantBeRemoved() throws Exception {
        Path dead = make(DEAD, "rwx------");
        leave(dead);
        Path kept = Files.createDirectory(dead.resolve("kept"));
        Files.createFile(kept.resolve("file"));
        boolean isKept = run("chattr", "+i", kept.toString()) || !Files.isWritable(readOnly(kept));
        List<String> logged = new ArrayList<>();
        Handler handler = handler(logged);
        Logger logger = Logger.getLogger("dev.jfork");
        logger.addHandler(handler);
        logger.setUseParentHandlers(false);
        try {
            assumeTrue(isKept, "root can delete all, where there is no chattr");
            sweep();
        } finally {
            logger.removeHandler(handler);
            logger.setUseParentHandlers(true);
            run("chattr", "-i", kept.toString());
            Files.setPosixFilePermissions(kept, PosixFilePermissions.fromString("rwx------"));
        }
        assertLeft("jfork-1-own", DEAD);
        assertEquals(
                List.of("WARNING " + dead
                        + " was left by a JVM that was killed, and can't be removed: something in it can't"
                        + " be deleted. Delete it by hand; until then each JVM that starts workers tries."),
                logged);
        sweep();
        assertLeft("jfork-1-own");
    }

    private static Path readOnly(Path directory) throws IOException {
        return Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("r-x------"));
    }

    private static boolean run(String... command) throws InterruptedException {
        try {
            return new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        }
    }

    private static Handler handler(List<String> logged) {
        return new Handler() {
            @Override
            public void publish(LogRecord event) {
                logged.add(event.getLevel() + " " + event.getMessage());
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
    }

    @Test
    void whatWasLeftEmptyIsRemoved() throws Exception {
        make(DEAD, "rwx------");
        sweep();
        assertLeft("jfork-1-own");
    }

    @Test
    void aDirectoryWithFilesButWithoutALockIsLeft() throws Exception {
        Files.createFile(make(DEAD, "rwx------").resolve("1.outcome"));
        sweep();
        assertLeft("jfork-1-own", DEAD);
    }

    /** It may be of the same JVM, where jfork was loaded by another class loader. */
    @Test
    void aDirectoryThatThisJvmHasLockedIsLeftAndStaysLocked() throws Exception {
        Path other = make(DEAD, "rwx------");
        OwnerLock.announce(other);
        OwnerLock lock = Objects.requireNonNull(OwnerLock.take(other, new FileAttribute<?>[0]));
        sweep();
        assertLeft("jfork-1-own", DEAD);
        assertEquals(1, lockedBytesOf(other));
        lock.close();
    }

    /** Linux lists all locks: so this sees what another JVM would. */
    private static int lockedBytesOf(Path directory) throws IOException {
        Path list = Path.of("/proc/locks");
        assumeTrue(Files.isReadable(list));
        String inode = ":" + Files.getAttribute(directory.resolve(Header.LOCK_FILE), "unix:ino") + " ";
        try (Stream<String> locks = Files.lines(list)) {
            return (int) locks.filter(each -> each.contains(inode)).count();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"rwxr-x---", "rwxrwxrwx", "rwx-----x", "r-x------"})
    void aDirectoryWithAnotherModeIsLeft(String mode) throws Exception {
        leave(make(DEAD, mode));
        sweep();
        assertLeft("jfork-1-own", DEAD);
    }

    @ParameterizedTest
    @ValueSource(strings = {"jfork-it123", "jfork-12-", "jfork-x-y", "other-4711-abc"})
    void aDirectoryWithAnotherNameIsLeft(String name) throws Exception {
        leave(make(name, "rwx------"));
        sweep();
        assertLeft("jfork-1-own", name);
    }

    @Test
    void aLinkIsLeftAndNotFollowed() throws Exception {
        Path elsewhere = make("elsewhere", "rwx------");
        leave(elsewhere);
        Files.createSymbolicLink(temporary.resolve(DEAD), elsewhere);
        sweep();
        assertLeft("elsewhere", "jfork-1-own", DEAD);
        try (Stream<Path> files = Files.list(elsewhere)) {
            assertEquals(2, files.count());
        }
    }

    @Test
    void aDirectoryOfAnotherUserIsLeft() throws Exception {
        Path dead = make(DEAD, "rwx------");
        leave(dead);
        try {
            Files.setAttribute(dead, "unix:uid", 65533);
        } catch (IOException e) {
            abort("only root may give a directory away");
        }
        sweep();
        assertLeft("jfork-1-own", DEAD);
    }

    @Test
    void nothingIsRemovedWhereOthersMayRenameIt() throws Exception {
        leave(make(DEAD, "rwx------"));
        Files.setPosixFilePermissions(temporary, PosixFilePermissions.fromString("rwxrwxrwx"));
        sweep();
        assertLeft("jfork-1-own", DEAD);
        Files.setAttribute(temporary, "unix:mode", 01777); // as /tmp
        sweep();
        assertLeft("jfork-1-own");
    }

    @Test
    void whoMakesADirectoryNoticesThatItIsRemovedMeanwhile() throws Exception {
        Path gone = make(DEAD, "rwx------");
        Files.delete(gone);
        assertNull(OwnerLock.take(gone, new FileAttribute<?>[0]));
    }

    /** Whoever sweeps at that very moment has the lock first. */
    @Test
    void whoLocksADirectoryNoticesThatItIsRemovedMeanwhile() throws Exception {
        Path directory = temporary.resolve(DEAD);
        File lockFile = directory.resolve(Header.LOCK_FILE).toFile();
        AtomicBoolean isOver = new AtomicBoolean();
        Thread sweeper = new Thread(() -> {
            while (!isOver.get()) {
                if (lockFile.delete()) {
                    directory.toFile().delete();
                }
            }
        });
        sweeper.start();
        try {
            for (int noticed = 0; noticed < 100; ) {
                Files.createDirectory(directory);
                OwnerLock lock = OwnerLock.take(directory, new FileAttribute<?>[0]);
                if (lock == null) {
                    noticed++;
                } else {
                    lock.close();
                }
                FileTree.delete(directory.toFile());
            }
        } finally {
            isOver.set(true);
            sweeper.join();
        }
    }

    @Test
    void aLockFileThatIsThereAlreadyIsNotUsed() throws Exception {
        Path directory = make(DEAD, "rwx------");
        Path planted = Files.writeString(temporary.resolve("planted"), "untouched");
        Files.createSymbolicLink(directory.resolve(Header.LOCK_FILE), planted);
        assertThrows(FileAlreadyExistsException.class, () -> OwnerLock.take(directory, new FileAttribute<?>[0]));
        assertEquals("untouched", Files.readString(planted));
    }

    /** As a JVM that was killed leaves it: the lock file is there, the lock is not. */
    private static void leave(Path directory) throws IOException {
        boolean writable = Files.isWritable(directory);
        assumeTrue(writable, "only root may write there");
        Files.createFile(directory.resolve(Header.LOCK_FILE));
        Files.createFile(directory.resolve("1.outcome"));
    }

    private Path make(String name, String mode) throws IOException {
        Path made = Files.createDirectory(temporary.resolve(name));
        return Files.setPosixFilePermissions(made, PosixFilePermissions.fromString(mode));
    }

    private void sweep() {
        new Sweep(own).run();
    }

    private void assertLeft(String... names) throws IOException {
        try (Stream<Path> files = Files.list(temporary)) {
            assertEquals(
                    List.of(names),
                    files.map(each -> each.getFileName().toString()).sorted().toList());
        }
    }
}
