package dev.jfork.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.jfork.Outcome;
import dev.jfork.WorkerCrashedException;
import dev.jfork.WorkerException;
import dev.jfork.WorkerOptions;
import dev.jfork.WorkerProcess;
import dev.jfork.WorkerStartException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What happens to workers from outside, at each moment of their lives: the right exception, no wait for ever, no trace. */
@ExtendWith(NothingIsLeft.class)
@Timeout(120)
class FaultInjectionTest {
    private static final int MORE_THAN_A_PIPE_HOLDS = 1 << 20;

    /** Has root write only where a mode allows it. */
    private static final List<String> NOT_EVERYWHERE =
            List.of("setpriv", "--bounding-set=-dac_override,-dac_read_search");

    @TempDir
    Path directory;

    // Killed, from its first moment to its last.

    @ParameterizedTest
    @ValueSource(ints = {0, MORE_THAN_A_PIPE_HOLDS})
    void killedBeforeItHasReadItsHeader(int size) throws Exception {
        Path reached = directory.resolve("reached");
        WorkerOptions stopped = java("touch '" + reached + "'; exec sleep 300");
        assertKilledAt(reached, SumLauncher.with(stopped).start(new byte[size]));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, MORE_THAN_A_PIPE_HOLDS})
    void killedWhileItReadsItsArguments(int size) throws Exception {
        Path reached = directory.resolve("reached");
        assertKilledAt(reached, ReadLauncher.start(new Fault.Stop(reached.toString(), true), new byte[size]));
    }

    @Test
    void killedWhileItRuns() throws Exception {
        Path reached = directory.resolve("reached");
        assertKilledAt(reached, HangLauncher.start(reached.toString()));
    }

    @Test
    void killedWhileItWritesItsOutcome() throws Exception {
        Path reached = directory.resolve("reached");
        assertKilledAt(reached, WriteLauncher.start(reached.toString()));
    }

    @Test
    void killedAfterItHasWrittenItsOutcomeItHasReturned() throws Exception {
        Path file = Files.createFile(directory.resolve("file"));
        WorkerProcess<Integer> process = LeaveThreadLauncher.start(file.toString());
        Await.until("the outcome is written", FaultInjectionTest::anOutcomeIsComplete);
        process.toHandle().destroyForcibly();
        assertEquals(7, process.result());
        assertEquals(OptionalInt.of(137), process.exitCode());
    }

    static boolean anOutcomeIsComplete() throws IOException {
        long pid = ProcessHandle.current().pid();
        for (Path file : NothingIsLeft.filesOf(pid, Path.of(System.getProperty("java.io.tmpdir")))) {
            byte[] bytes = Files.readAllBytes(file);
            if (bytes.length > 1 && bytes[bytes.length - 1] == 0x7e) {
                return true;
            }
        }
        return false;
    }

    private static void assertKilledAt(Path reached, WorkerProcess<?> process) throws Exception {
        Await.until("the worker has come as far", () -> Files.exists(reached));
        process.toHandle().destroyForcibly();
        WorkerCrashedException thrown = assertThrows(WorkerCrashedException.class, process::result);
        assertTrue(thrown.getMessage().contains(" was killed by signal 9 (SIGKILL)"), thrown::getMessage);
        assertEquals(new Outcome.Killed<>(9), process.outcome().orElseThrow());
    }

    @Test
    void aWorkerThatStandsStillCanBeKilled() throws Exception {
        Path reached = directory.resolve("reached");
        WorkerProcess<Void> process = HangLauncher.start(reached.toString());
        Await.until("the worker runs", () -> Files.exists(reached));
        Tool.stop(process.pid());
        process.kill();
        assertThrows(WorkerCrashedException.class, process::result);
    }

    @Test
    void aThreadThatWaitsForAResultCanBeInterrupted() throws Exception {
        Path reached = directory.resolve("reached");
        WorkerProcess<Void> process = HangLauncher.start(reached.toString());
        Await.until("the worker runs", () -> Files.exists(reached));
        ExecutorService threads = Executors.newFixedThreadPool(2);
        CountDownLatch interrupted = new CountDownLatch(2);
        threads.execute(() -> waitIn(process::join, interrupted));
        threads.execute(() -> waitIn(process::result, interrupted));
        assertThrows(TimeoutException.class, () -> process.future().get(100, TimeUnit.MILLISECONDS));
        threads.shutdownNow();
        assertTrue(interrupted.await(30, TimeUnit.SECONDS));
        assertTrue(process.isAlive());
        process.kill();
        process.join();
    }

    private interface Wait {
        void run() throws InterruptedException;
    }

    private static void waitIn(Wait wait, CountDownLatch interrupted) {
        try {
            wait.run();
        } catch (InterruptedException e) {
            interrupted.countDown();
        }
    }

    // No room for the outcome.

    @Test
    void anOutcomeThatIsLargerThanAFileMayBeIsAFailure() throws Exception {
        ParentJvm parent = ParentJvm.startUnder(Tool.shell("ulimit -f 128"), LargeOutcomeParent.class);
        parent.await();
        parent.assertNothingIsLeft();
        assertEquals("WorkerFailedException: java.io.IOException: File too large\n3\n", parent.output());
    }

    @Test
    void anOutcomeForWhichTheDiskHasNoRoomIsAFailure() throws Exception {
        assumeTrue(Tool.succeeds("mount", "-t", "tmpfs", "-o", "size=256k", "tmpfs", directory.toString()));
        try {
            ParentJvm parent = ParentJvm.startIn(directory, LargeOutcomeParent.class);
            parent.await();
            assertEquals("WorkerFailedException: java.io.IOException: No space left on device\n3\n", parent.output());
            assertEquals(List.of(), filesIn(directory));
        } finally {
            assertTrue(Tool.succeeds("umount", directory.toString()));
        }
    }

    @Test
    void aDiskThatIsFullBeforeAnythingStartsIsNamed() throws Exception {
        assumeTrue(Tool.succeeds("mount", "-t", "tmpfs", "-o", "size=16k", "tmpfs", directory.toString()));
        try {
            Path full = directory.resolve("full");
            assertThrows(IOException.class, () -> Files.write(full, new byte[1 << 20]));
            ParentJvm parent = ParentJvm.startIn(directory, LargeOutcomeParent.class);
            parent.await();
            String refused = "WorkerStartException: java.io.IOException: No space left on device\n";
            assertEquals(refused + refused, parent.output());
            assertEquals(List.of(full), filesIn(directory));
        } finally {
            assertTrue(Tool.succeeds("umount", directory.toString()));
        }
    }

    static final class LargeOutcomeParent {
        public static void main(String[] arguments) throws Exception {
            print(BytesLauncher.task(1 << 20, (byte) 1)::start);
            print(AddLauncher.task(1, 2)::start);
        }

        private static void print(java.util.function.Supplier<WorkerProcess<?>> start) throws InterruptedException {
            try {
                System.out.println(start.get().result());
            } catch (WorkerException e) {
                Throwable cause = e.getCause().getCause() == null
                        ? e.getCause()
                        : e.getCause().getCause();
                System.out.println(e.getClass().getSimpleName() + ": " + cause);
            }
        }
    }

    private static List<Path> filesIn(Path root) throws IOException {
        try (Stream<Path> files = Files.list(root)) {
            return files.toList();
        }
    }

    // Temporary directories.

    @ParameterizedTest
    @ValueSource(strings = {"missing", "file", "locked"})
    void aTemporaryDirectoryThatCantBeUsedIsNamed(String name) throws Exception {
        Path temporary = directory.resolve(name);
        List<String> programs = List.of();
        if (name.equals("file")) {
            Files.createFile(temporary);
        } else if (name.equals("locked")) {
            Files.createDirectory(
                    temporary, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("r-xr-xr-x")));
            if (Files.isWritable(temporary)) {
                programs = NOT_EVERYWHERE;
                assumeTrue(Tool.succeeds("setpriv", NOT_EVERYWHERE.get(1), "true"), "root may write everywhere");
            }
        }
        ParentJvm parent = ParentJvm.startUnderIn(programs, temporary, RefusedParent.class);
        parent.await();
        assertTrue(
                parent.output()
                        .startsWith("Can't start Process-1 for dev.jfork.it.Jobs.add. Nothing can be made in "
                                + temporary + " (java.nio.file."),
                parent.output());
    }

    static final class RefusedParent {
        public static void main(String[] arguments) throws Exception {
            WorkerStartException thrown = assertThrows(WorkerStartException.class, () -> AddLauncher.start(1, 2));
            System.out.println(thrown.getMessage());
        }
    }

    @Test
    void aTemporaryDirectoryMayHaveALongNameWithSpacesAndSigns() throws Exception {
        ParentJvm parent = ParentJvm.startUnder(List.of("env", "LC_ALL=C.UTF-8"), OddlyNamedParent.class);
        parent.await();
        assertEquals("3\n", parent.output(), parent.errors());
        try (Stream<Path> files = Files.walk(parent.temporary())) {
            assertEquals(2, files.count());
        }
    }

    static final class OddlyNamedParent {
        public static void main(String[] arguments) throws Exception {
            String name = "a b  'c' \u00e4\u00f6\u00fc \u2603 \ud83d\ude00 ";
            Path temporary = Path.of(System.getProperty("java.io.tmpdir"), name + "x".repeat(200 - name.length()));
            System.setProperty(
                    "java.io.tmpdir", Files.createDirectory(temporary).toString());
            System.out.println(AddLauncher.start(1, 2).result());
        }
    }

    // A java that is none.

    @ParameterizedTest
    @ValueSource(
            strings = {
                "echo garbage",
                "exit 0",
                "echo garbage; exit 3",
                "exec 0<&-; exit 3",
                "exec 0<&-; echo closed; exit 0",
                "head -c 100 >/dev/null; exit 3",
                "head -c 10000000 /dev/zero; exit 3",
            })
    void aProgramThatIsNoJavaIsRefused(String script) throws Exception {
        WorkerProcess<Integer> process =
                SumLauncher.with(java("exec >/dev/null; " + script)).start(new byte[MORE_THAN_A_PIPE_HOLDS]);
        WorkerStartException thrown = assertThrows(WorkerStartException.class, process::result);
        assertTrue(
                thrown.getMessage()
                        .contains(" was not run: its JVM ended with exit code " + (script.endsWith("3") ? 3 : 0)),
                thrown::getMessage);
    }

    @Test
    void aProgramThatIsNoJavaAndNeverEndsCanBeKilled() throws Exception {
        WorkerProcess<Integer> process =
                SumLauncher.with(java("exec 0<&-; sleep 300")).start(new byte[100]);
        assertEquals(false, process.join(Duration.ofMillis(300)));
        process.kill();
        assertThrows(WorkerCrashedException.class, process::result);
    }

    @Test
    void aDirectoryIsNoJava() throws Exception {
        Files.createDirectories(directory.resolve("bin/java"));
        assertRefused(directory, "The operating system refused to run");
    }

    @Test
    void aTextIsNoJava() throws Exception {
        Path java = Files.createDirectories(directory.resolve("bin")).resolve("java");
        Files.writeString(java, "no program");
        assertRefused(directory, "There is no program " + java);
    }

    private static void assertRefused(Path home, String reason) {
        WorkerOptions options = WorkerOptions.defaults().javaHome(home);
        WorkerStartException thrown = assertThrows(
                WorkerStartException.class, () -> AddLauncher.with(options).start(1, 2));
        assertTrue(thrown.getMessage().contains(reason), thrown::getMessage);
    }

    /** As where a temporary directory is swept while a machine is so busy that the JVM has not booted yet. */
    @Test
    void aFileThatIsSweptAwayBeforeItIsOpened() throws Exception {
        Path wait = Files.createFile(directory.resolve("wait"));
        String real = System.getProperty("java.home") + "/bin/java";
        String script = "while [ -e '" + wait + "' ]; do sleep 0.05; done; exec '" + real + "' \"$@\"";
        WorkerProcess<Integer> process = AddLauncher.with(java(script)).start(1, 2);
        Path outcome = NothingIsLeft.filesOf(
                        ProcessHandle.current().pid(), Path.of(System.getProperty("java.io.tmpdir")))
                .get(0);
        Files.delete(outcome);
        Files.delete(wait);
        WorkerCrashedException thrown = assertThrows(WorkerCrashedException.class, process::result);
        assertTrue(thrown.getMessage().contains(" left no outcome: " + outcome + " was removed"), thrown::getMessage);
    }

    /** It would print an error of its own if it were asked to end. */
    @Test
    void aDaemonThatHasNotBootedIsKilledAtTheEndOfItsParent() throws Exception {
        Path booting = directory.resolve("booting");
        Path asked = directory.resolve("asked");
        java("trap \"touch '" + asked + "'\" TERM; touch '" + booting + "'; while :; do sleep 0.05; done");
        ParentJvm parent = ParentJvm.run(BootingParent.class, directory.toString(), booting.toString());
        assertEquals("", parent.output());
        assertFalse(Files.exists(asked));
    }

    static final class BootingParent {
        public static void main(String[] arguments) throws Exception {
            WorkerOptions options = WorkerOptions.defaults().daemon(true).javaHome(Path.of(arguments[0]));
            AddLauncher.with(options).start(1, 2);
            Await.until("it boots", () -> Files.exists(Path.of(arguments[1])));
        }
    }

    private WorkerOptions java(String script) throws IOException {
        Path java = Files.createDirectories(directory.resolve("bin")).resolve("java");
        Files.writeString(java, "#!/bin/sh\n" + script + "\n");
        assertTrue(java.toFile().setExecutable(true));
        return WorkerOptions.defaults().javaHome(directory);
    }

    // Many at once.

    @Test
    void twoHundredAtOnce() throws Exception {
        List<WorkerProcess<Integer>> all = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            all.add(AddLauncher.with(NothingOutlivesTest.small(16)).start(i, 1));
        }
        for (int i = 0; i < 200; i++) {
            assertEquals(i + 1, all.get(i).result());
        }
    }

    @Test
    void aHundredKilledAtOnce() throws Exception {
        List<WorkerProcess<Void>> all = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            all.add(HangLauncher.with(NothingOutlivesTest.small(16))
                    .start(directory.resolve("started" + i).toString()));
        }
        Await.until(
                "half of them run",
                Duration.ofSeconds(60),
                () -> filesIn(directory).size() >= 50);
        all.forEach(WorkerProcess::kill);
        for (WorkerProcess<Void> each : all) {
            assertThrows(WorkerCrashedException.class, each::result);
            assertEquals(new Outcome.Killed<>(9), each.outcome().orElseThrow());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"newCachedThreadPool", "newVirtualThreadPerTaskExecutor"})
    void fromManyThreads(String factory) throws Exception {
        assumeTrue(factory.equals("newCachedThreadPool") || Runtime.version().feature() >= 21);
        ExecutorService threads =
                (ExecutorService) Executors.class.getMethod(factory).invoke(null);
        List<Future<Integer>> sums = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            int number = i;
            sums.add(threads.submit(() -> AddLauncher.with(NothingOutlivesTest.small(16))
                    .start(number, 1)
                    .result()));
        }
        for (int i = 0; i < 40; i++) {
            assertEquals(i + 1, sums.get(i).get(100, TimeUnit.SECONDS));
        }
        threads.shutdown();
    }

    // Limits of the operating system.

    @Test
    void aParentThatHasNoFileDescriptorsLeftIsTold() throws Exception {
        ParentJvm parent = ParentJvm.startUnder(Tool.shell("ulimit -n 64"), GreedyParent.class);
        parent.await();
        parent.assertNothingIsLeft();
        assertEquals("WorkerStartException\nall returned\n3\n", parent.output());
    }

    /** Starts workers until that fails, which is told; then those that were started return, and the next one too. */
    static final class GreedyParent {
        public static void main(String[] arguments) throws Exception {
            AddLauncher.start(1, 2).result();
            Path file = Files.createTempFile("go", "");
            List<WorkerProcess<Integer>> all = new ArrayList<>();
            try {
                while (all.size() < 100) {
                    all.add(LeaveThreadLauncher.with(NothingOutlivesTest.small(16))
                            .start(file.toString()));
                }
            } catch (WorkerException e) {
                System.out.println(e.getClass().getSimpleName());
                System.err.println(e);
            }
            Files.delete(file);
            for (WorkerProcess<Integer> each : all) {
                if (each.result() != 7) {
                    throw new AssertionError(each);
                }
            }
            System.out.println("all returned");
            System.out.println(AddLauncher.start(1, 2).result());
        }
    }
}
