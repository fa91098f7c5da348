package dev.jfork.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.jfork.WorkerOptions;
import dev.jfork.WorkerOutput;
import dev.jfork.WorkerProcess;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(NothingIsLeft.class)
@Timeout(240)
class StartupCacheTest {
    private static final Duration MAKING = Duration.ofSeconds(90);

    @TempDir
    private Path directory;

    private Path cache;
    private Path log;
    private WorkerOptions options;

    @BeforeEach
    void chooseCache() {
        cache = directory.resolve("cache");
        log = directory.resolve("loaded.log");
        options = WorkerOptions.defaults().startupCache(cache).jvmOption("-Xlog:class+load:file=" + log);
    }

    @Test
    void aLaterWorkerMapsTheClassesThatTheFirstOneHasLoaded() throws Exception {
        String cold = WhereLauncher.with(options).start().result();
        assertFalse(isMapped(Loaded.class));
        awaitArchive();
        String cached = WhereLauncher.with(options).start().result();
        assertTrue(isMapped(Loaded.class), () -> "not mapped: " + cached);
        assertTrue(cold.endsWith("dev/jfork/it/Loaded.class"), cold);
        assertTrue(cached.endsWith("dev/jfork/it/Loaded.class"), cached);
        assertEquals(PosixFilePermissions.fromString("rwx------"), Files.getPosixFilePermissions(cache), "0700");
    }

    @Test
    void nothingIsPrintedToTheStreamsOfTheWorker() throws Exception {
        WorkerOptions heard = options.output(WorkerOutput.capture());
        for (int start = 0; start < 2; start++) {
            try (WorkerProcess<String> process = WhereLauncher.with(heard).start()) {
                process.result();
                assertEquals("", process.standardOutput());
                assertEquals("", process.standardError());
            }
            awaitArchive();
        }
        damage(archive());
        try (WorkerProcess<String> process = WhereLauncher.with(heard).start()) {
            process.result();
            assertEquals("", process.standardOutput());
        }
        awaitArchive();
    }

    @Test
    void anArchiveThatWasWrittenToIsNotUsedAndMadeAnew() throws Exception {
        WhereLauncher.with(options).start().result();
        awaitArchive();
        damage(archive());
        assertFalse(isReady());
        WhereLauncher.with(options).start().result();
        assertFalse(isMapped(Loaded.class));
        awaitArchive();
        WhereLauncher.with(options).start().result();
        assertTrue(isMapped(Loaded.class));
    }

    @Test
    void anArchiveThatIsOnlyHalfThereIsNotUsed() throws Exception {
        WhereLauncher.with(options).start().result();
        awaitArchive();
        try (Stream<Path> files = Files.list(cache)) {
            for (Path each :
                    files.filter(file -> file.toString().endsWith(".list")).toList()) {
                Files.delete(each);
            }
        }
        WhereLauncher.with(options).start().result();
        assertFalse(isMapped(Loaded.class));
        awaitArchive();
    }

    @Test
    void whatOtherJvmOptionsNeedIsAnotherArchive() throws Exception {
        WhereLauncher.with(options).start().result();
        awaitArchive();
        WorkerOptions other = options.jvmOption("-Xmx64m");
        WhereLauncher.with(other).start().result();
        Await.until("a second archive", MAKING, () -> filesEndingWith(".list").size() == 2);
        WhereLauncher.with(other.systemProperty("colour", "red")).start().result(); // which changes no class
        assertTrue(isMapped(Loaded.class));
    }

    @Test
    void aWorkerThatFailedTrainsNoArchive() throws Exception {
        ExitLauncher.with(options).start(3).join();
        assertEquals(List.of(), filesEndingWith(".list"));
        assertEquals(List.of(), filesEndingWith(".tmp"));
    }

    @Test
    void programsThatStartAtOnceMakeOneArchive() throws Exception {
        Path logging = Files.writeString(directory.resolve("logging.properties"), """
                handlers=java.util.logging.ConsoleHandler
                java.util.logging.ConsoleHandler.level=ALL
                dev.jfork.level=FINE
                """);
        List<ParentJvm> programs = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            programs.add(ParentJvm.start(List.of(
                    "-Djava.util.logging.config.file=" + logging,
                    "-cp",
                    System.getProperty("java.class.path"),
                    Loaded.class.getName(),
                    cache.toString())));
        }
        int made = 0;
        for (ParentJvm program : programs) {
            program.await();
            assertEquals(0, program.exitCode(), program.errors());
            made += program.errors().split("A startup cache was made", -1).length - 1;
            program.assertNothingIsLeft();
        }
        assertEquals(1, made);
        assertEquals(1, filesEndingWith(".jsa").size());
        assertEquals(List.of(), filesEndingWith(".tmp"));
    }

    @Test
    void aDirectoryThatOthersMayWriteToIsNotUsed() throws Exception {
        assumeTrue(Files.getFileStore(directory).supportsFileAttributeView("posix"));
        Files.createDirectory(cache);
        Files.setPosixFilePermissions(cache, PosixFilePermissions.fromString("rwxrwxrwx"));
        WhereLauncher.with(options).start().result();
        assertEquals(List.of(), filesEndingWith(""));
    }

    @Test
    void whereNothingCanBeMadeWorkersStartAsWithout() throws Exception {
        WorkerOptions impossible = options.startupCache(Files.createFile(cache).resolve("below a file"));
        assertTrue(WhereLauncher.with(impossible).start().result().endsWith("Loaded.class"));
    }

    private boolean isReady() throws IOException {
        List<Path> lists = filesEndingWith(".list");
        for (Path list : lists) {
            for (String line : Files.readAllLines(list)) {
                Path file = cache.resolve(line.substring(0, line.indexOf(' ')));
                String found = file.getFileName() + " " + Files.size(file) + " "
                        + file.toFile().lastModified();
                if (!found.equals(line)) {
                    return false;
                }
            }
        }
        return !lists.isEmpty();
    }

    private void awaitArchive() throws Exception {
        Await.until("an archive is made", MAKING, this::isReady);
        Await.until(
                "its making has ended",
                () -> Thread.getAllStackTraces().keySet().stream()
                        .noneMatch(thread -> thread.getName().equals("jfork startup cache")));
    }

    private Path archive() throws IOException {
        return filesEndingWith(".jsa").get(0);
    }

    private static void damage(Path archive) throws IOException {
        archive.toFile().setWritable(true);
        try (RandomAccessFile file = new RandomAccessFile(archive.toFile(), "rw")) {
            file.seek(file.length() / 2);
            file.write(new byte[1 << 16]);
        }
        // By the clock of the file system, which may tick slowly.
        archive.toFile().setLastModified(archive.toFile().lastModified() + 1000);
    }

    private List<Path> filesEndingWith(String extension) throws IOException {
        try (Stream<Path> files = Files.list(cache)) {
            return files.filter(file -> file.toString().endsWith(extension)).toList();
        }
    }

    /** As the last worker's JVM has logged it. */
    private boolean isMapped(Class<?> type) throws IOException {
        List<String> lines = Files.readAllLines(log).stream()
                .filter(line -> line.contains(type.getName() + " source:"))
                .toList();
        assertEquals(1, lines.size(), lines::toString);
        return lines.get(0).contains("shared objects file");
    }
}
