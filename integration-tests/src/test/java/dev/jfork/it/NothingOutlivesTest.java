package dev.jfork.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.jfork.Worker;
import dev.jfork.WorkerOptions;
import dev.jfork.WorkerPool;
import dev.jfork.WorkerProcess;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** However a parent ends, its workers end with it, and their files are removed, by the next parent at the latest. */
@ExtendWith(NothingIsLeft.class)
@Timeout(300)
class NothingOutlivesTest {
    private static final int KINDS = 10;
    private static final int BUSY = 50;

    /** For a machine that is busy with much else; on a quiet one, they take about a second. */
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private static final byte[] FULL = "full\n".getBytes(StandardCharsets.US_ASCII);

    /** So that many fit on a small machine, and what is left of it goes to what is tested. */
    static WorkerOptions small(int megabytes) {
        return WorkerOptions.defaults()
                .maxHeap(megabytes + "m")
                .jvmOption("-XX:+UseSerialGC")
                .jvmOption("-XX:TieredStopAtLevel=1");
    }

    @Test
    void fiftyBusyWorkersEndWithAParentThatIsKilled(@TempDir Path directory) throws Exception {
        Path pipe = directory.resolve("pipe");
        assumeTrue(Tool.succeeds("mkfifo", pipe.toString()));
        try (ParentJvm parent = ParentJvm.startUnread(BusyParent.class, directory.toString(), pipe.toString());
                RandomAccessFile writer = new RandomAccessFile(pipe.toFile(), "rw")) {
            assertTrue(writer.getFD().valid()); // or those that open the pipe to read would wait
            Await.until("all workers are busy", Duration.ofMinutes(3), () -> started(directory) == BUSY);
            List<ProcessHandle> workers = parent.handle().descendants().toList();
            assertEquals(BUSY + BUSY / KINDS, workers.size()); // one kind of them has a worker of its own
            long killed = System.nanoTime();
            parent.handle().destroyForcibly();
            parent.awaitAll(PATIENCE);
            System.out.println(BUSY + " busy workers have ended within "
                    + TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - killed) + " ms");
            awaitEnd(workers);
            parent.await();
            assertNothingIsLeftByTheNextParentIn(parent.temporary());
        }
    }

    private static void awaitEnd(List<ProcessHandle> workers) throws Exception {
        // Not by onExit(), which looks ever more seldom at a process that is no child.
        Await.until("all workers have ended", PATIENCE, () -> workers.stream().noneMatch(ProcessHandle::isAlive));
    }

    private static long started(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(each -> each.getFileName().toString().startsWith("started"))
                    .count();
        }
    }

    static final class BusyParent {
        public static void main(String[] arguments) {
            String pipe = arguments[1];
            byte[] large = new byte[100 << 20];
            for (int i = 0; i < BUSY; i++) {
                String started = Path.of(arguments[0], "started" + i).toString();
                WorkerOptions options = small(i % KINDS == 4 ? 350 : 16);
                switch (i % KINDS) {
                    case 0 -> ComputeLauncher.with(options).start(started);
                    case 1 -> SleepLauncher.with(options).start(started);
                    case 2 -> ReadPipeLauncher.with(options).start(started, pipe);
                    case 3 -> PrintOnLauncher.with(options).start(started);
                    case 4 -> HoldLauncher.with(options).start(started, large);
                    case 5 -> FillLauncher.with(options).start(started);
                    case 6 -> HangInHookLauncher.with(options).start(started);
                    case 7 -> DelegateLauncher.with(options).start(started);
                    case 8 -> TakeLauncher.with(options).start(new Busy.Slow(started), new byte[0]);
                    default -> TakeLauncher.with(options).start(new Busy.Slow(started), new byte[1 << 20]);
                }
            }
        }
    }

    /** Workers of a pool that waits, and those of one that is busy: they lose their pool, too. */
    @Test
    void programsOfAPoolEndWithItsWorkersWhenTheParentIsKilled() throws Exception {
        for (int round = 0; round < 5; round++) {
            try (ParentJvm parent = ParentJvm.start(PoolParent.class)) {
                Await.until("all run", () -> parent.output().equals("run\n"));
                assertThatAllEndWith(parent);
            }
        }
    }

    static final class PoolParent {
        public static void main(String[] arguments) throws Exception {
            WorkerPool idle = WorkerPool.builder().size(2).options(small(16)).open();
            idle.invokeAll(List.of(StartProgramLauncher.task(100), StartProgramLauncher.task(100)));
            WorkerPool busy = WorkerPool.builder().size(1).options(small(16)).open();
            busy.submit(StartProgramLauncher.task(0)).result();
            var unused = busy.submit(StartProgramLauncher.task(600_000));
            System.out.println("run");
            LockSupport.park();
        }
    }

    @Worker
    static void startProgram(int millis) throws Exception {
        new ProcessBuilder("sleep", "300").start();
        Thread.sleep(millis);
    }

    /** What a program is called stands unquoted between what is known of it. */
    @Test
    void aProgramOfAnyNameEndsWithItsWorkerWhenTheParentIsKilled(@TempDir Path directory) throws Exception {
        Path program = directory.resolve("a) S 1 1 (b");
        Files.writeString(program, "#!/bin/sh\necho runs\nwhile :; do sleep 0.1; done\n");
        assertTrue(program.toFile().setExecutable(true));
        try (ParentJvm parent = ParentJvm.start(ProgramParent.class, program.toString())) {
            Await.until("the program runs", () -> parent.output().equals("runs\n"));
            assertThatAllEndWith(parent);
        }
    }

    private static void assertThatAllEndWith(ParentJvm parent) throws Exception {
        List<ProcessHandle> all = parent.handle().descendants().toList();
        try {
            assertTrue(all.size() >= 2, all::toString);
            parent.handle().destroyForcibly();
            parent.await();
            awaitEnd(all);
        } finally {
            all.forEach(ProcessHandle::destroyForcibly);
        }
    }

    static final class ProgramParent {
        public static void main(String[] arguments) {
            RunProgramLauncher.start(arguments[0]);
        }
    }

    @Test
    void aProgramEndsWithAWorkerThatHasNoMemoryLeftWhenTheParentIsKilled() throws Exception {
        try (ParentJvm parent = ParentJvm.start(FullParent.class)) {
            Await.until("its memory is full", () -> parent.output().equals("full\n"));
            assertThatAllEndWith(parent);
        }
    }

    static final class FullParent {
        public static void main(String[] arguments) {
            StartAndFillLauncher.with(small(16)).start();
        }
    }

    /** As a worker does that is no short one. */
    private static boolean isWatching() {
        return isIn("read0");
    }

    /** Whether the thread that watches the parent is in a method of this name. */
    private static boolean isIn(String method) {
        return Thread.getAllStackTraces().entrySet().stream()
                .filter(each -> each.getKey().getName().equals("jfork lifeline"))
                .flatMap(each -> Arrays.stream(each.getValue()))
                .anyMatch(frame -> frame.getMethodName().equals(method));
    }

    private static void fill(List<Object> all, int size) {
        try {
            while (all.size() < 1 << 16) {
                all.add(new byte[size]);
            }
        } catch (OutOfMemoryError e) {
            return; // as meant
        }
    }

    @Worker
    static void startAndFill() throws Exception {
        new ProcessBuilder("sleep", "300").start();
        Await.until("it watches its parent", NothingOutlivesTest::isWatching);
        List<Object> all = new ArrayList<>(1 << 16);
        // What takes memory when it is done for the first time.
        System.out.write(FULL, 0, 0);
        System.out.flush();
        LockSupport.unpark(Thread.currentThread());
        LockSupport.park(all);
        for (int size = 1 << 20; size >= 16; size /= 2) {
            fill(all, size);
        }
        System.out.write(FULL, 0, FULL.length);
        System.out.flush();
        while (true) {
            LockSupport.park(all);
        }
    }

    /** It is about to end when it notices that its parent has: nothing is left by that, either. */
    @Test
    void programsEndWithAWorkerThatEndsJustWhenTheParentIsKilled() throws Exception {
        try (ParentJvm parent = ParentJvm.start(ReturningParent.class)) {
            Await.until("the programs run", () -> parent.output().equals("run\n"));
            assertThatAllEndWith(parent);
        }
    }

    static final class ReturningParent {
        public static void main(String[] arguments) {
            RunProgramsUntilTheEndLauncher.start();
        }
    }

    @Worker
    static void runProgramsUntilTheEnd() throws Exception {
        for (int i = 0; i < 10; i++) {
            new ProcessBuilder("sleep", "300").start();
        }
        System.out.println("run");
        while (!isIn("kill")) {
            Thread.onSpinWait();
        }
    }

    @Worker
    static void runProgram(String program) throws Exception {
        new ProcessBuilder(program).inheritIO().start().waitFor();
    }

    /** Their workers had no time to clean up: they stand still when the parent dies, and are killed. */
    @Test
    void whatAllOfThemHaveLeftIsRemovedByTheNextParent() throws Exception {
        ParentJvm parent = ParentJvm.start(NestingParent.class);
        Await.until("all workers run", () -> parent.output().equals("hangs\n".repeat(3)));
        List<ProcessHandle> workers = parent.handle().descendants().toList();
        for (ProcessHandle worker : workers) {
            Tool.stop(worker.pid());
        }
        parent.handle().destroyForcibly();
        parent.await();
        workers.forEach(ProcessHandle::destroyForcibly);
        awaitEnd(workers);
        assertFalse(
                NothingIsLeft.filesOf(parent.handle().pid(), parent.temporary()).isEmpty());
        assertNothingIsLeftByTheNextParentIn(parent.temporary());
    }

    static final class NestingParent {
        public static void main(String[] arguments) {
            PrintAndHangLauncher.start(2);
        }
    }

    /** Options from an argument file may be secret; they are handed on in one. */
    @Test
    void theLastWorkerRemovesTheArgumentFile(@TempDir Path directory) throws Exception {
        Path file = Files.writeString(directory.resolve("arguments"), "-Dpassword=sesame\n");
        try (ParentJvm parent = ParentJvm.start(List.of(
                "@" + file,
                "-cp",
                System.getProperty("java.class.path"),
                TwoWorkersParent.class.getName(),
                directory.toString()))) {
            Await.until("all workers run", () -> started(directory) == 2);
            try (Stream<Path> files = Files.walk(parent.temporary())) {
                assertTrue(files.anyMatch(each -> each.toString().endsWith(".args")));
            }
            List<ProcessHandle> workers = parent.handle().descendants().toList();
            parent.handle().destroyForcibly();
            awaitEnd(workers);
            parent.await();
            parent.assertNothingIsLeft();
        }
    }

    static final class TwoWorkersParent {
        public static void main(String[] arguments) {
            for (int i = 0; i < 2; i++) {
                HangLauncher.start(Path.of(arguments[0], "started" + i).toString());
            }
        }
    }

    @Test
    void anotherParentThatLivesIsLeftAlone(@TempDir Path directory) throws Exception {
        Path file = Files.createFile(directory.resolve("file"));
        ParentJvm living = ParentJvm.start(LivingParent.class, file.toString());
        Await.until("its worker runs", () -> living.output().equals("runs\n"));
        ParentJvm next = ParentJvm.startIn(living.temporary(), NextParent.class);
        next.await();
        assertEquals(0, next.exitCode(), next.errors());
        Files.delete(file);
        living.await();
        assertEquals("runs\n7\n", living.output());
        living.assertNothingIsLeft();
    }

    static final class LivingParent {
        public static void main(String[] arguments) throws Exception {
            var worker = LeaveThreadLauncher.start(arguments[0]);
            AddLauncher.start(1, 2).result();
            System.out.println("runs");
            System.out.println(worker.result());
        }
    }

    /** A parent that is dead, but that nobody has taken notice of, still has its process id. */
    @Test
    void aWorkerThatStillReadsItsArgumentsEndsWithAParentThatBecomesAZombie(@TempDir Path directory) throws Exception {
        Path started = directory.resolve("started");
        ParentJvm shell = ParentJvm.startUnder(
                List.of("bash", "-c", "\"$@\" & exec sleep 300", "bash"), SlowParent.class, started.toString());
        Await.until("the worker reads its arguments", () -> Files.exists(started));
        ProcessHandle parent = shell.handle().children().findAny().orElseThrow();
        ProcessHandle worker = parent.children().findAny().orElseThrow();
        parent.destroyForcibly();
        awaitEnd(List.of(worker));
        shell.handle().destroyForcibly();
        shell.await();
    }

    static final class SlowParent {
        public static void main(String[] arguments) {
            TakeLauncher.start(new Busy.Slow(arguments[0]), new byte[1 << 20]);
        }
    }

    @Test
    void aWorkerWhoseParentWasGoneBeforeItSaidAnythingEndsSilently() throws Exception {
        Process worker = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        "dev.jfork.child.ChildMain")
                .redirectErrorStream(true)
                .start();
        worker.getOutputStream().close();
        assertEquals("", new String(worker.getInputStream().readAllBytes(), Charset.defaultCharset()));
        assertEquals(0, worker.waitFor());
    }

    /** As a terminal does, which sends the signal to all processes of the group. */
    @Test
    void ctrlCEndsTheProgramWithoutAWordFromAnybody() throws Exception {
        List<String> group = List.of("env", "--default-signal=INT", "setsid");
        assumeTrue(Tool.succeeds("env", "--default-signal=INT", "setsid", "true"));
        ParentJvm parent = ParentJvm.startUnder(group, NestingParent.class);
        Await.until("all workers run", () -> parent.output().equals("hangs\n".repeat(3)));
        List<ProcessHandle> workers = parent.handle().descendants().toList();
        Tool.signal("INT", -parent.handle().pid());
        parent.await();
        assertEquals(130, parent.exitCode());
        assertEquals("", parent.errors());
        awaitEnd(workers);
        parent.assertNothingIsLeft();
    }

    @Test
    void ctrlCIsNoWallOfStackTraces(@TempDir Path directory) throws Exception {
        assumeTrue(Tool.succeeds("env", "--default-signal=INT", "setsid", "true"));
        ParentJvm parent = ParentJvm.startUnder(
                List.of("env", "--default-signal=INT", "setsid"), WaitingParent.class, directory.toString());
        Await.until("all workers are busy", () -> started(directory) == 9);
        Tool.signal("INT", -parent.handle().pid());
        parent.await();
        assertEquals(130, parent.exitCode());
        assertEquals("", parent.errors());
        parent.assertNothingIsLeft();
    }

    static final class WaitingParent {
        public static void main(String[] arguments) throws Exception {
            List<WorkerProcess<?>> workers = new ArrayList<>();
            for (int i = 0; i < 9; i++) {
                String started = Path.of(arguments[0], "started" + i).toString();
                workers.add(
                        switch (i % 3) {
                            case 0 -> ComputeLauncher.with(small(16)).start(started);
                            case 1 -> SleepLauncher.with(small(16)).start(started);
                            default -> TakeLauncher.with(small(16)).start(new Busy.Slow(started), new byte[1 << 20]);
                        });
            }
            for (WorkerProcess<?> worker : workers) {
                worker.result();
            }
        }
    }

    private static void assertNothingIsLeftByTheNextParentIn(Path temporary) throws Exception {
        ParentJvm next = ParentJvm.startIn(temporary, NextParent.class);
        next.await();
        assertEquals(0, next.exitCode(), next.errors());
        try (Stream<Path> left = Files.list(temporary)) {
            assertEquals(List.of(), left.toList());
        }
    }

    /** Runs a worker, and ends when it has swept. */
    static final class NextParent {
        public static void main(String[] arguments) throws Exception {
            AddLauncher.start(1, 2).result();
            Await.until(
                    "it has swept",
                    () -> Thread.getAllStackTraces().keySet().stream()
                            .noneMatch(each -> each.getName().equals("jfork sweep")));
        }
    }
}
