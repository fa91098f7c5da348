package dev.jfork.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.jfork.Worker;
import dev.jfork.WorkerCrashedException;
import dev.jfork.WorkerOptions;
import dev.jfork.WorkerPool;
import dev.jfork.WorkerProcess;
import dev.jfork.protocol.FileTree;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What docs/security.md promises against other users of the machine. */
@ExtendWith(NothingIsLeft.class)
@Timeout(120)
class SecurityTest {
    private static final String SECRET = "open sesame 4711";
    private static final String CRASH = "#\n#  SIGSEGV (0xb) at pc=0x0, pid=1, tid=1\n";

    @TempDir
    Path directory;

    /** Starts a worker of its own, and waits: then there are all files that there may be. */
    @Worker
    static String keepSecret(String secret, String started, boolean nested) throws Exception {
        if (nested) {
            return KeepSecretLauncher.start(secret, started, false).result();
        }
        Files.createFile(Path.of(started));
        Await.until("it may end", () -> !Files.exists(Path.of(started)));
        return secret;
    }

    @Test
    void directoriesAndFilesAreTheirOwnersWhateverTheUmask() throws Exception {
        Path started = directory.resolve("started");
        try (ParentJvm parent = ParentJvm.startUnder(Tool.shell("umask 000"), SecretParent.class, started.toString())) {
            Await.until("the workers run", () -> Files.exists(started));
            List<String> found;
            try (Stream<Path> files = Files.walk(parent.temporary()).skip(1)) {
                found = files.map(SecurityTest::kindAndMode).sorted().toList();
            }
            Files.delete(started);
            parent.await();
            // The directory and that of the worker's worker; the lock and two outcomes.
            assertEquals(
                    List.of(
                            "directory rwx------",
                            "directory rwx------",
                            "file rw-------",
                            "file rw-------",
                            "file rw-------"),
                    found);
            assertEquals(SECRET + "\n", parent.output());
        }
    }

    static final class SecretParent {
        public static void main(String[] arguments) throws Exception {
            System.out.println(
                    KeepSecretLauncher.start(SECRET, arguments[0], true).result());
        }
    }

    private static String kindAndMode(Path path) {
        try {
            return (Files.isDirectory(path) ? "directory " : "file ")
                    + PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void anotherUserCanReadNothing() throws Exception {
        String nobody = "65534";
        assumeTrue(
                Tool.succeeds("setpriv", "--reuid", nobody, "--regid", nobody, "--clear-groups", "true"),
                "only root may become another user");
        Path started = directory.resolve("started");
        WorkerProcess<String> process = KeepSecretLauncher.start(SECRET, started.toString(), false);
        Await.until("the worker runs", () -> Files.exists(started));
        List<Path> files =
                NothingIsLeft.filesOf(ProcessHandle.current().pid(), Path.of(System.getProperty("java.io.tmpdir")));
        assertEquals(1, files.size());
        String file = files.get(0).toString();
        String root = files.get(0).getParent().toString();
        List<String> asNobody = List.of("setpriv", "--reuid", nobody, "--regid", nobody, "--clear-groups", "sh", "-c");
        for (String attempt : List.of(
                "cat " + file,
                "echo forged > " + file,
                "rm " + file,
                "ls " + root,
                "ln -s /dev/null " + root + "/link")) {
            assertTrue(Files.exists(files.get(0)));
            List<String> command = new ArrayList<>(asNobody);
            command.add(attempt);
            assertFalse(Tool.succeeds(command.toArray(new String[0])), attempt);
        }
        Files.delete(started);
        assertEquals(SECRET, process.result());
    }

    @Test
    void whatOthersCanSeeOfAProcessHoldsNoArgument() throws Exception {
        Path started = directory.resolve("started");
        WorkerProcess<String> process = KeepSecretLauncher.start(SECRET, started.toString(), false);
        Await.until("the worker runs", () -> Files.exists(started));
        Path proc = Path.of("/proc", Long.toString(process.pid()));
        assumeTrue(Files.isReadable(proc.resolve("environ")));
        String seen = Files.readString(proc.resolve("cmdline"), StandardCharsets.ISO_8859_1)
                + Files.readString(proc.resolve("environ"), StandardCharsets.ISO_8859_1);
        Files.delete(started);
        assertEquals(SECRET, process.result());
        assertTrue(seen.contains(process.name() + "\0dev.jfork.it.SecurityTest.keepSecret\0"), seen);
        assertFalse(seen.contains("sesame"), seen);
        assertFalse(seen.contains(started.toString()), seen);
    }

    /** As where a temporary directory is swept, and another user takes the name that is free again. */
    @Test
    void anOutcomeInADirectoryThatTookTheNameOfOursIsNotRead() throws Exception {
        Path lingers = Files.createFile(directory.resolve("lingers"));
        WorkerProcess<Integer> process = LeaveThreadLauncher.start(lingers.toString());
        Await.until("the outcome is written", FaultInjectionTest::anOutcomeIsComplete);
        Path outcome = NothingIsLeft.filesOf(
                        ProcessHandle.current().pid(), Path.of(System.getProperty("java.io.tmpdir")))
                .get(0);
        Path ours = outcome.getParent();
        Path away = ours.resolveSibling("away-" + ours.getFileName());
        Files.move(ours, away);
        try {
            Files.createDirectory(
                    ours, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            byte[] forged = Files.readAllBytes(away.resolve(outcome.getFileName()));
            forged[forged.length - 2]++; // the last byte of the result
            Files.write(outcome, forged);
            Files.delete(lingers);
            assertEquals(7, process.result());
        } finally {
            process.join();
            FileTree.delete(ours.toFile());
            Files.delete(away.resolve(outcome.getFileName()));
            Files.move(away, ours);
        }
    }

    /** Whoever has taken the name of the directory may listen there. */
    @Test
    void noWorkerIsSentToASocketInADirectoryThatTookTheNameOfOurs() throws Exception {
        try (WorkerPool pool = WorkerPool.ofSize(1)) {
            ProcessHandle worker =
                    ProcessHandle.of(pool.submit(PidLauncher.task()).result()).orElseThrow();
            Path ours = NothingIsLeft.filesOf(
                            ProcessHandle.current().pid(), Path.of(System.getProperty("java.io.tmpdir")))
                    .get(0)
                    .getParent();
            Path away = ours.resolveSibling("away-" + ours.getFileName());
            Files.move(ours, away);
            try {
                Files.createDirectory(ours);
                worker.destroyForcibly();
                worker.onExit().get();
                // Which tells it, or else does not take it any more for the same reason.
                RuntimeException thrown = assertThrows(
                        RuntimeException.class,
                        () -> pool.submit(PidLauncher.task()).result());
                assertTrue(String.valueOf(thrown.getMessage()).contains(".socket was removed"), thrown::getMessage);
            } finally {
                pool.shutdownNow();
                FileTree.delete(ours.toFile());
                FileTree.delete(away.toFile()); // jfork has another one by now
            }
        }
    }

    // Reports of crashes, in a directory that others can write to.

    @Test
    void aPipeIsNoCrashReport() throws Exception {
        assertNoReport(report -> assumeTrue(Tool.succeeds("mkfifo", report.toString())));
    }

    @Test
    void aLinkIsNoCrashReport() throws Exception {
        Path elsewhere = Files.writeString(directory.resolve("elsewhere"), CRASH);
        assertNoReport(report -> Files.createSymbolicLink(report, elsewhere));
    }

    @Test
    void anotherUsersFileIsNoCrashReport() throws Exception {
        assertNoReport(report -> {
            Files.writeString(report, CRASH);
            assumeTrue(Tool.succeeds("chown", "65534", report.toString()), "only root may give a file away");
        });
    }

    @Test
    void ofACrashReportOnlyTheBeginningIsRead() throws Exception {
        String message = killed(report -> {
            Files.writeString(report, CRASH);
            try (RandomAccessFile file = new RandomAccessFile(report.toFile(), "rw")) {
                file.setLength(4L << 30); // of which nothing is on the disk
            }
        });
        assertTrue(message.contains(" crashed (SIGSEGV); report in "), message);
        message = killed(report -> {
            try (RandomAccessFile file = new RandomAccessFile(report.toFile(), "rw")) {
                file.setLength(4L << 30);
            }
        });
        assertTrue(message.contains(" crashed; report in "), message);
    }

    private interface Plan {
        void put(Path report) throws Exception;
    }

    private void assertNoReport(Plan plan) throws Exception {
        String message = killed(plan);
        assertTrue(message.contains(" was killed by signal 9 (SIGKILL)"), message);
    }

    /** Kills a worker whose crash report seems to be there, and gives what that is told as. */
    private String killed(Plan plan) throws Exception {
        Path started = directory.resolve("started");
        WorkerProcess<Void> process =
                HangLauncher.with(WorkerOptions.defaults().directory(directory)).start(started.toString());
        try {
            Await.until("the worker runs", () -> Files.exists(started));
            plan.put(directory.resolve("hs_err_pid" + process.pid() + ".log"));
        } finally {
            process.toHandle().destroyForcibly();
            Files.deleteIfExists(started);
        }
        return assertThrows(WorkerCrashedException.class, process::result).getMessage();
    }
}
