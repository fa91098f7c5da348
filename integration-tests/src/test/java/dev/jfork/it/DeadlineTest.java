package dev.jfork.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jfork.Outcome;
import dev.jfork.ThisProcess;
import dev.jfork.Worker;
import dev.jfork.WorkerCrashedException;
import dev.jfork.WorkerFailedException;
import dev.jfork.WorkerOptions;
import dev.jfork.WorkerOutput;
import dev.jfork.WorkerProcess;
import dev.jfork.WorkerTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Workers that must have ended at a time. */
@ExtendWith(NothingIsLeft.class)
@Timeout(120)
class DeadlineTest {
    /** For what a worker must have done before its deadline. */
    private static final WorkerOptions LATER = WorkerOptions.defaults().deadline(Duration.ofSeconds(8));

    private static final WorkerOptions SOON = WorkerOptions.defaults().deadline(Duration.ofMillis(500));

    @Test
    void aWorkerThatOutlivesItsDeadlineIsKilled(@TempDir Path directory) throws Exception {
        WorkerProcess<Void> process =
                HangLauncher.with(SOON).start(directory.resolve("started").toString());
        WorkerTimeoutException thrown = assertThrows(WorkerTimeoutException.class, process::result);
        assertEquals(
                process.name() + " (pid " + process.pid() + ", dev.jfork.it.Jobs.hang) was killed at its deadline, 0.5s"
                        + " after its start, before it returned. If it needs more time, give it more with"
                        + " WorkerOptions.deadline(...) or @Worker(deadline = \"...\").",
                thrown.getMessage());
        assertEquals(new Outcome.Killed<Void>(9), process.outcome().orElseThrow());
        assertEquals(OptionalInt.of(137), process.exitCode());
        ExecutionException failed =
                assertThrows(ExecutionException.class, () -> process.future().get());
        assertInstanceOf(WorkerTimeoutException.class, failed.getCause());
    }

    @Test
    void aDeadlineMayPassBeforeTheJvmIsUp(@TempDir Path directory) throws Exception {
        WorkerProcess<Void> process = HangLauncher.with(WorkerOptions.defaults().deadline(Duration.ofNanos(1)))
                .start(directory.resolve("started").toString());
        WorkerTimeoutException thrown = assertThrows(WorkerTimeoutException.class, process::result);
        assertTrue(thrown.getMessage().contains("at its deadline, 0.000000001s after its start"), thrown::getMessage);
        assertEquals(new Outcome.Killed<Void>(9), process.outcome().orElseThrow());
    }

    /** As the parent sends them, it waits for the worker to take them. */
    @Test
    void aWorkerThatDoesNotTakeItsArgumentsIsKilled(@TempDir Path directory) throws Exception {
        WorkerProcess<Void> process = StuckLauncher.with(SOON).start(new Stuck(), new byte[10 << 20]);
        assertThrows(WorkerTimeoutException.class, process::result);
    }

    @Worker
    static void stuck(Stuck stuck, byte[] bytes) {}

    /** A record that no worker ever has read. */
    record Stuck() {
        Stuck {
            while (ThisProcess.isWorker()) {
                LockSupport.park();
            }
        }
    }

    @Test
    void whatTheWorkerHasStartedIsKilledWithIt(@TempDir Path directory) throws Exception {
        Path pidFile = directory.resolve("pid");
        WorkerProcess<Void> process = StartSleepLauncher.with(LATER).start(pidFile.toString());
        Await.until("the worker has started a program", () -> Files.exists(pidFile));
        ProcessHandle sleep =
                ProcessHandle.of(Long.parseLong(Files.readString(pidFile))).orElseThrow();
        assertThrows(WorkerTimeoutException.class, process::result);
        Await.until("the program has ended", () -> !sleep.isAlive());
    }

    @Test
    void theMethodsOwnEndComesFirstThoughItsProcessIsKilled() throws Exception {
        WorkerProcess<Integer> thread = ReturnAndLingerLauncher.with(LATER).start(true);
        WorkerProcess<Integer> hook = ReturnAndLingerLauncher.with(LATER).start(false);
        WorkerProcess<Integer> thrower = FailAndLingerLauncher.with(LATER).start();
        for (WorkerProcess<Integer> process : List.of(thread, hook)) {
            assertEquals(7, process.result());
            assertEquals(new Outcome.Returned<>(7), process.outcome().orElseThrow());
            assertEquals(OptionalInt.of(137), process.exitCode());
        }
        WorkerFailedException thrown = assertThrows(WorkerFailedException.class, thrower::result);
        assertEquals("java.lang.IllegalStateException: no", thrown.failure().toString());
        assertEquals(OptionalInt.of(137), thrower.exitCode());
    }

    @Worker
    static int returnAndLinger(boolean inThread) {
        Thread lingering = new Thread(DeadlineTest::hang);
        if (inThread) {
            lingering.start();
        } else {
            Runtime.getRuntime().addShutdownHook(lingering);
        }
        return 7;
    }

    @Worker
    static int failAndLinger() {
        new Thread(DeadlineTest::hang).start();
        throw new IllegalStateException("no");
    }

    @Test
    void anExitThatIsKilledAtTheDeadlineIsLate() throws Exception {
        WorkerProcess<Void> process = ExitAndLingerLauncher.with(LATER.standardError(WorkerOutput.capture()))
                .start();
        WorkerTimeoutException thrown = assertThrows(WorkerTimeoutException.class, process::result);
        assertTrue(
                thrown.getMessage().endsWith("The last lines of its standard error:\n    about to exit"),
                thrown::getMessage);
        assertEquals(new Outcome.Killed<Void>(9), process.outcome().orElseThrow());
        assertEquals(OptionalInt.of(137), process.exitCode());
    }

    @Worker
    static void exitAndLinger() {
        Runtime.getRuntime().addShutdownHook(new Thread(DeadlineTest::hang));
        System.err.println("about to exit");
        System.exit(3);
    }

    private static void hang() {
        while (true) {
            LockSupport.park();
        }
    }

    @Test
    void aWorkerThatEndsInTimeIsLeftAlone() throws Exception {
        assertEquals(3, AddLauncher.with(LATER).start(1, 2).result());
        WorkerProcess<Void> exiting = ExitLauncher.with(LATER).start(3);
        assertThrows(WorkerCrashedException.class, exiting::result);
        assertEquals(new Outcome.Exited<Void>(3), exiting.outcome().orElseThrow());
    }

    @Test
    void aDeadlineThatNobodySeesIsNone() throws Exception {
        List<Duration> huge = List.of(
                Duration.ofSeconds(Long.MAX_VALUE),
                ChronoUnit.FOREVER.getDuration(),
                Duration.ofDays(200 * 365),
                Duration.ofDays(100 * 365));
        for (Duration each : huge) {
            WorkerOptions options = WorkerOptions.defaults().deadline(each);
            assertEquals(3, AddLauncher.with(options).start(1, 2).result());
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whoEndsAWorkerBeforeItsDeadlineIsNamed(boolean kill, @TempDir Path directory) throws Exception {
        Path started = directory.resolve("started");
        WorkerProcess<Void> process = HangLauncher.with(WorkerOptions.defaults().deadline(Duration.ofMinutes(1)))
                .start(started.toString());
        Await.until("the worker runs", () -> Files.exists(started));
        if (kill) {
            process.kill();
        } else {
            process.terminate();
        }
        WorkerCrashedException thrown = assertThrows(WorkerCrashedException.class, process::result);
        assertTrue(
                thrown.getMessage().endsWith(kill ? "kill() was called" : "terminate() was called"),
                thrown::getMessage);
    }

    @Test
    void aProgramEndsThoughADeadlineIsFarAway() throws Exception {
        ParentJvm parent = ParentJvm.run(PatientParent.class);
        assertEquals("3\n", parent.output());
        assertEquals("", parent.errors());
    }

    static final class PatientParent {
        public static void main(String[] arguments) throws InterruptedException {
            WorkerOptions options = WorkerOptions.defaults().deadline(Duration.ofDays(1));
            System.out.println(AddLauncher.with(options).start(1, 2).result());
        }
    }
}
