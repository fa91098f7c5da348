package dev.jfork.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.UnixOperatingSystemMXBean;
import dev.jfork.WorkerCrashedException;
import dev.jfork.WorkerFuture;
import dev.jfork.WorkerOptions;
import dev.jfork.WorkerPool;
import dev.jfork.WorkerProcess;
import dev.jfork.WorkerTask;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How a pool ends, and that nothing is left of it. */
@ExtendWith(NothingIsLeft.class)
@Timeout(120)
class PoolEndTest {
    @TempDir
    Path directory;

    private String file(String name) {
        return directory.resolve(name).toString();
    }

    private boolean isThere(String name) {
        return Files.exists(directory.resolve(name));
    }

    @Test
    void closeRunsAllThatWasSubmitted() throws Exception {
        List<WorkerFuture<Integer>> futures = new ArrayList<>();
        try (WorkerPool pool = WorkerPool.ofSize(2)) {
            for (int i = 0; i < 5000; i++) {
                futures.add(pool.submit(SquareLauncher.task(i)));
            }
        }
        for (int i = 0; i < 5000; i++) {
            assertTrue(futures.get(i).isDone());
            assertEquals(i * i, futures.get(i).result());
        }
    }

    @Test
    void closeWithinATimeKillsWhatIsNotDoneAndGivesWhatWasNotBegun() throws Exception {
        WorkerPool pool = WorkerPool.ofSize(1);
        WorkerFuture<Void> running = pool.submit(HangLauncher.task(file("started")));
        WorkerFuture<Integer> waiting = pool.submit(SquareLauncher.task(7));
        Await.until("it runs", () -> isThere("started"));
        assertEquals(List.of(SquareLauncher.task(7)), pool.close(Duration.ofMillis(50)));
        assertThrows(WorkerCrashedException.class, running::result);
        assertThrows(CancellationException.class, waiting::result);
        assertEquals(List.of(), pool.close(Duration.ofMillis(50)));
    }

    @Test
    void closeByAThreadThatIsInterruptedKillsAndLeavesItInterrupted() throws Exception {
        WorkerPool pool = WorkerPool.ofSize(1);
        WorkerFuture<Void> running = pool.submit(HangLauncher.task(file("started")));
        Await.until("it runs", () -> isThere("started"));
        Thread.currentThread().interrupt();
        pool.close();
        assertTrue(Thread.interrupted());
        assertThrows(WorkerCrashedException.class, running::result);
    }

    @Test
    void aTaskThatIsToBeRunAgainIsNotAfterShutdownNow() throws Exception {
        WorkerPool pool = WorkerPool.builder().size(1).retries(100).open();
        WorkerFuture<Void> restless = pool.submit(NoteAndHaltAgainLauncher.task(file("runs")));
        Await.until("it has run", () -> isThere("runs"));
        List<WorkerTask<?>> unbegun = pool.shutdownNow();
        pool.close();
        assertTrue(restless.isDone());
        assertTrue(unbegun.size() <= 1);
        assertTrue(Files.size(directory.resolve("runs")) < 100);
    }

    @Test
    void aTaskThatIsToBeRunAgainIsDoneBeforeCloseReturns() throws Exception {
        WorkerFuture<Integer> future;
        try (WorkerPool pool = WorkerPool.builder().size(1).retries(5).open()) {
            future = pool.submit(SucceedAtLastLauncher.task(file("runs")));
        }
        assertTrue(future.isDone());
        assertEquals(42, future.result());
    }

    @Test
    void submittingWhileThePoolIsShutDownLosesNothing() throws Exception {
        for (int round = 0; round < 3; round++) {
            WorkerPool pool = WorkerPool.ofSize(2);
            pool.submit(SquareLauncher.task(1)).result();
            List<WorkerFuture<Integer>> futures = Collections.synchronizedList(new ArrayList<>());
            CompletableFuture<Void> submitter =
                    CompletableFuture.runAsync(() -> submitUntilRefused(pool, futures), PoolEndTest::start);
            Await.until("some are submitted", () -> futures.size() > 100);
            Set<WorkerTask<?>> unbegun = Set.copyOf(pool.shutdownNow());
            submitter.get(60, TimeUnit.SECONDS);
            pool.close();
            assertTrue(unbegun.size() <= 1); // all are equal
            for (WorkerFuture<Integer> each : futures) {
                assertTrue(each.isDone());
            }
        }
    }

    @Test
    void whatManyThreadsSubmitWhileThePoolIsClosedIsRunOrRefused() throws Exception {
        for (int round = 0; round < 5; round++) {
            WorkerPool pool = WorkerPool.ofSize(2);
            pool.submit(SquareLauncher.task(1)).result();
            List<WorkerFuture<Integer>> futures = Collections.synchronizedList(new ArrayList<>());
            List<CompletableFuture<Void>> submitters = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                submitters.add(CompletableFuture.runAsync(() -> submitUntilRefused(pool, futures), PoolEndTest::start));
            }
            Await.until("some are submitted", () -> futures.size() > 1000);
            pool.close();
            for (CompletableFuture<Void> each : submitters) {
                each.get(60, TimeUnit.SECONDS);
            }
            for (WorkerFuture<Integer> each : futures) {
                assertTrue(each.isDone());
                assertEquals(9, each.result());
            }
        }
    }

    private static void submitUntilRefused(WorkerPool pool, List<WorkerFuture<Integer>> futures) {
        while (true) {
            try {
                futures.add(pool.submit(SquareLauncher.task(3)));
            } catch (RejectedExecutionException e) {
                return;
            }
        }
    }

    private static void start(Runnable action) {
        Thread thread = new Thread(action);
        thread.setDaemon(true);
        thread.start();
    }

    @Test
    void aPoolThatIsClosedAtOnceEndsAtOnceAsDoesOneThatIsShutDown() throws Exception {
        for (int i = 0; i < 5; i++) {
            WorkerPool.ofSize(2).close();
            WorkerPool pool = WorkerPool.ofSize(2);
            pool.shutdownNow();
            pool.close();
            assertEquals(Set.of(), WorkerProcess.active());
        }
    }

    @Test
    void aWorkerThatStandsStillKeepsNoPoolFromEnding() throws Exception {
        try (WorkerPool pool = WorkerPool.ofSize(1)) {
            Tool.stop(pool.submit(PidLauncher.task()).result());
        }
    }

    @Test
    void aThreadThatATaskHasLeftKeepsNoPoolFromEnding() throws Exception {
        Files.createFile(directory.resolve("kept"));
        try (WorkerPool pool = WorkerPool.ofSize(1)) {
            assertEquals(7, pool.submit(LeaveThreadLauncher.task(file("kept"))).result());
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void nothingIsLeftOfTwentyPools(boolean isShutDown) throws Exception {
        open(isShutDown); // what this JVM opens once, it keeps
        long descriptors = openDescriptors();
        for (int i = 0; i < 20; i++) {
            open(isShutDown);
            assertEquals(Set.of(), WorkerProcess.active());
            Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
            assertEquals(
                    List.of(), NothingIsLeft.filesOf(ProcessHandle.current().pid(), temporary));
        }
        Await.until("no descriptor is left", () -> openDescriptors() <= descriptors);
        Await.until(
                "no thread is left",
                () -> Thread.getAllStackTraces().keySet().stream()
                        .noneMatch(each -> each.getName().startsWith("passing")));
    }

    private static void open(boolean isShutDown) throws Exception {
        WorkerPool pool = WorkerPool.builder()
                .size(1)
                .options(WorkerOptions.named("passing"))
                .open();
        assertEquals(49, pool.submit(SquareLauncher.task(7)).result());
        if (isShutDown) {
            pool.shutdownNow();
        }
        pool.close();
    }

    private static long openDescriptors() {
        return ((UnixOperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getOpenFileDescriptorCount();
    }
}
