package dev.jfork.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jfork.Outcome;
import dev.jfork.RemoteFailure;
import dev.jfork.WorkerCrashedException;
import dev.jfork.WorkerFailedException;
import dev.jfork.WorkerOptions;
import dev.jfork.WorkerProcess;
import dev.jfork.WorkerStartException;
import dev.jfork.wire.WireException;
import dev.jfork.wire.WireWriter;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(NothingIsLeft.class)
@Timeout(120)
class FailureTest {
    private static final String TOO_DEEP =
            "The values are nested more than 1000 levels deep, or contain themselves. Send a"
                    + " list of them instead, whose elements name each other by their index.";

    @Test
    void anExceptionComesBackWithTypeMessageStackCausesAndSuppressed() throws Exception {
        WorkerProcess<Void> process = FailLauncher.start("boom");
        WorkerFailedException thrown = assertThrows(WorkerFailedException.class, process::result);
        RemoteFailure failure = thrown.failure();
        assertEquals(
                process.name() + " (pid " + process.pid()
                        + ", dev.jfork.it.Jobs.fail) threw java.lang.IllegalStateException: boom",
                thrown.getMessage());
        assertEquals("java.lang.IllegalStateException", failure.type());
        assertEquals("boom", failure.getMessage());
        assertEquals("fail", failure.getStackTrace()[0].getMethodName());
        assertEquals("Jobs.java", failure.getStackTrace()[0].getFileName());
        assertTrue(failure.getStackTrace()[0].getLineNumber() > 0);
        assertEquals("java.lang.NumberFormatException: seven", failure.getSuppressed()[0].toString());
        assertEquals("java.io.IOException: the disk", failure.getCause().toString());
        assertEquals(
                "dev.jfork.it.Jobs$Unspeakable: (its getMessage() threw java.lang.UnsupportedOperationException)",
                failure.getCause().getCause().toString());
        assertEquals(OptionalInt.of(1), process.exitCode());
        assertInstanceOf(Outcome.Threw.class, process.outcome().orElseThrow());
    }

    @Test
    void theStackTraceEndsAtTheCaller() throws Exception {
        WorkerProcess<Void> process = FailLauncher.start("boom");
        WorkerFailedException thrown = assertThrows(WorkerFailedException.class, () -> callerOf(process));
        StringWriter text = new StringWriter();
        thrown.printStackTrace(new PrintWriter(text));
        assertTrue(
                Arrays.stream(thrown.getStackTrace())
                        .anyMatch(frame -> frame.getMethodName().equals("callerOf")),
                text::toString);
        assertTrue(text.toString().contains("Caused by: java.lang.IllegalStateException: boom"), text::toString);
        assertTrue(text.toString().contains("at dev.jfork.it.Jobs.fail(Jobs.java:"), text::toString);
    }

    private static void callerOf(WorkerProcess<Void> process) throws InterruptedException {
        process.result();
    }

    @Test
    void theFutureFailsAsTheResultDoes() throws Exception {
        WorkerProcess<Void> process = FailLauncher.start("boom");
        ExecutionException thrown =
                assertThrows(ExecutionException.class, () -> process.future().get());
        assertEquals(
                "java.lang.IllegalStateException",
                assertInstanceOf(WorkerFailedException.class, thrown.getCause())
                        .failure()
                        .type());
    }

    @Test
    void joiningAFailedWorkerDoesNotThrow() throws Exception {
        FailLauncher.start("boom").join();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 3, 143, 255})
    void systemExitIsToldFromASignal(int code) throws Exception {
        WorkerProcess<Void> process = ExitLauncher.start(code);
        WorkerCrashedException thrown = assertThrows(WorkerCrashedException.class, process::result);
        assertEquals(
                process.name() + " (pid " + process.pid() + ", dev.jfork.it.Jobs.exit) exited with " + code
                        + " before it returned",
                thrown.getMessage());
        assertEquals(new Outcome.Exited<Void>(code), process.outcome().orElseThrow());
        assertEquals(OptionalInt.of(code), process.exitCode());
    }

    @Test
    void aWorkerThatHaltsHasExited() throws Exception {
        WorkerProcess<Void> process = HaltLauncher.start(5);
        assertThrows(WorkerCrashedException.class, process::result);
        assertEquals(new Outcome.Exited<Void>(5), process.outcome().orElseThrow());
    }

    /** Nothing tells it from a signal: no hook runs, and the JDK gives the same exit code for both. */
    @Test
    void aWorkerThatHaltsAsASignalWouldLooksKilled() throws Exception {
        WorkerProcess<Void> process = HaltLauncher.start(137);
        assertThrows(WorkerCrashedException.class, process::result);
        assertEquals(new Outcome.Killed<Void>(9), process.outcome().orElseThrow());
        assertEquals(OptionalInt.of(137), process.exitCode());
    }

    @Test
    void aWorkerThatIsKilledFromOutsideWasKilledBySignal9(@TempDir Path directory) throws Exception {
        WorkerProcess<Void> process = hanging(directory);
        process.toHandle().destroyForcibly();
        WorkerCrashedException thrown = assertThrows(WorkerCrashedException.class, process::result);
        assertTrue(
                thrown.getMessage()
                        .endsWith("was killed by signal 9 (SIGKILL): often the kernel's OOM killer; see dmesg"),
                thrown::getMessage);
        assertEquals(new Outcome.Killed<Void>(9), process.outcome().orElseThrow());
        assertEquals(OptionalInt.of(137), process.exitCode());
    }

    @Test
    void killSaysThatItWasCalled(@TempDir Path directory) throws Exception {
        WorkerProcess<Void> process = hanging(directory);
        process.kill();
        WorkerCrashedException thrown = assertThrows(WorkerCrashedException.class, process::result);
        assertTrue(
                thrown.getMessage().endsWith("was killed by signal 9 (SIGKILL): kill() was called"),
                thrown::getMessage);
    }

    @Test
    void aWorkerThatIsTerminatedRunsItsShutdownHooks(@TempDir Path directory) throws Exception {
        Path started = directory.resolve("started");
        Path hooked = directory.resolve("hooked");
        WorkerProcess<Void> process = HookThenHangLauncher.start(started.toString(), hooked.toString());
        Await.until("the worker runs", () -> Files.exists(started));
        process.terminate();
        WorkerCrashedException thrown = assertThrows(WorkerCrashedException.class, process::result);
        assertTrue(
                thrown.getMessage().endsWith("was killed by signal 15 (SIGTERM): terminate() was called"),
                thrown::getMessage);
        assertEquals(new Outcome.Killed<Void>(15), process.outcome().orElseThrow());
        assertEquals(OptionalInt.of(143), process.exitCode());
        assertTrue(Files.exists(hooked));
    }

    @Test
    void killingAWorkerTwiceOrWhenItIsDeadDoesNothing() throws Exception {
        WorkerProcess<Integer> process = AddLauncher.start(1, 2);
        process.join();
        process.kill();
        process.terminate();
        process.close();
        assertEquals(3, process.result());
    }

    @Test
    void whatAWorkerStartedGoesWithIt(@TempDir Path directory) throws Exception {
        Path pidFile = directory.resolve("pid");
        WorkerProcess<Void> process = StartSleepLauncher.start(pidFile.toString());
        Await.until("the worker has started a program", () -> Files.exists(pidFile));
        ProcessHandle sleep =
                ProcessHandle.of(Long.parseLong(Files.readString(pidFile))).orElseThrow();
        process.kill();
        process.join();
        Await.until("the program has ended", () -> !sleep.isAlive());
    }

    @Test
    void aFullHeapIsACrashThatSaysHowLargeItWas() throws Exception {
        WorkerProcess<Integer> process =
                FillHeapLauncher.with(WorkerOptions.defaults().maxHeap("32m")).start();
        WorkerCrashedException thrown = assertThrows(WorkerCrashedException.class, process::result);
        assertTrue(
                thrown.getMessage()
                        .endsWith("ran out of heap (-Xmx32m): Java heap space. Give it more with"
                                + " WorkerOptions.maxHeap(...)."),
                thrown::getMessage);
        assertInstanceOf(OutOfMemoryError.class, thrown.getCause());
        assertInstanceOf(Outcome.Threw.class, process.outcome().orElseThrow());
        assertEquals(OptionalInt.of(1), process.exitCode());
    }

    @Test
    void theLimitThatCountedIsTheOneThatIsNamed() throws Exception {
        WorkerProcess<Integer> process = FillHeapLauncher.with(
                        WorkerOptions.defaults().maxHeap("1g").jvmOption("-Xmx24m"))
                .start();
        WorkerCrashedException thrown = assertThrows(WorkerCrashedException.class, process::result);
        assertTrue(thrown.getMessage().contains("ran out of heap (-Xmx24m): Java heap space"), thrown::getMessage);
    }

    @Test
    void aLimitThatIsInTheEnvironmentIsNamed() throws Exception {
        WorkerProcess<Integer> process = FillHeapLauncher.with(WorkerOptions.defaults()
                        .maxHeap("1g")
                        .jvmOption("-XX:+ExitOnOutOfMemoryError")
                        .environment("_JAVA_OPTIONS", "-Da=b -Xmx24m -XX:-ExitOnOutOfMemoryError"))
                .start();
        WorkerCrashedException thrown = assertThrows(WorkerCrashedException.class, process::result);
        assertTrue(thrown.getMessage().contains("ran out of heap (-Xmx24m): Java heap space"), thrown::getMessage);
        assertInstanceOf(Outcome.Threw.class, process.outcome().orElseThrow());
    }

    @Test
    void aJvmThatExitsWhenItsHeapIsFullRanOutOfHeap() throws Exception {
        WorkerOptions exits = WorkerOptions.defaults().maxHeap("32m").jvmOption("-XX:+ExitOnOutOfMemoryError");
        WorkerProcess<Integer> process = FillHeapLauncher.with(exits).start();
        WorkerCrashedException thrown = assertThrows(WorkerCrashedException.class, process::result);
        assertTrue(
                thrown.getMessage()
                        .endsWith(
                                "ran out of heap (-Xmx32m), or of metaspace: -XX:+ExitOnOutOfMemoryError ended it with"
                                        + " 3. Give it more with WorkerOptions.maxHeap(...)."),
                thrown::getMessage);
        assertEquals(new Outcome.Exited<Integer>(3), process.outcome().orElseThrow());

        WorkerProcess<Void> exit = ExitLauncher.with(exits).start(3);
        thrown = assertThrows(WorkerCrashedException.class, exit::result);
        assertTrue(thrown.getMessage().endsWith("exited with 3 before it returned"), thrown::getMessage);
    }

    @Test
    void aJvmThatCrashesWhenItsHeapIsFullRanOutOfHeap(@TempDir Path directory) throws Exception {
        WorkerProcess<Integer> process = FillHeapLauncher.with(WorkerOptions.defaults()
                        .maxHeap("32m")
                        .directory(directory)
                        .jvmOption("-XX:-CreateCoredumpOnCrash")
                        .jvmOption("-XX:+CrashOnOutOfMemoryError"))
                .start();
        WorkerCrashedException thrown = assertThrows(WorkerCrashedException.class, process::result);
        assertTrue(
                thrown.getMessage()
                        .endsWith("ran out of heap (-Xmx32m): Java heap space; report in "
                                + directory.resolve("hs_err_pid" + process.pid() + ".log")
                                + ". Give it more with WorkerOptions.maxHeap(...)."),
                thrown::getMessage);
    }

    @Test
    void anOverflownStackIsAFailureOfTheMethod() throws Exception {
        WorkerProcess<Integer> process = OverflowStackLauncher.start(0);
        WorkerFailedException thrown = assertThrows(WorkerFailedException.class, process::result);
        assertEquals("java.lang.StackOverflowError", thrown.failure().type());
        assertInstanceOf(StackOverflowError.class, thrown.getCause());
    }

    @Test
    void aCrashInNativeCodeNamesTheSignalAndTheReport(@TempDir Path directory) throws Exception {
        WorkerProcess<Void> process = CrashLauncher.with(
                        WorkerOptions.defaults().directory(directory))
                .start();
        assertThatItCrashed(process, directory.resolve("hs_err_pid" + process.pid() + ".log"));
        assertEquals(new Outcome.Killed<Void>(6), process.outcome().orElseThrow());
    }

    @Test
    void aCrashThatEndsWithAnOrdinaryExitCodeIsACrash(@TempDir Path directory) throws Exception {
        WorkerProcess<Void> process = CrashLauncher.with(
                        WorkerOptions.defaults().directory(directory).jvmOption("-XX:-CreateCoredumpOnCrash"))
                .start();
        assertThatItCrashed(process, directory.resolve("hs_err_pid" + process.pid() + ".log"));
        assertEquals(new Outcome.Exited<Void>(1), process.outcome().orElseThrow());
    }

    @Test
    void aReportIsFoundWhereTheUserHasPutIt(@TempDir Path directory) throws Exception {
        Files.createDirectory(directory.resolve("100%"));
        WorkerOptions options = WorkerOptions.defaults().directory(directory).jvmOption("-XX:-CreateCoredumpOnCrash");
        WorkerProcess<Void> chosen = CrashLauncher.with(options.jvmOption("-XX:ErrorFile=100%%/of-%p.log"))
                .start();
        assertThatItCrashed(chosen, directory.resolve("100%/of-" + chosen.pid() + ".log"));
        WorkerProcess<Void> unwritable = CrashLauncher.with(options.jvmOption("-XX:ErrorFile=/no/such/directory/file"))
                .start();
        assertThatItCrashed(unwritable, directory.resolve("hs_err_pid" + unwritable.pid() + ".log"));
    }

    private static void assertThatItCrashed(WorkerProcess<Void> process, Path report) {
        WorkerCrashedException thrown = assertThrows(WorkerCrashedException.class, process::result);
        assertTrue(Files.exists(report));
        assertTrue(thrown.getMessage().endsWith("crashed (SIGSEGV); report in " + report), thrown::getMessage);
    }

    @Test
    void aWorkerThatReturnsLateIsWaitedForOnlyAsLongAsAsked(@TempDir Path directory) throws Exception {
        WorkerProcess<Void> process = hanging(directory);
        assertFalse(process.join(Duration.ofMillis(20)));
        assertFalse(process.join(Duration.ZERO));
        assertFalse(process.join(Duration.ofSeconds(-1)));
        assertTrue(process.isAlive());
        process.kill();
        assertTrue(process.join(Duration.ofSeconds(Long.MAX_VALUE)));
        assertFalse(process.isAlive());
    }

    @Test
    void aRecordThatRefusesItsComponentsIsAFailureOfTheWorker() throws Exception {
        WorkerProcess<Jobs.Picky> process = PickLauncher.start(new Jobs.Picky(-1));
        WorkerFailedException thrown = assertThrows(WorkerFailedException.class, process::result);
        assertEquals(
                "java.lang.IllegalArgumentException: negative: -1",
                thrown.getCause().toString());
    }

    @Test
    void aKeyThatCantBeComparedInTheWorkerIsAFailureOfTheWorker() throws Exception {
        SortedSet<Jobs.Key> keys = new TreeSet<>(Set.of(new Jobs.Key(false)));
        WorkerProcess<SortedSet<Jobs.Key>> process = EchoKeysLauncher.start(keys);
        WorkerFailedException thrown = assertThrows(WorkerFailedException.class, process::result);
        assertTrue(
                thrown.getMessage().endsWith("threw java.lang.UnsupportedOperationException: can't be compared here"),
                thrown::getMessage);
    }

    @Test
    void aResultThatCantBeMadeAgainIsNoReturn() throws Exception {
        assertUnreadable("java.lang.UnsupportedOperationException: can't be compared here", MakeKeysLauncher.start());
    }

    @Test
    void aCodecThatDoesntReadWhatItWroteIsToldAsThat() throws Exception {
        WorkerProcess<Jobs.Riddle> refused = EchoRiddleLauncher.start(new Jobs.Riddle(false));
        WorkerStartException thrown = assertThrows(WorkerStartException.class, refused::result);
        assertTrue(
                thrown.getMessage()
                        .contains(
                                "If they have a codec or a readObject method of your own, it is to read just what was written"),
                thrown::getMessage);
        assertUnreadable(
                "dev.jfork.wire.WireException: The bytes end in the middle of a value",
                EchoRiddleLauncher.start(new Jobs.Riddle(true)));
    }

    private static void assertUnreadable(String reason, WorkerProcess<?> process) throws InterruptedException {
        WorkerFailedException thrown = assertThrows(WorkerFailedException.class, process::result);
        assertTrue(thrown.getMessage().endsWith("returned what this JVM can't read: " + reason), thrown::getMessage);
        assertEquals(0, process.exitCode().orElseThrow());
    }

    @Test
    void anExitWhileTheResultIsWrittenIsAnExit() throws Exception {
        WorkerProcess<Jobs.Trap> process = ExitWhileTheResultIsWrittenLauncher.start(5);
        assertTrue(process.join(Duration.ofSeconds(30)));
        assertEquals(new Outcome.Exited<Jobs.Trap>(5), process.outcome().orElseThrow());
    }

    @Test
    void anExitWhileTheExceptionIsToldIsAnExit() throws Exception {
        WorkerProcess<Void> process = ExitWhileTheExceptionIsToldLauncher.start();
        assertTrue(process.join(Duration.ofSeconds(30)));
        assertEquals(new Outcome.Exited<Void>(3), process.outcome().orElseThrow());
    }

    @Test
    void anExceptionThatFailsToTellItsMessageIsStillTold() throws Exception {
        WorkerProcess<Void> process = FailWithAMessageThatFailsLauncher.start();
        WorkerFailedException thrown = assertThrows(WorkerFailedException.class, process::result);
        assertEquals(
                "(its getMessage() threw java.lang.AssertionError)",
                thrown.getCause().getMessage());
    }

    @Test
    void aWorkerSurvivesAnInterruptOfAllItsThreads() throws Exception {
        assertEquals(7, InterruptEverybodyLauncher.start().result());
    }

    @Test
    void aWorkerThatIsKilledLeavesNothingOfItsOwnWorkers(@TempDir Path directory) throws Exception {
        Path started = directory.resolve("started");
        WorkerProcess<Void> process = NestLauncher.start(started.toString());
        Await.until("the worker's worker runs", () -> Files.exists(started));
        process.kill();
        process.join();
    }

    @Test
    void nobodyWaitsForTheCallbacksOfAnother() throws Exception {
        WorkerProcess<Integer> process = AddLauncher.unstarted(1, 2);
        CountDownLatch joined = new CountDownLatch(1);
        CompletableFuture<Boolean> late = process.future().thenApply(sum -> await(joined));
        process.start();
        assertEquals(3, process.result());
        joined.countDown();
        assertTrue(late.get(30, TimeUnit.SECONDS));
    }

    private static boolean await(CountDownLatch latch) {
        try {
            return latch.await(30, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            return false;
        }
    }

    @Test
    void aThousandLevelsTravelBothWays() throws Exception {
        Jobs.Link deep = Jobs.Link.chain(WireWriter.MAX_DEPTH);
        assertEquals(
                WireWriter.MAX_DEPTH,
                ChainLauncher.start(WireWriter.MAX_DEPTH, deep).result().length());
    }

    @Test
    void argumentsThatAreNestedTooDeeplyAreRefusedBeforeAnythingStarts() {
        WorkerProcess<Jobs.Link> process = ChainLauncher.unstarted(1, Jobs.Link.chain(WireWriter.MAX_DEPTH + 1));
        WireException thrown = assertThrows(WireException.class, process::start);
        assertEquals(TOO_DEEP, thrown.getMessage());
    }

    @Test
    void aResultThatIsNestedTooDeeplyIsAFailure() throws Exception {
        WorkerProcess<Jobs.Link> process = ChainLauncher.start(1_000_000, null);
        WorkerFailedException thrown = assertThrows(WorkerFailedException.class, process::result);
        assertEquals(
                "dev.jfork.wire.WireException: " + TOO_DEEP, thrown.getCause().toString());
    }

    @Test
    void theTraceOfAnExceptionIsOnStandardErrorHeadedByTheName() throws Exception {
        ParentJvm parent = ParentJvm.run(FailingParent.class);
        assertTrue(
                parent.errors().startsWith("Process sad one:\njava.lang.IllegalStateException: boom\n\tat "),
                parent.errors());
        assertEquals("caught\n", parent.output());
        assertEquals(0, parent.exitCode());
    }

    static final class FailingParent {
        public static void main(String[] arguments) throws Exception {
            try {
                FailLauncher.with(WorkerOptions.named("sad one")).start("boom").result();
            } catch (WorkerFailedException e) {
                System.out.println("caught");
            }
        }
    }

    private static WorkerProcess<Void> hanging(Path directory) throws Exception {
        Path started = directory.resolve("started");
        WorkerProcess<Void> process = HangLauncher.start(started.toString());
        Await.until("the worker runs", () -> Files.exists(started));
        return process;
    }
}
