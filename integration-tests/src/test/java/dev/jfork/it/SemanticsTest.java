package dev.jfork.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jfork.Outcome;
import dev.jfork.Worker;
import dev.jfork.WorkerCrashedException;
import dev.jfork.WorkerOptions;
import dev.jfork.WorkerProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Worker processes are to their parent what those of Python's {@code multiprocessing} are to theirs, or better. In the order
 * of that module's documentation, with {@code p} for the process:
 *
 * <ul>
 *   <li>names and numbers: {@link LifecycleTest#everyProcessTakesANumberAlsoOneWithANameOfItsOwn}, {@link
 *       LifecycleTest#workersOfWorkersAreNumberedBelowThem}
 *   <li>{@code current_process}, {@code parent_process}: {@link LifecycleTest#aWorkerKnowsWhoItIs}; {@code active_children}:
 *       here
 *   <li>{@code p.start()}, once: {@link LifecycleTest#aProcessIsStartedOnce}; or as often as one likes: {@link
 *       LifecycleTest#aTaskIsAValueThatMayBeStartedOften}
 *   <li>{@code p.join(timeout)}: {@link FailureTest#aWorkerThatReturnsLateIsWaitedForOnlyAsLongAsAsked}; interrupted: {@link
 *       LifecycleTest#aThreadThatWaitsCanBeInterrupted}
 *   <li>{@code p.exitcode}: here, and {@link FailureTest#systemExitIsToldFromASignal}; the trace on standard error: {@link
 *       FailureTest#theTraceOfAnExceptionIsOnStandardErrorHeadedByTheName}
 *   <li>threads of the child: {@link LifecycleTest#aWorkerEndsWithTheLastOfItsThreads}; {@code atexit}: here
 *   <li>standard input: {@link LifecycleTest#standardInputOfAWorkerIsEmpty}
 *   <li>{@code p.terminate()}, {@code p.kill()}: here, and {@link FailureTest#killingAWorkerTwiceOrWhenItIsDeadDoesNothing}
 *   <li>{@code p.close()}: here, and {@link LifecycleTest#closeWaitsAndTerminatesWhenItIsInterrupted}
 *   <li>{@code p.daemon}: here, {@link LifecycleTest#aDaemonIsEndedWithTheParent} and {@link
 *       LifecycleTest#theParentStaysUpWhileAWorkerRuns}
 *   <li>{@code p.sentinel}, {@code connection.wait}: here
 *   <li>subclasses of {@code Process}: {@link ReceiverTest}
 * </ul>
 */
@ExtendWith(NothingIsLeft.class)
@Timeout(120)
class SemanticsTest {
    @Test
    void activeAreThoseThatThisProcessHasStartedAndThatRun(@TempDir Path directory) throws Exception {
        Path started = directory.resolve("started");
        WorkerProcess<Void> process = NestLauncher.start(started.toString());
        AddLauncher.start(1, 2).join();
        AddLauncher.unstarted(1, 2);
        Await.until("the worker's worker runs", () -> Files.exists(started));
        Set<WorkerProcess<?>> active = WorkerProcess.active();
        assertEquals(Set.of(process), active);
        process.kill();
        process.join();
        assertEquals(Set.of(), WorkerProcess.active());
        assertEquals(Set.of(process), active);
    }

    @Test
    void theExitCodeIsZeroWhetherAMethodReturnsSomethingOrNothing() throws Exception {
        WorkerProcess<Void> nothing = PrintAtEndLauncher.unstarted(0);
        assertEquals(OptionalInt.empty(), nothing.exitCode());
        nothing.start();
        assertEquals(null, nothing.result());
        assertEquals(OptionalInt.of(0), nothing.exitCode());
        assertEquals(Optional.of(new Outcome.Returned<Void>(null)), nothing.outcome());
    }

    @Test
    void theExitCodeIsThatOfSystemExitWhichThreadEverCallsIt() throws Exception {
        WorkerProcess<Void> process = ExitInThreadLauncher.start(9);
        WorkerCrashedException thrown = assertThrows(WorkerCrashedException.class, process::result);
        assertTrue(thrown.getMessage().endsWith(" exited with 9 before it returned"), thrown::getMessage);
        assertEquals(OptionalInt.of(9), process.exitCode());
        assertEquals(new Outcome.Exited<Void>(9), process.outcome().orElseThrow());
    }

    @Worker
    static void exitInThread(int code) {
        new Thread(() -> System.exit(code)).start();
        hang();
    }

    @Test
    void whatAMethodReturnedStandsThoughTheProcessExitsOtherwiseLater() throws Exception {
        WorkerProcess<Integer> process = ReturnThenExitLauncher.start(9);
        assertEquals(7, process.result());
        assertEquals(OptionalInt.of(9), process.exitCode());
    }

    @Worker
    static int returnThenExit(int code) {
        Thread main = Thread.currentThread();
        new Thread(() -> {
                    try {
                        main.join();
                    } catch (InterruptedException e) {
                        throw new IllegalStateException(e);
                    }
                    System.exit(code);
                })
                .start();
        return 7;
    }

    @Test
    void aChildThatReturnsRunsItsShutdownHooks(@TempDir Path directory) throws Exception {
        Path hooked = directory.resolve("hooked");
        HookLauncher.start(hooked.toString()).join();
        assertTrue(Files.exists(hooked));
    }

    @Worker
    static void hook(String file) {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> write(Path.of(file))));
    }

    /** Also what the descendants have started, be it a worker or not. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void killAndTerminateTakeDescendantsAlong(boolean kill, @TempDir Path directory) throws Exception {
        WorkerProcess<Void> process = FamilyLauncher.start(1, directory.toString());
        List<ProcessHandle> family = family(directory, 1);
        assertTrue(process.toHandle().descendants().toList().containsAll(family));
        if (kill) {
            process.kill();
        } else {
            process.terminate();
        }
        process.join();
        for (ProcessHandle each : family) {
            each.onExit().get(30, TimeUnit.SECONDS);
        }
        assertEquals(new Outcome.Killed<Void>(kill ? 9 : 15), process.outcome().orElseThrow());
    }

    /** Starts a worker that does the same, for so many generations, and a program; then hangs. */
    @Worker
    static void family(int generations, String directory) throws IOException {
        if (generations > 0) {
            FamilyLauncher.start(generations - 1, directory);
        }
        Process program = new ProcessBuilder("sleep", "300").start();
        write(Path.of(directory, "worker " + ProcessHandle.current().pid()));
        write(Path.of(directory, "program " + program.pid()));
        hang();
    }

    /** All processes of a family, once they run, but for the worker that was started first. */
    private static List<ProcessHandle> family(Path directory, int generations) throws Exception {
        int members = 2 * (generations + 1);
        Await.until("the family is complete", () -> names(directory).size() == members);
        return names(directory).stream()
                .map(name -> ProcessHandle.of(Long.parseLong(name.substring(name.indexOf(' ') + 1))))
                .flatMap(Optional::stream)
                .filter(each -> !each.parent().equals(Optional.of(ProcessHandle.current())))
                .toList();
    }

    private static List<String> names(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(each -> each.getFileName().toString()).toList();
        }
    }

    @Test
    void terminateIsGracefulButNotForever(@TempDir Path directory) throws Exception {
        Path started = directory.resolve("started");
        Path hooked = directory.resolve("hooked");
        WorkerProcess<Void> process = HangInAHookLauncher.start(started.toString(), hooked.toString());
        Await.until("the worker runs", () -> Files.exists(started));
        process.terminate();
        WorkerCrashedException thrown = assertThrows(WorkerCrashedException.class, process::result);
        assertTrue(Files.exists(hooked));
        assertTrue(
                thrown.getMessage().endsWith("was killed by signal 9 (SIGKILL): terminate() was called"),
                thrown::getMessage);
        assertEquals(new Outcome.Killed<Void>(9), process.outcome().orElseThrow());
    }

    @Worker
    static void hangInAHook(String started, String hooked) {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            write(Path.of(hooked));
            hang();
        }));
        write(Path.of(started));
        hang();
    }

    @Test
    void closeWaits(@TempDir Path directory) throws Exception {
        Path file = Files.createFile(directory.resolve("file"));
        WorkerProcess<Integer> process = LeaveThreadLauncher.start(file.toString());
        CountDownLatch closed = new CountDownLatch(1);
        Thread closer = new Thread(() -> {
            process.close();
            closed.countDown();
        });
        closer.start();
        Await.until("it waits", () -> closer.getState() == Thread.State.WAITING);
        assertTrue(process.isAlive());
        Files.delete(file);
        assertTrue(closed.await(30, TimeUnit.SECONDS));
        assertFalse(process.isAlive());
        assertEquals(7, process.result());
    }

    @Test
    void aDaemonMayHaveChildrenAndTheyGoWithIt(@TempDir Path directory) throws Exception {
        ParentJvm parent = ParentJvm.run(ParentOfDaemon.class, directory.toString());
        assertEquals(0, parent.exitCode(), parent.errors());
        for (String pid : parent.output().lines().toList()) {
            Await.until(
                    "process " + pid + " has ended",
                    () -> ProcessHandle.of(Long.parseLong(pid))
                            .filter(ProcessHandle::isAlive)
                            .isEmpty());
        }
        assertEquals(4, parent.output().lines().count());
    }

    static final class ParentOfDaemon {
        public static void main(String[] arguments) throws Exception {
            WorkerProcess<Void> daemon =
                    FamilyLauncher.with(WorkerOptions.defaults().daemon(true)).start(1, arguments[0]);
            family(Path.of(arguments[0]), 1).forEach(each -> System.out.println(each.pid()));
            System.out.println(daemon.pid());
        }
    }

    @Test
    void theFirstOfSeveralIsWaitedForByTheirFutures(@TempDir Path directory) throws Exception {
        WorkerProcess<Void> slow =
                HangLauncher.start(directory.resolve("started").toString());
        WorkerProcess<Integer> quick = AddLauncher.start(1, 2);
        assertEquals(3, CompletableFuture.anyOf(slow.future(), quick.future()).get(30, TimeUnit.SECONDS));
        assertTrue(slow.isAlive());
        slow.kill();
        slow.join();
    }

    private static void hang() {
        while (true) {
            LockSupport.park();
        }
    }

    private static void write(Path file) {
        try {
            Files.createFile(file);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
