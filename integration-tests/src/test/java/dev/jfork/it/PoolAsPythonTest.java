package dev.jfork.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jfork.WorkerCrashedException;
import dev.jfork.WorkerException;
import dev.jfork.WorkerFailedException;
import dev.jfork.WorkerFuture;
import dev.jfork.WorkerOptions;
import dev.jfork.WorkerPool;
import dev.jfork.WorkerTask;
import dev.jfork.WorkerTimeoutException;
import dev.jfork.it.PoolJobs.Mine;
import dev.jfork.it.PoolJobs.Sour;
import dev.jfork.it.PoolJobs.Way;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What the tests of other pools ask of these: CPython's {@code test_multiprocessing} and {@code test_concurrent_futures},
 * those of loky and of pebble. Each test says which one it follows. Where these break, ours goes on.
 */
@ExtendWith(NothingIsLeft.class)
@Timeout(120)
class PoolAsPythonTest {
    private static List<Integer> range(int end) {
        return IntStream.range(0, end).boxed().toList();
    }

    private static List<Integer> squares(int end) {
        return IntStream.range(0, end).map(each -> each * each).boxed().toList();
    }

    // CPython, test_multiprocessing, _TestPool

    @ParameterizedTest // test_map, test_map_chunksize
    @ValueSource(ints = {0, 1, 100, 10_000})
    void mapGivesTheResultsInTheOrderOfTheInputs(int count) throws Exception {
        try (WorkerPool pool = WorkerPool.ofSize(2)) {
            assertEquals(squares(count), pool.map(range(count), SquareLauncher::task));
        }
    }

    @Test // test_map_handle_iterable_exception
    void anInputThatCantBeGivenEndsTheMapAndNotThePool() throws Exception {
        try (WorkerPool pool = WorkerPool.ofSize(2)) {
            Iterable<Integer> inputs =
                    () -> Stream.of(1, 2, 0, 4).map(each -> 4 / each).iterator();
            assertThrows(ArithmeticException.class, () -> pool.map(inputs, SquareLauncher::task));
            assertEquals(squares(10), pool.map(range(10), SquareLauncher::task));
        }
    }

    @Test // test_map with an exception in the middle
    void anErrorInTheMiddleFailsTheMapAtOnceWithThatError(@TempDir Path directory) throws Exception {
        try (WorkerPool pool = WorkerPool.ofSize(2)) {
            WorkerFailedException thrown = assertThrows(
                    WorkerFailedException.class,
                    () -> pool.map(range(10_000), each -> SquareUnlessLauncher.task(each, 5_000)));
            assertTrue(thrown.getMessage().endsWith("no square of 5000"), thrown::getMessage);
            assertEquals(squares(10), pool.map(range(10), SquareLauncher::task));
            // At once: while a task that was submitted before has not ended.
            Path end = directory.resolve("end");
            List<WorkerTask<?>> tasks = List.of(
                    NoteAndAwaitLauncher.task(directory.resolve("noted").toString(), end.toString()),
                    SquareUnlessLauncher.task(1, 1));
            assertThrows(WorkerFailedException.class, () -> pool.forEach(tasks, each -> each, done -> {}));
            Files.createFile(end);
        }
    }

    @Test // test_pickle_unpicklable_result: bpo-9244
    void twentyResultsThatCantBeWrittenLoseNoWorker() throws Exception {
        try (WorkerPool pool = WorkerPool.ofSize(1)) {
            long pid = pool.submit(PidLauncher.task()).result();
            for (int i = 0; i < 20; i++) {
                WorkerFuture<Sour> future = pool.submit(SourLauncher.task(i));
                WorkerFailedException thrown = assertThrows(WorkerFailedException.class, future::result);
                assertTrue(thrown.getMessage().contains("can't be written"), thrown::getMessage);
            }
            assertEquals(pid, pool.submit(PidLauncher.task()).result());
        }
    }

    @Test // test_pool_maxtasksperchild_early_close: bpo-10332
    void aPoolThatIsClosedEarlyRunsAllTasksWhileItsWorkersAreRecycled() throws Exception {
        List<WorkerFuture<Integer>> futures = new ArrayList<>();
        try (WorkerPool pool = WorkerPool.builder().size(3).recycleAfter(1).open()) {
            for (int i = 0; i < 6; i++) {
                futures.add(pool.submit(RestLauncher.task(100, i)));
            }
        }
        for (int i = 0; i < 6; i++) {
            assertTrue(futures.get(i).isDone());
            assertEquals(i, futures.get(i).result());
        }
    }

    @Test // test_imap
    void aStreamGivesResultsInTheOrderOfItsInputs() throws Exception {
        try (WorkerPool pool = WorkerPool.ofSize(2);
                Stream<Integer> results = pool.stream(range(1000), SquareLauncher::task)) {
            assertEquals(squares(1000), results.toList());
        }
    }

    @Test // test_imap_handle_iterable_exception
    void aStreamGivesWhatCameBeforeAnInputThatCantBeGiven() throws Exception {
        try (WorkerPool pool = WorkerPool.ofSize(2)) {
            Iterable<Integer> inputs = () ->
                    IntStream.range(0, 20).map(each -> each + 0 / (each - 10)).iterator();
            try (Stream<Integer> results = pool.stream(inputs, SquareLauncher::task, WorkerPool.Order.INPUT, 1)) {
                Iterator<Integer> each = results.iterator();
                for (int i = 0; i < 10; i++) {
                    assertEquals(i * i, each.next());
                }
                assertThrows(ArithmeticException.class, each::next);
            }
        }
    }

    @Test // test_imap with an exception in a task
    void aStreamGivesWhatCameBeforeATaskThatFails() throws Exception {
        try (WorkerPool pool = WorkerPool.ofSize(2);
                Stream<Integer> results = pool.stream(range(20), each -> SquareUnlessLauncher.task(each, 7))) {
            Iterator<Integer> each = results.iterator();
            for (int i = 0; i < 7; i++) {
                assertEquals(i * i, each.next());
            }
            assertThrows(WorkerFailedException.class, each::next);
        }
    }

    @Test // test_imap_unordered
    void aStreamAsCompletedGivesAllResults() throws Exception {
        try (WorkerPool pool = WorkerPool.ofSize(2);
                Stream<Integer> results =
                        pool.stream(range(1000), SquareLauncher::task, WorkerPool.Order.COMPLETION, 50)) {
            assertEquals(squares(1000), results.sorted().toList());
        }
    }

    @Test // test_terminate
    void shutdownNowEndsAPoolWithTenThousandTasksWaiting() throws Exception {
        WorkerPool pool = WorkerPool.ofSize(2);
        List<WorkerFuture<Integer>> futures = new ArrayList<>();
        for (int i = 0; i < 10_000; i++) {
            futures.add(pool.submit(RestLauncher.task(10_000, i)));
        }
        List<WorkerTask<?>> unbegun = pool.shutdownNow();
        pool.close();
        assertTrue(unbegun.size() >= 9_998, () -> "" + unbegun.size());
        int cancelled = 0;
        for (WorkerFuture<Integer> future : futures) {
            assertTrue(future.isDone());
            if (future.isCancelled()) {
                cancelled++;
            } else {
                assertThrows(WorkerCrashedException.class, future::result);
            }
        }
        assertEquals(unbegun.size(), cancelled);
    }

    @Test // test_context
    void aPoolThatWasClosedTakesNothing() throws Exception {
        WorkerPool closed;
        try (WorkerPool pool = WorkerPool.ofSize(2)) {
            assertEquals(squares(1000), pool.map(range(1000), SquareLauncher::task));
            closed = pool;
        }
        assertTrue(closed.isClosed());
        assertThrows(RejectedExecutionException.class, () -> closed.map(range(1000), SquareLauncher::task));
        assertThrows(RejectedExecutionException.class, () -> closed.submit(SquareLauncher.task(1)));
        closed.close(); // again, as often as anybody likes
        assertEquals(List.of(), closed.shutdownNow());
    }

    @Test // test_async_timeout
    void aGetThatTimesOutLeavesTheTaskAlone() throws Exception {
        try (WorkerPool pool = WorkerPool.ofSize(1)) {
            WorkerFuture<Integer> future = pool.submit(RestLauncher.task(400, 7));
            assertThrows(TimeoutException.class, () -> future.get(1, TimeUnit.MILLISECONDS));
            assertEquals(7, future.get());
        }
    }

    @Test // test_traceback
    void anErrorHasTheRemoteStackTrace() throws Exception {
        try (WorkerPool pool = WorkerPool.ofSize(1)) {
            WorkerFuture<Integer> future = pool.submit(SquareUnlessLauncher.task(1, 1));
            ExecutionException thrown = assertThrows(ExecutionException.class, future::get);
            WorkerFailedException failed = assertInstanceOf(WorkerFailedException.class, thrown.getCause());
            assertEquals("squareUnless", failed.failure().getStackTrace()[0].getMethodName());
        }
    }

    // CPython, test_concurrent_futures, ProcessPoolExecutor

    @Test // test_killed_child
    void aWorkerThatIsKilledFailsItsTaskOnlyAndIsReplaced(@TempDir Path directory) throws Exception {
        try (WorkerPool pool = WorkerPool.ofSize(1)) {
            Path started = directory.resolve("started");
            WorkerFuture<Void> killed = pool.submit(HangLauncher.task(started.toString()));
            Await.until("it runs", () -> Files.exists(started));
            long pid = killed.pid().orElseThrow();
            ProcessHandle.of(pid).orElseThrow().destroyForcibly();
            WorkerCrashedException thrown = assertThrows(WorkerCrashedException.class, killed::result);
            assertTrue(thrown.getMessage().contains("(pid " + pid + ", dev.jfork.it.Jobs.hang)"), thrown::getMessage);
            assertTrue(thrown.getMessage().contains("SIGKILL"), thrown::getMessage);
            assertEquals(49, pool.submit(SquareLauncher.task(7)).result());
        }
    }

    @Test // test_crash_big_data: bpo-39104
    void aWorkerThatDiesWithLargeArgumentsOnTheirWayFailsThatTaskOnly() throws Exception {
        try (WorkerPool pool = WorkerPool.ofSize(1)) {
            byte[] large = new byte[100 << 20];
            WorkerFuture<Void> crashed = pool.submit(TakeMineAndBytesLauncher.task(new Mine(Way.EXIT, true), large));
            WorkerFuture<Integer> next = pool.submit(SquareLauncher.task(7));
            assertThrows(WorkerCrashedException.class, crashed::result);
            assertEquals(49, next.result());
        }
    }

    @Test // test_shutdown_deadlock: bpo-39104
    void closeEndsThoughAWorkerDiesMeanwhile() throws Exception {
        WorkerFuture<Void> crashed;
        WorkerFuture<Integer> next;
        try (WorkerPool pool = WorkerPool.ofSize(2)) {
            pool.submit(SquareLauncher.task(1)).result();
            crashed = pool.submit(ComeToGriefLauncher.task(Way.EXIT));
            next = pool.submit(SquareLauncher.task(7));
        }
        assertThrows(WorkerCrashedException.class, crashed::result);
        assertEquals(49, next.result());
    }

    @Test // test_shutdown_deadlock_pickle
    void closeEndsThoughArgumentsCouldNotBeRead() throws Exception {
        WorkerFuture<Void> failed;
        try (WorkerPool pool = WorkerPool.ofSize(2)) {
            failed = pool.submit(TakeMineLauncher.task(new Mine(Way.ERROR, true)));
        }
        assertThrows(WorkerFailedException.class, failed::result);
    }

    @ParameterizedTest // test_max_tasks_per_child
    @ValueSource(ints = {1, 3})
    void noWorkerRunsMoreTasksThanAWorkerMay(int most) throws Exception {
        try (WorkerPool pool = WorkerPool.builder().size(2).recycleAfter(most).open()) {
            Map<Long, Integer> runs = new HashMap<>();
            List<WorkerTask<Long>> tasks = Collections.nCopies(4 * most, PidLauncher.task());
            for (WorkerFuture<Long> each : pool.invokeAll(tasks)) {
                runs.merge(each.result(), 1, Integer::sum);
            }
            assertTrue(Collections.max(runs.values()) <= most, runs::toString);
            if (most == 1) {
                assertEquals(4, runs.size());
            }
        }
    }

    // loky, test_reusable_executor: what crashes, and when

    @ParameterizedTest
    @CsvSource({
        "SEGFAULT, reading", "EXIT, reading", "ERROR, reading",
        "SEGFAULT, running", "EXIT, running", "ERROR, running",
        "SEGFAULT, writing", "EXIT, writing", "ERROR, writing"
    })
    void whateverAWorkerDoesConcernsItsOwnTaskOnly(Way way, String when, @TempDir Path directory) throws Exception {
        WorkerOptions options = WorkerOptions.defaults().directory(directory).jvmOption("-XX:-CreateCoredumpOnCrash");
        try (WorkerPool pool = WorkerPool.builder().size(1).options(options).open()) {
            WorkerFuture<Integer> before = pool.submit(SquareLauncher.task(6));
            WorkerFuture<?> grief = switch (when) {
                case "reading" -> pool.submit(TakeMineLauncher.task(new Mine(way, true)));
                case "running" -> pool.submit(ComeToGriefLauncher.task(way));
                default -> pool.submit(GiveLauncher.task(way));
            };
            WorkerFuture<Integer> after = pool.submit(SquareLauncher.task(7));
            Class<? extends WorkerException> kind =
                    way == Way.ERROR ? WorkerFailedException.class : WorkerCrashedException.class;
            String message = assertThrows(kind, grief::result).getMessage();
            String expected = switch (way) {
                case SEGFAULT -> "SIGSEGV";
                case EXIT -> "exited with 5";
                default -> "as was asked for";
            };
            assertTrue(message.contains(expected), message);
            assertEquals(36, before.result());
            assertEquals(49, after.result());
        }
    }

    // pebble, test_process_pool

    @Test // test_process_pool_timeout
    void aTaskThatOutlivesItsDeadlineIsKilledAndNoOther(@TempDir Path directory) throws Exception {
        WorkerOptions options = WorkerOptions.defaults().deadline(Duration.ofMillis(500));
        try (WorkerPool pool = WorkerPool.builder().size(1).options(options).open()) {
            WorkerFuture<Void> late =
                    pool.submit(HangLauncher.task(directory.resolve("started").toString()));
            WorkerFuture<Integer> next = pool.submit(SquareLauncher.task(7));
            WorkerTimeoutException thrown = assertThrows(WorkerTimeoutException.class, late::result);
            assertTrue(thrown.getMessage().contains("was killed at its deadline, 0.5s"), thrown::getMessage);
            assertFalse(late.isCancelled());
            assertEquals(49, next.result());
        }
    }

    @Test // test_process_pool_expired_worker, and BrokenProcess on timeouts shorter than a start
    void aDeadlineThatIsShorterThanAWorkersStartHarmsNoTask() throws Exception {
        WorkerOptions options = WorkerOptions.defaults().deadline(Duration.ofMillis(5));
        try (WorkerPool pool = WorkerPool.builder().size(2).options(options).open()) {
            for (int i = 0; i < 5; i++) {
                WorkerFuture<Integer> late = pool.submit(RestLauncher.task(60_000, i));
                assertThrows(WorkerTimeoutException.class, late::result);
            }
            assertFalse(pool.isClosed());
        }
    }

    @Test // test_process_pool_stop_timeout, test_process_pool_stop_stopped_callback
    void shutdownNowFailsWhatRunsAndCancelsWhatWaits(@TempDir Path directory) throws Exception {
        Path started = directory.resolve("started");
        WorkerPool pool = WorkerPool.ofSize(1);
        WorkerFuture<Void> running = pool.submit(HangLauncher.task(started.toString()));
        WorkerFuture<Integer> waiting = pool.submit(SquareLauncher.task(7));
        Await.until("it runs", () -> Files.exists(started));
        assertEquals(List.of(SquareLauncher.task(7)), pool.shutdownNow());
        pool.close();
        WorkerCrashedException thrown = assertThrows(WorkerCrashedException.class, running::result);
        assertTrue(thrown.getMessage().contains("shutdownNow() was called"), thrown::getMessage);
        assertThrows(CancellationException.class, waiting::result);
        assertTrue(waiting.isCancelled());
    }

    @Test // test_process_pool_stop_large_data, test_process_pool_join_large_data
    void shutdownNowInTheMiddleOfAHundredMegabytesEndsThePool() throws Exception {
        WorkerPool pool = WorkerPool.ofSize(1);
        pool.submit(SquareLauncher.task(1)).result();
        List<WorkerFuture<byte[]>> futures = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            futures.add(pool.submit(EchoLauncher.task(new byte[100 << 20])));
        }
        pool.shutdownNow();
        pool.close();
        for (WorkerFuture<byte[]> each : futures) {
            assertTrue(each.isDone());
        }
    }

    @Test // TestProcessPoolDeadlock, ignoring SIGTERM
    void aTaskThatIgnoresSigtermIsKilledAllTheSame(@TempDir Path directory) throws Exception {
        try (WorkerPool pool = WorkerPool.ofSize(1)) {
            Path started = directory.resolve("started");
            WorkerFuture<Void> stubborn = pool.submit(IgnoreTermLauncher.task(started.toString()));
            Await.until("it runs", () -> Files.exists(started));
            assertTrue(stubborn.cancel(true));
            assertThrows(CancellationException.class, stubborn::result);
            assertEquals(49, pool.submit(SquareLauncher.task(7)).result());
        }
    }
}
