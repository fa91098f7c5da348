package dev.jfork.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jfork.Outcome;
import dev.jfork.Spares;
import dev.jfork.ThisProcess;
import dev.jfork.Worker;
import dev.jfork.WorkerCrashedException;
import dev.jfork.WorkerFailedException;
import dev.jfork.WorkerOptions;
import dev.jfork.WorkerOutput;
import dev.jfork.WorkerPool;
import dev.jfork.WorkerProcess;
import dev.jfork.WorkerTimeoutException;
import dev.jfork.wire.WireException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** To a task it makes no difference that its JVM was a spare; and spares are no trouble to anybody. */
@ExtendWith(NothingIsLeft.class)
@Timeout(120)
class SparesTest {
    private static final Duration BOUND = Duration.ofSeconds(60);

    private static Spares ready(int count, WorkerOptions options) throws InterruptedException {
        Spares spares = Spares.keep(count, options);
        assertTrue(spares.awaitReady(BOUND), spares::toString);
        return spares;
    }

    /** The processes that wait, where no worker runs. */
    static Set<Long> pids() {
        return ProcessHandle.current().children().map(ProcessHandle::pid).collect(Collectors.toSet());
    }

    @Test
    void aTaskRunsInTheSpareThatWaitedAndTheSpareIsReplaced() throws Exception {
        try (Spares spares = ready(1, WorkerOptions.defaults())) {
            Set<Long> waiting = pids();
            assertEquals(1, waiting.size());
            WorkerProcess<Integer> process = AddLauncher.start(40, 2);
            assertEquals(waiting, Set.of(process.pid()));
            assertEquals(42, process.result());
            assertEquals(new Outcome.Returned<>(42), process.outcome().orElseThrow());
            assertTrue(spares.awaitReady(BOUND));
            WorkerProcess<Integer> next = AddLauncher.start(1, 2);
            assertNotEquals(waiting, Set.of(next.pid())); // one task only
            assertEquals(3, next.result());
        }
    }

    @Test
    void aWorkerFromASpareHasItsNameAndItsOrdinaryEnd(@TempDir Path directory) throws Exception {
        try (Spares spares = ready(1, WorkerOptions.defaults())) {
            WorkerProcess<String> named =
                    WhoAmILauncher.with(WorkerOptions.named("nightly")).start();
            assertEquals("nightly true MainProcess", named.result());
            assertTrue(spares.awaitReady(BOUND));
            assertEquals(-1, ReadStandardInputLauncher.start().result());
            assertTrue(spares.awaitReady(BOUND));
            WorkerProcess<Void> exited = ExitLauncher.start(7);
            assertThrows(WorkerCrashedException.class, exited::result);
            assertEquals(new Outcome.Exited<Void>(7), exited.outcome().orElseThrow());
            assertTrue(spares.awaitReady(BOUND));
            WorkerProcess<Void> failed = FailLauncher.start("no");
            assertEquals(
                    "no",
                    assertThrows(WorkerFailedException.class, failed::result)
                            .failure()
                            .getMessage());
            assertEquals(1, failed.exitCode().orElseThrow());
            assertTrue(spares.awaitReady(BOUND));
            Path started = directory.resolve("started");
            WorkerProcess<Void> late = HangLauncher.with(
                            WorkerOptions.defaults().deadline(Duration.ofSeconds(2)))
                    .start(started.toString());
            assertThrows(WorkerTimeoutException.class, late::result);
        }
    }

    @Test
    void largeArgumentsReachASpare() throws Exception {
        byte[] large = new byte[20 << 20];
        large[large.length - 1] = 7;
        try (Spares spares = ready(1, WorkerOptions.defaults())) {
            assertEquals(7, SumLauncher.start(large).result());
            assertTrue(spares.awaitReady(BOUND));
        }
    }

    @Test
    void onlyASpareOfTheSameKindIsTaken(@TempDir Path directory) throws Exception {
        WorkerOptions small = WorkerOptions.defaults().maxHeap("64m");
        try (Spares spares = ready(1, small)) {
            List<WorkerOptions> others = List.of(
                    WorkerOptions.defaults(),
                    small.maxHeap("65m"),
                    small.jvmOption("-XX:+UseSerialGC"),
                    small.systemProperty("a", "b"),
                    small.environment("A", "b"),
                    small.directory(directory),
                    small.standardOutput(WorkerOutput.capture()),
                    small.standardError(WorkerOutput.discard()));
            Set<Long> waiting = pids();
            for (WorkerOptions other : others) {
                WorkerProcess<Integer> process = AddLauncher.with(other).start(1, 2);
                assertFalse(waiting.contains(process.pid()), other::toString);
                assertEquals(3, process.result());
            }
            assertEquals(1, spares.ready());
            WorkerProcess<Integer> fits = AddLauncher.with(
                            small.name("x").daemon(true).deadline(BOUND))
                    .start(1, 2);
            assertEquals(waiting, Set.of(fits.pid()));
            assertEquals(3, fits.result());
        }
    }

    @Test
    void aSparesOptionsAreThoseOfTheWorkerAndItsOutputIsRead() throws Exception {
        WorkerOptions options = WorkerOptions.defaults()
                .systemProperty("colour", "blue")
                .environment("JFORK_COLOUR", "green")
                .output(WorkerOutput.capture());
        try (Spares spares = ready(1, options)) {
            Set<Long> waiting = pids();
            WorkerProcess<Void> process = ColoursLauncher.with(options).start();
            assertEquals(waiting, Set.of(process.pid()));
            process.result();
            assertEquals("blue green\n", process.standardOutput());
            assertTrue(spares.awaitReady(BOUND));
        }
    }

    @Worker
    static void colours() {
        System.out.println(System.getProperty("colour") + " " + System.getenv("JFORK_COLOUR"));
    }

    @Test
    void whatAParentPreloadsIsThereBeforeTheTask() throws Exception {
        WorkerOptions options = WorkerOptions.defaults().output(WorkerOutput.capture());
        try (Spares spares = Spares.keep(1, options).preload(TellInitialiserLauncher.class)) {
            assertTrue(spares.awaitReady(BOUND));
            assertEquals(
                    "MainProcess false",
                    TellInitialiserLauncher.with(options).start().result());
        }
        assertEquals("Process", TellInitialiserLauncher.start().result().substring(0, 7));
    }

    static final class Initialised {
        static final String WHO = ThisProcess.name() + " " + ThisProcess.isWorker();

        private Initialised() {}

        @Worker
        static String tellInitialiser() {
            return WHO;
        }
    }

    @Test
    void aClassThatIsNoLauncherIsRefused() {
        try (Spares spares = Spares.keep(0, WorkerOptions.defaults())) {
            IllegalArgumentException refused =
                    assertThrows(IllegalArgumentException.class, () -> spares.preload(String.class));
            assertEquals(
                    "java.lang.String is no launcher: name the class that jfork has generated for a worker method.",
                    refused.getMessage());
            assertThrows(IllegalArgumentException.class, () -> spares.resize(-1));
        }
        assertThrows(
                IllegalArgumentException.class,
                () -> Spares.keep(1, WorkerOptions.defaults().debug(0)));
    }

    @Test
    void sparesAreResizedAndClosed() throws Exception {
        Spares spares = ready(3, WorkerOptions.defaults());
        assertEquals(3, pids().size());
        spares.resize(1);
        assertEquals(1, spares.ready());
        Await.until("two are ended", () -> pids().size() == 1);
        spares.resize(2);
        assertTrue(spares.awaitReady(BOUND));
        spares.close();
        assertEquals(Set.of(), pids());
        assertThrows(IllegalStateException.class, () -> spares.resize(1));
        assertEquals(3, AddLauncher.start(1, 2).result());
    }

    @Test
    void sparesThatAreKilledWhileTheyWaitAreReplacedAndNoStartSeesIt() throws Exception {
        try (Spares spares = ready(2, WorkerOptions.defaults())) {
            Set<Long> before = pids();
            List<ProcessHandle> killed = ProcessHandle.current().children().toList();
            killed.forEach(ProcessHandle::destroyForcibly);
            // Not that this JVM has taken notice of it: a kill that hits a spare when it has its task, is one of a
            // worker.
            Await.until("they are dead", () -> killed.stream().noneMatch(ProcessHandle::isAlive));
            assertEquals(42, AddLauncher.start(40, 2).result());
            Await.until("they are replaced", () -> spares.ready() == 2 && Collections.disjoint(pids(), before));
        }
    }

    @Test
    void sparesThatDieAgainAndAgainAreGivenUpAndWorkersStartAsEver() throws Exception {
        try (Spares spares = Spares.keep(1, WorkerOptions.defaults()).preload(NeverInitialisedLauncher.class)) {
            assertFalse(spares.awaitReady(BOUND)); // and doesn't wait for all of that time
            assertEquals(0, spares.ready());
            assertEquals(Set.of(), pids());
            WorkerFailedException failed =
                    assertThrows(WorkerFailedException.class, NeverInitialisedLauncher.start()::result);
            assertEquals(
                    "java.lang.ExceptionInInitializerError", failed.failure().type());
        }
    }

    static final class Broken {
        static final int VALUE = Integer.parseInt("no number");

        private Broken() {}

        @Worker
        static int neverInitialised() {
            return VALUE;
        }
    }

    @Test
    void aSpareWhoseFileIsSweptBeforeItIsReadyIsReplaced(@TempDir Path directory) throws Exception {
        Path swept = directory.resolve("swept");
        WorkerOptions options = WorkerOptions.defaults().jvmOption("-Dswept=" + swept);
        try (Spares spares = Spares.keep(1, options).preload(SweptOnceLauncher.class)) {
            assertTrue(spares.awaitReady(BOUND));
            Path file = Path.of(Files.readString(swept));
            Await.until("the first one has ended", () -> pids().size() == 1);
            assertFalse(Files.exists(file), file::toString);
            assertEquals(1, SweptOnceLauncher.with(options).start().result());
        }
    }

    static final class Sweeping {
        static final int VALUE = sweep(System.getProperty("sun.java.command").split(" ", -1)[1]);

        private Sweeping() {}

        /** The first one of all removes the file that its parent has made for it, and takes its time. */
        private static int sweep(String file) {
            try {
                Path swept = Path.of(System.getProperty("swept"));
                if (!Files.exists(swept)) {
                    Files.writeString(swept, file);
                    Files.delete(Path.of(file));
                    LockSupport.parkNanos(BOUND.toNanos());
                }
                return 1;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Worker
        static int sweptOnce() {
            return VALUE;
        }
    }

    @Test
    void argumentsThatCannotBeWrittenCostASpareAndNothingElse() throws Exception {
        try (Spares spares = ready(1, WorkerOptions.defaults())) {
            assertThrows(WireException.class, () -> TakeCyclicLauncher.start(Cyclic.make()));
            assertTrue(spares.awaitReady(BOUND));
            assertEquals(3, AddLauncher.start(1, 2).result());
        }
    }

    /** A list that contains itself, in the end. */
    record Cyclic(List<Cyclic> inside) {
        static Cyclic make() {
            List<Cyclic> list = new ArrayList<>();
            Cyclic cyclic = new Cyclic(list);
            list.add(cyclic);
            return cyclic;
        }
    }

    @Worker
    static int takeCyclic(Cyclic cyclic) {
        return cyclic.inside().size();
    }

    @Test
    void manyThreadsTakeEachSpareOnce() throws Exception {
        try (Spares spares = ready(4, WorkerOptions.defaults())) {
            Set<Long> waiting = pids();
            ExecutorService threads = Executors.newFixedThreadPool(8);
            try {
                List<Future<WorkerProcess<Integer>>> all = new ArrayList<>();
                for (int i = 0; i < 8; i++) {
                    int number = i;
                    all.add(threads.submit(() -> AddLauncher.start(number, 1)));
                }
                Set<Long> used = new HashSet<>();
                for (int i = 0; i < 8; i++) {
                    WorkerProcess<Integer> process = all.get(i).get();
                    assertTrue(used.add(process.pid()));
                    assertEquals(i + 1, process.result());
                }
                assertTrue(used.containsAll(waiting));
                assertTrue(spares.awaitReady(BOUND));
            } finally {
                threads.shutdown();
            }
        }
    }

    @Test
    void theWorkersOfAPoolComeFromSpares() throws Exception {
        try (Spares spares = ready(1, WorkerOptions.defaults())) {
            Set<Long> waiting = pids();
            try (WorkerPool pool = WorkerPool.ofSize(1)) {
                assertEquals(
                        waiting, Set.of(pool.submit(ProcessIdLauncher.task()).get()));
            }
            assertTrue(spares.awaitReady(BOUND));
        }
    }

    @Worker
    static long processId() {
        return ProcessHandle.current().pid();
    }

    @Test
    void sparesEndWithAParentThatEndsAndDoNotKeepItUp() throws Exception {
        try (ParentJvm parent = ParentJvm.run(KeepingParent.class, "return")) {
            assertEquals(0, parent.exitCode(), parent.errors());
            assertEquals("ready\n", parent.output());
        }
    }

    @Test
    void sparesEndWithAParentThatIsKilled() throws Exception {
        ParentJvm parent = ParentJvm.start(KeepingParent.class, "hang");
        try (parent) {
            Await.until("spares are ready", () -> parent.output().equals("ready\n"));
            List<ProcessHandle> spares = parent.handle().descendants().toList();
            assertEquals(4, spares.size()); // and what the initialiser of one has started
            parent.handle().destroyForcibly();
            parent.await();
            Await.until("all have ended", () -> spares.stream().noneMatch(ProcessHandle::isAlive));
            parent.assertNothingIsLeft();
        }
    }

    @Test
    void aWorkerFromASpareEndsWithAParentThatIsKilled(@TempDir Path directory) throws Exception {
        Path started = directory.resolve("started");
        ParentJvm parent = ParentJvm.start(KeepingParent.class, "work", started.toString());
        try (parent) {
            Await.until("the worker runs", () -> Files.exists(started));
            List<ProcessHandle> all = parent.handle().descendants().toList();
            parent.handle().destroyForcibly();
            parent.await();
            Await.until("all have ended", () -> all.stream().noneMatch(ProcessHandle::isAlive));
        }
    }

    static final class KeepingParent {
        public static void main(String[] arguments) throws Exception {
            Spares spares = Spares.keep(2, WorkerOptions.defaults());
            if (arguments[0].equals("hang")) {
                spares.preload(StartsProcessLauncher.class);
            }
            System.out.println(spares.awaitReady(BOUND) ? "ready" : "not ready");
            if (arguments[0].equals("work")) {
                HangLauncher.start(arguments[1]);
            } else if (arguments[0].equals("hang")) {
                Thread.sleep(BOUND.toMillis());
            }
        }
    }

    static final class Starting {
        static final Process SLEEP = start();

        private Starting() {}

        private static Process start() {
            try {
                return new ProcessBuilder("sleep", "100").start();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Worker
        static long startsProcess() {
            return SLEEP.pid();
        }
    }

    @Test
    void aPropertyKeepsSparesFromTheFirstWorkerOnButNotInWorkers() throws Exception {
        try (ParentJvm parent = ParentJvm.run(List.of(
                "-Ddev.jfork.spares=2",
                "-cp",
                System.getProperty("java.class.path"),
                PropertyParent.class.getName()))) {
            assertEquals(0, parent.exitCode(), parent.errors());
            assertEquals("null\n2\n", parent.output());
        }
    }

    static final class PropertyParent {
        public static void main(String[] arguments) throws Exception {
            System.out.println(PropertyLauncher.start("dev.jfork.spares").result());
            Await.until("two wait", () -> pids().size() == 2);
            System.out.println(pids().size());
        }
    }

    @Test
    void aPropertyThatIsNoNumberIsSaid() throws Exception {
        try (ParentJvm parent = ParentJvm.run(List.of(
                "-Ddev.jfork.spares=two",
                "-cp",
                System.getProperty("java.class.path"),
                AddingParent.class.getName()))) {
            assertEquals(0, parent.exitCode(), parent.errors());
            assertEquals("3\n", parent.output());
            assertTrue(
                    parent.errors().contains("No spares are kept: -Ddev.jfork.spares=two is no number of JVMs"),
                    parent.errors());
        }
    }

    static final class AddingParent {
        public static void main(String[] arguments) throws Exception {
            System.out.println(AddLauncher.start(1, 2).result());
        }
    }
}
