package dev.jfork.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jfork.WorkerException;
import dev.jfork.WorkerFailedException;
import dev.jfork.WorkerFuture;
import dev.jfork.WorkerOptions;
import dev.jfork.WorkerPool;
import dev.jfork.WorkerProcess;
import dev.jfork.WorkerStartException;
import dev.jfork.WorkerTask;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** How many workers a pool has, how long they stay, what they find, and how many tasks may wait for them. */
@ExtendWith(NothingIsLeft.class)
@Timeout(120)
class PoolSizeTest {
    @TempDir
    Path directory;

    private String file(String name) {
        return directory.resolve(name).toString();
    }

    private long count(String name) throws Exception {
        Path file = directory.resolve(name);
        return Files.exists(file) ? Files.size(file) : 0;
    }

    private WorkerTask<Long> gated() {
        return NoteAndAwaitLauncher.task(file("begun"), file("gate"));
    }

    /** Tasks that all run at once, until the gate is opened. */
    private List<WorkerFuture<Long>> runGated(WorkerPool pool, int tasks) {
        List<WorkerFuture<Long>> futures = new ArrayList<>();
        for (int i = 0; i < tasks; i++) {
            futures.add(pool.submit(gated()));
        }
        return futures;
    }

    private void openGate() throws Exception {
        Files.createFile(directory.resolve("gate"));
    }

    private static Set<Long> results(List<WorkerFuture<Long>> futures) throws Exception {
        Set<Long> pids = new HashSet<>();
        for (WorkerFuture<Long> each : futures) {
            pids.add(each.result());
        }
        return pids;
    }

    private static int workers() {
        return WorkerProcess.active().size();
    }

    @Test
    void anElasticPoolStartsWithoutWorkersGrowsWithItsTasksAndShrinksWhenIdle() throws Exception {
        try (WorkerPool pool = WorkerPool.builder()
                .size(0, 3)
                .idleTimeout(Duration.ofMillis(100))
                .open()) {
            assertEquals(0, workers());
            List<WorkerFuture<Long>> futures = runGated(pool, 5);
            Await.until("three run", () -> count("begun") == 3);
            assertEquals(3, workers());
            openGate();
            assertTrue(results(futures).size() >= 3);
            Await.until("all have ended", () -> workers() == 0);
            assertEquals(49, pool.submit(SquareLauncher.task(7)).result());
        }
    }

    @Test
    void tasksThatWereSentAheadOfALongOneAreRunByAnotherWorker() throws Exception {
        openGate();
        try (WorkerPool pool = WorkerPool.ofSize(2)) {
            for (int i = 0; i < 200; i++) {
                pool.submit(gated()).result(); // short ones, so that many are sent ahead
            }
            // So that what comes next is sent at once, when these have ended.
            var unused = List.of(pool.submit(RestLauncher.task(300, 1)), pool.submit(RestLauncher.task(300, 1)));
            WorkerFuture<Long> running = pool.submit(NoteAndAwaitLauncher.task(file("long"), file("never")));
            List<WorkerFuture<Long>> behind = runGated(pool, 50);
            assertEquals(1, results(behind).size());
            assertFalse(running.isDone());
            assertTrue(running.cancel(true));
        }
    }

    @Test
    void aFixedPoolHasAsManyWorkersAsItShallHave() throws Exception {
        try (WorkerPool pool = WorkerPool.ofSize(2)) {
            List<WorkerFuture<Long>> futures = runGated(pool, 4);
            Await.until("two run", () -> count("begun") == 2);
            assertEquals(2, workers());
            pool.resize(3);
            Await.until("three run", () -> count("begun") == 3);
            pool.resize(1);
            openGate();
            results(futures);
            Await.until("one is left", () -> workers() == 1);
            assertEquals(49, pool.submit(SquareLauncher.task(7)).result());
        }
    }

    @Test
    void aPoolThatIsMadeSmallerWhileItStartsIsSmall() throws Exception {
        try (WorkerPool pool = WorkerPool.ofSize(6)) {
            pool.resize(1);
            pool.submit(SquareLauncher.task(7)).result();
            Await.until("one is left", () -> workers() == 1);
        }
    }

    @Test
    void freshRunsEachTaskInAProcessOfItsOwnAndNoMoreAtOnceThanThePoolIsLarge() throws Exception {
        try (WorkerPool pool = WorkerPool.builder().size(2).fresh().open()) {
            List<WorkerFuture<Long>> futures = runGated(pool, 6);
            Await.until("two run", () -> count("begun") == 2);
            // In the time in which another pool starts workers one after the other, this one could have.
            try (WorkerPool clock = WorkerPool.builder().size(1).fresh().open()) {
                clock.invokeAll(Collections.nCopies(4, PidLauncher.task()));
            }
            assertEquals(2, count("begun"));
            openGate();
            assertEquals(6, results(futures).size());
        }
    }

    @Test
    void aWorkerIsRecycledWhenTasksHaveLeftTooMuchInItsHeap() throws Exception {
        try (WorkerPool pool = WorkerPool.builder()
                .size(1)
                .options(WorkerOptions.defaults().maxHeap("200m"))
                .recycleAboveHeap("50m")
                .open()) {
            Set<Long> pids = new HashSet<>();
            for (int i = 0; i < 20; i++) {
                pids.add(pool.submit(KeepMemoryLauncher.task(20)).result());
            }
            assertTrue(pids.size() > 1, pids::toString); // or it would have run out of heap
        }
    }

    @Test
    void aWorkerThatHasRunOutOfHeapIsReplaced() throws Exception {
        try (WorkerPool pool = WorkerPool.builder()
                .size(1)
                .options(WorkerOptions.defaults().maxHeap("32m"))
                .open()) {
            long pid = pool.submit(PidLauncher.task()).result();
            WorkerFuture<Integer> full = pool.submit(FillHeapLauncher.task());
            assertTrue(assertThrows(WorkerException.class, full::result)
                    .getMessage()
                    .contains("ran out of heap"));
            assertNotEquals(pid, pool.submit(PidLauncher.task()).result());
        }
    }

    // Initializers

    @Test
    void whatAnInitializerLeavesItsWorkersTasksFindAlsoAfterRecycling() throws Exception {
        try (WorkerPool pool = WorkerPool.builder()
                .size(2)
                .recycleAfter(2)
                .initializer(KeepStateLauncher.task("ready"))
                .open()) {
            for (WorkerFuture<String> each : pool.invokeAll(Collections.nCopies(8, StateLauncher.task()))) {
                assertEquals("ready", each.result());
            }
        }
    }

    @Test
    void whatATaskLeavesTheNextOneInTheSameWorkerFinds() throws Exception {
        try (WorkerPool pool = WorkerPool.ofSize(1)) {
            assertEquals(1, pool.submit(CountRunsLauncher.task()).result());
            assertEquals(2, pool.submit(CountRunsLauncher.task()).result());
        }
    }

    @Test
    void anInitializerThatThrowsStopsThePoolWithItsException() throws Exception {
        try (WorkerPool pool = WorkerPool.builder()
                .size(2)
                .initializer(SquareUnlessLauncher.task(3, 3))
                .open()) {
            WorkerFuture<Integer> waiting = pool.submit(SquareLauncher.task(7));
            WorkerFailedException thrown = assertThrows(WorkerFailedException.class, waiting::result);
            assertTrue(thrown.getMessage().endsWith("no square of 3"), thrown::getMessage);
            assertTrue(pool.isClosed());
            RejectedExecutionException refused =
                    assertThrows(RejectedExecutionException.class, () -> pool.submit(SquareLauncher.task(7)));
            assertInstanceOf(WorkerFailedException.class, refused.getCause());
        }
    }

    @Test
    void anInitializerThatEndsItsWorkerStopsThePoolAfterThreeTriesAlsoIfItIsIdempotent() throws Exception {
        try (WorkerPool pool = WorkerPool.builder()
                .size(1)
                .retries(5)
                .initializer(NoteAndHaltAgainLauncher.task(file("tries")))
                .open()) {
            WorkerFuture<Integer> waiting = pool.submit(SquareLauncher.task(7));
            WorkerException thrown = assertThrows(WorkerException.class, waiting::result);
            assertTrue(thrown.getMessage().contains("noteAndHaltAgain) exited with 3"), thrown::getMessage);
        }
        assertEquals(3, count("tries"));
    }

    @Test
    void anInitializerThatHangsIsKilledAtItsDeadline() throws Exception {
        try (WorkerPool pool = WorkerPool.builder()
                .size(1)
                .options(WorkerOptions.defaults().deadline(Duration.ofMillis(300)))
                .initializer(RestLauncher.task(600_000, 1))
                .open()) {
            WorkerFuture<Integer> waiting = pool.submit(SquareLauncher.task(7));
            WorkerException thrown = assertThrows(WorkerException.class, waiting::result);
            assertTrue(thrown.getMessage().contains("was killed at its deadline"), thrown::getMessage);
        }
    }

    @Test
    void anInitializerThatHangsKeepsNoPoolFromEnding() throws Exception {
        WorkerTask<Void> hang = HangLauncher.task(file("started"));
        try (WorkerPool pool = WorkerPool.builder().size(1).initializer(hang).open()) {
            Await.until("it runs", () -> Files.exists(directory.resolve("started")));
            assertFalse(pool.isClosed());
        }
        Files.delete(directory.resolve("started"));
        WorkerPool pool = WorkerPool.builder().size(1).initializer(hang).open();
        WorkerFuture<Integer> waiting = pool.submit(SquareLauncher.task(7));
        Await.until("it runs", () -> Files.exists(directory.resolve("started")));
        assertEquals(List.of(SquareLauncher.task(7)), pool.shutdownNow());
        pool.close();
        assertTrue(waiting.isCancelled());
    }

    @Test
    void workersThatDieAtOnceStopThePoolWithTheCause() throws Exception {
        WorkerOptions broken = WorkerOptions.defaults().jvmOption("-XX:NoSuchOption=1");
        try (WorkerPool pool = WorkerPool.builder().size(2).options(broken).open()) {
            WorkerFuture<Integer> waiting = pool.submit(SquareLauncher.task(7));
            WorkerException thrown = assertThrows(WorkerException.class, waiting::result);
            assertInstanceOf(WorkerStartException.class, thrown);
            assertThrows(RejectedExecutionException.class, () -> pool.submit(SquareLauncher.task(7)));
        }
    }

    @Test
    void workersThatAreKilledWhileTheyAreIdleAreReplaced() throws Exception {
        try (WorkerPool pool = WorkerPool.ofSize(1)) {
            Set<Long> killed = new HashSet<>();
            for (int i = 0; i < 4; i++) {
                long pid = pool.submit(PidLauncher.task()).result();
                ProcessHandle.of(pid).orElseThrow().destroyForcibly();
                assertTrue(killed.add(pid));
                Await.until(
                        "it is replaced",
                        () -> WorkerProcess.active().stream().anyMatch(each -> !killed.contains(each.pid())));
            }
        }
    }

    // Queues

    @Test
    void whereTheQueueIsFullOneMoreIsRefused() throws Exception {
        try (WorkerPool pool =
                WorkerPool.builder().size(1).queueLimit(2).refuseWhenFull().open()) {
            List<WorkerFuture<Long>> futures = runGated(pool, 1);
            Await.until("it runs", () -> count("begun") == 1);
            futures.addAll(runGated(pool, 2));
            assertThrows(RejectedExecutionException.class, () -> pool.submit(gated()));
            assertTrue(futures.get(2).cancel(false));
            futures.set(2, pool.submit(gated()));
            openGate();
            results(futures);
        }
    }

    @Test
    void whereTheQueueIsFullWhoSubmitsWaits() throws Exception {
        try (WorkerPool pool = WorkerPool.builder().size(1).queueLimit(1).open()) {
            List<WorkerFuture<Long>> futures = runGated(pool, 1);
            Await.until("it runs", () -> count("begun") == 1);
            futures.addAll(runGated(pool, 1));
            Thread thread = new Thread(() -> futures.addAll(runGated(pool, 10)));
            thread.start();
            Await.until("it waits", () -> thread.getState() == Thread.State.WAITING);
            assertEquals(2, futures.size());
            openGate();
            thread.join();
            results(futures);
            assertEquals(12, futures.size());
        }
    }

    @Test
    void whoWaitsForRoomIsRefusedWhenThePoolIsClosedOrTheThreadInterrupted() throws Exception {
        WorkerPool pool = WorkerPool.builder().size(1).queueLimit(1).open();
        List<WorkerFuture<Long>> futures = runGated(pool, 1);
        Await.until("it runs", () -> count("begun") == 1);
        futures.addAll(runGated(pool, 1));
        List<Throwable> refused = Collections.synchronizedList(new ArrayList<>());
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            Thread thread = new Thread(() -> runGated(pool, 1));
            thread.setUncaughtExceptionHandler((any, e) -> refused.add(e));
            thread.start();
            Await.until("it waits", () -> thread.getState() == Thread.State.WAITING);
            threads.add(thread);
        }
        threads.get(0).interrupt();
        threads.get(0).join();
        pool.shutdownNow();
        threads.get(1).join();
        pool.close();
        assertEquals(2, refused.size());
        refused.forEach(each -> assertInstanceOf(RejectedExecutionException.class, each));
    }
}
