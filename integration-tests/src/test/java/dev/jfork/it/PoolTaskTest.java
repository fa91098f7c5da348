package dev.jfork.it;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.jfork.WorkerCrashedException;
import dev.jfork.WorkerFailedException;
import dev.jfork.WorkerFuture;
import dev.jfork.WorkerOptions;
import dev.jfork.WorkerPool;
import dev.jfork.WorkerTask;
import dev.jfork.WorkerTimeoutException;
import dev.jfork.it.PoolJobs.Blocking;
import dev.jfork.it.PoolJobs.Indigestible;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of one task in a pool, whatever happens to it, to its worker and to those beside it. */
@ExtendWith(NothingIsLeft.class)
@Timeout(120)
class PoolTaskTest {
    @TempDir
    Path directory;

    private String file(String name) {
        return directory.resolve(name).toString();
    }

    private long runs(String name) throws Exception {
        Path file = directory.resolve(name);
        return Files.exists(file) ? Files.size(file) : 0;
    }

    private static void kill(WorkerFuture<?> future) {
        ProcessHandle.of(future.pid().orElseThrow()).orElseThrow().destroyForcibly();
    }

    @Test
    void aFutureTellsWhoRunsItsTaskAsLongAsItRuns() throws Exception {
        try (WorkerPool pool = WorkerPool.builder()
                .size(1)
                .options(WorkerOptions.named("render"))
                .open()) {
            WorkerFuture<Long> running = pool.submit(NoteAndAwaitLauncher.task(file("noted"), file("end")));
            WorkerFuture<Integer> waiting = pool.submit(SquareLauncher.task(7));
            Await.until("it runs", () -> runs("noted") == 1);
            assertEquals("render-1", running.name().orElseThrow());
            long pid = running.pid().orElseThrow();
            assertEquals(
                    "WorkerFuture[dev.jfork.it.PoolJobs.noteAndAwait, in render-1, pid " + pid + "]",
                    running.toString());
            assertEquals(OptionalLong.empty(), waiting.pid());
            Files.createFile(directory.resolve("end"));
            assertEquals(pid, running.result());
            assertEquals(OptionalLong.empty(), running.pid());
            assertTrue(running.toString().endsWith(", done]"), running::toString);
            assertEquals(49, waiting.result());
        }
    }

    @Test
    void cancellingATaskThatRunsKillsItsWorkerAndNoOtherTask() throws Exception {
        try (WorkerPool pool = WorkerPool.ofSize(1)) {
            Files.createFile(directory.resolve("there"));
            for (int i = 0; i < 100; i++) {
                pool.submit(NoteAndAwaitLauncher.task(file("before"), file("there")))
                        .result();
                pool.submit(NoteLauncher.task(file("before"))).result();
            }
            // So that what comes next is sent at once, when this has ended.
            var unused = pool.submit(RestLauncher.task(300, 1));
            WorkerFuture<Long> running = pool.submit(NoteAndAwaitLauncher.task(file("running"), file("never")));
            List<WorkerFuture<Void>> behind = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                behind.add(pool.submit(NoteLauncher.task(file("noted"))));
            }
            Await.until("it runs", () -> runs("running") == 1);
            long pid = running.pid().orElseThrow();
            assertFalse(running.cancel(false));
            assertFalse(running.isDone());
            assertTrue(running.cancel(true));
            assertFalse(running.cancel(true));
            assertTrue(running.isCancelled());
            assertThrows(CancellationException.class, running::get);
            for (WorkerFuture<Void> each : behind) {
                each.result();
            }
            assertEquals(20, runs("noted"));
            assertNotEquals(pid, pool.submit(PidLauncher.task()).result());
        }
    }

    @Test
    void aTaskThatWaitsIsCancelledWithoutHarm() throws Exception {
        try (WorkerPool pool = WorkerPool.ofSize(1)) {
            WorkerFuture<Long> running = pool.submit(NoteAndAwaitLauncher.task(file("first"), file("end")));
            WorkerFuture<Void> waiting = pool.submit(NoteLauncher.task(file("second")));
            Await.until("the first one runs", () -> runs("first") == 1);
            assertTrue(waiting.cancel(false));
            assertThrows(CancellationException.class, waiting::result);
            Files.createFile(directory.resolve("end"));
            assertEquals(running.result(), pool.submit(PidLauncher.task()).result());
        }
        assertEquals(0, runs("second"));
    }

    @Test
    void eachOfManyTasksThatWaitIsCountedAndCancelled() throws Exception {
        int count = 100;
        try (WorkerPool pool = WorkerPool.ofSize(1)) {
            pool.submit(PidLauncher.task()).result();
            WorkerFuture<Long> running = pool.submit(NoteAndAwaitLauncher.task(file("first"), file("end")));
            Await.until("the first one runs", () -> runs("first") == 1);
            for (int i = 0; i < count; i++) {
                List<WorkerFuture<Void>> waiting = new ArrayList<>();
                for (int n = 0; n < 3; n++) {
                    waiting.add(pool.submit(NoteLauncher.task(file("second"))));
                }
                assertTrue(waiting.get(2).cancel(false));
                waiting.add(pool.submit(NoteLauncher.task(file("second"))));
                assertEquals(3, pool.statistics().waiting());
                for (int n : new int[] {1, 0, 3}) {
                    assertTrue(waiting.get(n).cancel(false));
                }
            }
            assertEquals(4L * count, pool.statistics().cancelled());
            Files.createFile(directory.resolve("end"));
            running.result();
        }
        assertEquals(0, runs("second"));
    }

    /** There are too many of them for each to wait until the pool looks at the long one again: it does so ever more seldom. */
    @Test
    void anIdleWorkerIsGivenTasksAtOnceWhileTheOtherOneIsLongInOne() throws Exception {
        try (WorkerPool pool = WorkerPool.ofSize(2)) {
            pool.invokeAll(Collections.nCopies(4, PidLauncher.task()));
            WorkerFuture<Long> running = pool.submit(NoteAndAwaitLauncher.task(file("first"), file("end")));
            Await.until("it runs", () -> runs("first") == 1);
            pool.map(List.of(1, 2, 3, 4, 5, 6, 7, 8), SquareLauncher::task); // more than there are workers
            for (int i = 0; i < 40; i++) {
                TimeUnit.MILLISECONDS.sleep(5); // so that the pool sleeps, too
                assertEquals(i * i, pool.submit(SquareLauncher.task(i)).result());
            }
            Files.createFile(directory.resolve("end"));
            running.result();
        }
    }

    @Test
    void tasksThatAreCancelledAsSoonAsTheyAreSubmittedCostNoWorker() throws Exception {
        try (WorkerPool pool = WorkerPool.ofSize(2)) {
            pool.invokeAll(Collections.nCopies(4, PidLauncher.task()));
            Thread[] threads = new Thread[2];
            for (int t = 0; t < threads.length; t++) {
                threads[t] = new Thread(() -> {
                    for (int i = 0; i < 20_000; i++) {
                        pool.submit(SquareLauncher.task(i)).cancel(false);
                    }
                });
                threads[t].start();
            }
            for (Thread each : threads) {
                each.join();
            }
            // Both are there: each of two tasks waits for the other one.
            WorkerFuture<Long> one = pool.submit(NoteAndAwaitLauncher.task(file("one"), file("two")));
            WorkerFuture<Long> two = pool.submit(NoteAndAwaitLauncher.task(file("two"), file("one")));
            assertNotEquals(one.result(), two.result());
        }
    }

    @Test
    void ofTasksThatAWorkerHasReceivedOnlyTheOneThatRunsDiesWithIt() throws Exception {
        try (WorkerPool pool = WorkerPool.ofSize(1)) {
            for (int i = 0; i < 100; i++) {
                pool.submit(NoteLauncher.task(file("before"))).result();
            }
            // Tasks of this kind are short, so that they are sent ahead with others; but the last one is not.
            Files.createFile(directory.resolve("there"));
            for (int i = 0; i < 100; i++) {
                pool.submit(NoteAndAwaitLauncher.task(file("before"), file("there")))
                        .result();
            }
            List<WorkerFuture<?>> ahead = new ArrayList<>();
            // So that what comes next is sent at once, when this has ended.
            var unused = pool.submit(RestLauncher.task(300, 1));
            WorkerFuture<Long> running = pool.submit(NoteAndAwaitLauncher.task(file("running"), file("never")));
            for (int i = 0; i < 50; i++) {
                ahead.add(pool.submit(NoteLauncher.task(file("ahead"))));
            }
            Await.until("it runs", () -> runs("running") == 1);
            kill(running);
            WorkerCrashedException thrown = assertThrows(WorkerCrashedException.class, running::result);
            assertTrue(
                    thrown.getMessage()
                            .contains("dev.jfork.it.PoolJobs.noteAndAwait) was killed by signal 9 (SIGKILL)"),
                    thrown::getMessage);
            for (WorkerFuture<?> each : ahead) {
                each.get();
            }
            assertEquals(50, runs("ahead"));
        }
    }

    @Test
    void whatAWorkerHasDoneIsNotLostWithItThoughItWasNotSent() throws Exception {
        try (WorkerPool pool = WorkerPool.ofSize(1)) {
            for (int i = 0; i < 1000; i++) {
                pool.submit(SquareLauncher.task(i)).result();
            }
            for (int round = 0; round < 5; round++) {
                String running = "running" + round;
                List<WorkerFuture<Integer>> done = new ArrayList<>();
                for (int i = 0; i < 100; i++) {
                    done.add(pool.submit(SquareLauncher.task(i)));
                }
                WorkerFuture<Void> halted = pool.submit(NoteAndHaltLauncher.task(file(running)));
                for (int i = 0; i < 100; i++) {
                    assertEquals(i * i, done.get(i).result());
                }
                assertThrows(WorkerCrashedException.class, halted::result);
                assertEquals(1, runs(running));
            }
        }
    }

    @Test
    void aLargeResultAndThoseBeforeItSurviveTheDeathOfTheirWorker() throws Exception {
        try (WorkerPool pool = WorkerPool.ofSize(1)) {
            for (int round = 0; round < 5; round++) {
                WorkerFuture<byte[]> large = pool.submit(EchoLauncher.task(new byte[1 << 20]));
                WorkerFuture<Void> halted = pool.submit(NoteAndHaltLauncher.task(file("halted")));
                WorkerFuture<byte[]> unread = pool.submit(EchoLauncher.task(new byte[1 << 20]));
                assertEquals(1 << 20, large.result().length);
                assertThrows(WorkerCrashedException.class, halted::result);
                assertEquals(1 << 20, unread.result().length);
            }
        }
    }

    @Test
    void anIdempotentTaskIsRunAgainAsOftenAsIsLetAndNoOther() throws Exception {
        try (WorkerPool pool = WorkerPool.builder().size(1).retries(2).open()) {
            WorkerFuture<Integer> lucky = pool.submit(SucceedAtLastLauncher.task(file("lucky")));
            WorkerFuture<Void> unlucky = pool.submit(NoteAndHaltAgainLauncher.task(file("unlucky")));
            WorkerFuture<Void> once = pool.submit(NoteAndHaltLauncher.task(file("once")));
            assertEquals(42, lucky.result());
            assertThrows(WorkerCrashedException.class, unlucky::result);
            assertThrows(WorkerCrashedException.class, once::result);
            assertEquals(3, runs("lucky"));
            assertEquals(3, runs("unlucky"));
            assertEquals(1, runs("once"));
        }
    }

    @Test
    void withoutRetriesNothingIsRunAgain() throws Exception {
        try (WorkerPool pool = WorkerPool.ofSize(1)) {
            WorkerFuture<Void> once = pool.submit(NoteAndHaltAgainLauncher.task(file("once")));
            assertThrows(WorkerCrashedException.class, once::result);
        }
        assertEquals(1, runs("once"));
    }

    @Test
    void aDeadlineCountsFromWhenATaskIsBegun() throws Exception {
        WorkerOptions options = WorkerOptions.defaults().deadline(Duration.ofSeconds(2));
        try (WorkerPool pool = WorkerPool.builder().size(1).options(options).open()) {
            List<WorkerFuture<Integer>> futures = new ArrayList<>();
            for (int i = 0; i < 5; i++) {
                futures.add(pool.submit(RestLauncher.task(700, i))); // more than the deadline in all
            }
            for (int i = 0; i < 5; i++) {
                assertEquals(i, futures.get(i).result());
            }
        }
    }

    @Test
    void aWorkerThatStandsStillIsKilledAtTheDeadlineOfItsTask() throws Exception {
        WorkerOptions options = WorkerOptions.defaults().deadline(Duration.ofSeconds(1));
        try (WorkerPool pool = WorkerPool.builder().size(1).options(options).open()) {
            WorkerFuture<Integer> stopped = pool.submit(RestLauncher.task(600_000, 1));
            Await.until("it runs", () -> stopped.pid().isPresent());
            Tool.stop(stopped.pid().orElseThrow());
            assertThrows(WorkerTimeoutException.class, stopped::result);
            assertEquals(49, pool.submit(SquareLauncher.task(7)).result());
        }
    }

    @Test
    void aTaskThatAStoppedWorkerDoesNotBeginGoesToAnother() throws Exception {
        WorkerOptions options = WorkerOptions.defaults().deadline(Duration.ofSeconds(1));
        try (WorkerPool pool = WorkerPool.builder().size(1).options(options).open()) {
            long pid = pool.submit(PidLauncher.task()).result();
            Tool.stop(pid);
            WorkerFuture<Long> later = pool.submit(PidLauncher.task());
            assertNotEquals(pid, later.result());
        }
    }

    @Test
    void whatATaskLeavesInItsThreadHarmsNoOther() throws Exception {
        try (WorkerPool pool = WorkerPool.ofSize(1)) {
            long pid = pool.submit(PidLauncher.task()).result();
            for (int size : new int[] {1, 10 << 20}) {
                assertEquals(
                        size,
                        pool.submit(LeaveThreadInterruptedLauncher.task(size)).result().length);
                assertTrue(pool.submit(IsInMainThreadLauncher.task()).result());
            }
            // A method that this worker has not seen is found, though a task took away the class loader.
            assertEquals(3, pool.submit(AddLauncher.task(1, 2)).result());
            assertEquals(pid, pool.submit(PidLauncher.task()).result());
        }
    }

    @Test
    void whatAResultLeavesInTheThreadThatWritesItHarmsNoOther() throws Exception {
        try (WorkerPool pool = WorkerPool.ofSize(1)) {
            long pid = pool.submit(PidLauncher.task()).result();
            assertEquals(7, pool.submit(MeddleLauncher.task(7)).result().value());
            assertTrue(pool.submit(IsInMainThreadLauncher.task()).result());
            assertEquals(3, pool.submit(AddLauncher.task(1, 2)).result());
            assertEquals(pid, pool.submit(PidLauncher.task()).result());
        }
    }

    @Test
    void argumentsThatAreNotReadToTheirEndConcernTheirTaskOnly() throws Exception {
        byte[] fake = new byte[1 << 20]; // zeros, which could be taken for heads of short frames
        try (WorkerPool pool = WorkerPool.ofSize(1)) {
            long pid = pool.submit(PidLauncher.task()).result();
            for (int size : new int[] {0, 10, 60_000, 70_000, 1 << 20}) {
                WorkerFuture<Void> future = pool.submit(DigestLauncher.task(
                        new Indigestible(1, "\0".repeat(size)), size > 100 ? fake : new byte[size]));
                WorkerFailedException thrown = assertThrows(WorkerFailedException.class, future::result);
                assertTrue(thrown.getMessage().endsWith("is not read"), thrown::getMessage);
                assertEquals(pid, pool.submit(PidLauncher.task()).result());
            }
        }
    }

    @Test
    void aThreadThatIsInterruptedSubmitsWithoutHarm() throws Exception {
        try (WorkerPool pool = WorkerPool.ofSize(1)) {
            long pid = pool.submit(PidLauncher.task()).result();
            Thread.currentThread().interrupt();
            WorkerFuture<Long> future = pool.submit(PidLauncher.task());
            assertTrue(Thread.interrupted());
            assertEquals(pid, future.result());
        }
    }

    @Test
    void shortTasksAreWaitedForByManyThreadsOfWhichSomeAreInterrupted() throws Exception {
        try (WorkerPool pool = WorkerPool.ofSize(1)) {
            long pid = pool.submit(PidLauncher.task()).result();
            int rounds = 300;
            for (int round = 0; round < rounds; round++) {
                WorkerFuture<Integer> shared = pool.submit(SquareLauncher.task(round));
                List<CompletableFuture<Integer>> results = new ArrayList<>();
                List<Thread> waiting = new ArrayList<>();
                for (int i = 0; i < 3; i++) {
                    CompletableFuture<Integer> result = new CompletableFuture<>();
                    results.add(result);
                    Thread thread = new Thread(() -> result.complete(patiently(shared)));
                    waiting.add(thread);
                    thread.start();
                }
                waiting.get(0).interrupt();
                assertEquals(round * round, shared.result());
                for (CompletableFuture<Integer> each : results) {
                    assertEquals(round * round, each.get(60, TimeUnit.SECONDS));
                }
            }
            assertEquals(pid, pool.submit(PidLauncher.task()).result());
        }
    }

    /** Again and again the pool runs out of tasks while others are just submitted. */
    @Test
    void ofBurstsOfTasksByManyThreadsNoneIsForgotten() throws Exception {
        int threads = 4;
        int bursts = 300;
        try (WorkerPool pool = WorkerPool.builder().size(1, 2).open()) {
            List<CompletableFuture<Integer>> good = new ArrayList<>();
            for (int seed = 0; seed < threads; seed++) {
                Random random = new Random(seed);
                good.add(CompletableFuture.supplyAsync(
                        () -> goodBursts(pool, bursts, random), action -> new Thread(action).start()));
            }
            for (CompletableFuture<Integer> each : good) {
                assertEquals(bursts, each.get(100, TimeUnit.SECONDS));
            }
        }
    }

    private static int goodBursts(WorkerPool pool, int bursts, Random random) {
        int good = 0;
        for (int burst = 0; burst < bursts; burst++) {
            List<WorkerFuture<Integer>> futures = new ArrayList<>();
            for (int i = random.nextInt(30); i >= 0; i--) {
                futures.add(pool.submit(SquareLauncher.task(i)));
            }
            Collections.shuffle(futures, random);
            int sum = futures.stream().mapToInt(each -> patiently(each)).sum();
            int n = futures.size() - 1;
            good += sum == n * (n + 1) * (2 * n + 1) / 6 ? 1 : 0;
        }
        return good;
    }

    private static int patiently(WorkerFuture<Integer> future) {
        while (true) {
            try {
                return future.result();
            } catch (InterruptedException e) {
                // Once more.
            }
        }
    }

    @Test
    void aWorkerThatIsKilledRightAfterAShortTaskLosesNoneAndAnswersNoneTwice() throws Exception {
        try (WorkerPool pool = WorkerPool.ofSize(1)) {
            for (int kills = 0; kills < 10; kills++) {
                ProcessHandle worker = ProcessHandle.of(
                                pool.submit(PidLauncher.task()).result())
                        .orElseThrow();
                for (int i = 0; i < 100; i++) {
                    assertEquals(i * i, pool.submit(SquareLauncher.task(i)).result());
                }
                worker.destroyForcibly();
                worker.onExit().get(60, TimeUnit.SECONDS);
            }
            assertEquals(49, pool.submit(SquareLauncher.task(7)).result());
            assertEquals(1011, pool.statistics().returned());
        }
    }

    @Test
    void shortTasksOfAllSizesAreAnsweredWithAThreadThatLooksForThem() throws Exception {
        try (WorkerPool pool = WorkerPool.builder().size(1).recycleAfter(400).open()) {
            for (int i = 0; i < 1000; i++) {
                pool.submit(EchoLauncher.task(new byte[i % 7])).result();
                byte[] bytes = new byte[i * 250];
                Arrays.fill(bytes, (byte) i);
                assertArrayEquals(bytes, pool.submit(EchoLauncher.task(bytes)).result());
            }
            assertEquals(2000, pool.statistics().returned());
        }
    }

    @Test
    @Timeout(value = 120, threadMode = ThreadMode.SEPARATE_THREAD) // where this fails, a pool may not even close
    void aThreadThatHasNoStackLeftWaitsWithoutHarm() throws Exception {
        try (WorkerPool pool = WorkerPool.ofSize(1)) {
            for (int i = 0; i < 2000; i++) {
                pool.submit(SquareLauncher.task(i)).result();
            }
            Deep deep = new Deep();
            Thread thread = new Thread(null, deep, "deep", 1 << 18);
            thread.start();
            while (thread.isAlive()) {
                if (deep.wanted && deep.given == null) {
                    WorkerFuture<Integer> future = pool.submit(SquareLauncher.task(3));
                    deep.all.add(future);
                    deep.given = future;
                }
                Thread.onSpinWait();
            }
            assertNotEquals(0, deep.overflows);
            for (WorkerFuture<Integer> each : deep.all) {
                assertEquals(9, each.get(60, TimeUnit.SECONDS));
            }
        }
    }

    /** Calls itself as deep as it can, and waits for a task before and after, with less and less stack, and then with more. */
    private static final class Deep implements Runnable {
        private final List<WorkerFuture<Integer>> all = new ArrayList<>(); // for who submits
        private volatile boolean wanted;
        private volatile @Nullable WorkerFuture<Integer> given;
        private int overflows; // within a wait

        @Override
        public void run() {
            descend(1_000_000);
        }

        private void descend(int calls) {
            await();
            if (calls > 0) {
                try {
                    descend(calls - 1);
                } catch (StackOverflowError e) {
                    // As deep as it goes.
                }
                await();
            }
        }

        private void await() {
            given = null;
            wanted = true;
            WorkerFuture<Integer> future = given;
            while (future == null) {
                Thread.onSpinWait();
                future = given;
            }
            wanted = false;
            try {
                patiently(future);
            } catch (StackOverflowError e) {
                overflows++;
            }
        }
    }

    @Test
    void aResultThatFillsThisHeapFailsItsTaskOnly() throws Exception {
        try (ParentJvm parent = ParentJvm.run(
                List.of("-Xmx64m", "-cp", System.getProperty("java.class.path"), SmallParent.class.getName()))) {
            assertEquals("failed, and went on: 49\n", parent.output(), parent.errors());
        }
    }

    static final class SmallParent {
        public static void main(String[] arguments) throws Exception {
            WorkerOptions options = WorkerOptions.defaults().maxHeap("600m");
            try (WorkerPool pool = WorkerPool.builder().size(1).options(options).open()) {
                WorkerFuture<byte[]> large = pool.submit(BytesLauncher.task(200 << 20, (byte) 1));
                assertThrows(WorkerCrashedException.class, large::result);
                System.out.println("failed, and went on: "
                        + pool.submit(SquareLauncher.task(7)).result());
            }
        }
    }

    // As a stage.

    @Test
    void asAStageItFailsWithWhatItsTaskFailedWith() throws Exception {
        try (WorkerPool pool = WorkerPool.ofSize(1)) {
            CompletableFuture<Integer> copy = pool.submit(SquareLauncher.task(7))
                    .thenCombine(pool.submit(SquareLauncher.task(8)), Integer::sum)
                    .toCompletableFuture();
            assertEquals(113, copy.get());
            CompletableFuture<Integer> failed = pool.submit(SquareUnlessLauncher.task(1, 1))
                    .thenApply(each -> each)
                    .toCompletableFuture();
            CompletionException thrown = assertThrows(CompletionException.class, failed::join);
            assertInstanceOf(WorkerFailedException.class, thrown.getCause());
            WorkerFuture<Integer> future = pool.submit(RestLauncher.task(100, 7));
            assertTrue(future.toCompletableFuture().cancel(true)); // a copy
            assertEquals(7, future.result());
        }
    }

    @Test
    void aCallbackRunsInNoThreadOfThePoolAndHoldsUpNoTask() throws Exception {
        CountDownLatch end = new CountDownLatch(1);
        try (WorkerPool pool = WorkerPool.ofSize(1)) {
            List<String> threads = Collections.synchronizedList(new ArrayList<>());
            List<CompletableFuture<Void>> blocked = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                blocked.add(pool.submit(RestLauncher.task(50, i))
                        .thenAccept(each -> {
                            threads.add(Thread.currentThread().getName());
                            PoolJobs.await(end);
                        })
                        .toCompletableFuture());
            }
            Await.until("a callback is blocked", () -> !threads.isEmpty());
            for (int i = 0; i < 100; i++) {
                assertEquals(i * i, pool.submit(SquareLauncher.task(i)).result());
            }
            end.countDown();
            for (CompletableFuture<Void> each : blocked) {
                each.get(30, TimeUnit.SECONDS);
            }
            assertTrue(threads.stream().noneMatch(each -> each.startsWith("jfork")), threads::toString);
        }
    }

    @Test
    void aResultWhoseReadingBlocksHoldsUpNobodyElse() throws Exception {
        try (WorkerPool pool = WorkerPool.ofSize(1)) {
            WorkerFuture<Blocking> blocking = pool.submit(BlockLauncher.task(-1));
            WorkerTask<Integer> next = SquareLauncher.task(7);
            Thread reader = new Thread(() -> {
                try {
                    blocking.result();
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            });
            reader.start();
            Await.until("somebody is blocked", () -> Blocking.WAITING.getCount() == 0);
            assertEquals(49, pool.submit(next).result());
            Blocking.END.countDown();
            reader.join();
        }
    }

    // Where tasks come from.

    @Test
    void aPoolInsideAWorkerWorks() throws Exception {
        try (WorkerPool pool = WorkerPool.ofSize(2)) {
            WorkerFuture<Integer> one = pool.submit(SumInPoolLauncher.task(4));
            WorkerFuture<Integer> two = pool.submit(SumInPoolLauncher.task(5));
            assertEquals(14, one.result());
            assertEquals(30, two.result());
        }
    }

    @Test
    void virtualThreadsUseAPoolAsOthersDo() throws Exception {
        assumeTrue(Runtime.version().feature() >= 21);
        Method start = Thread.class.getMethod("startVirtualThread", Runnable.class);
        try (WorkerPool pool = WorkerPool.ofSize(2)) {
            List<Thread> threads = new ArrayList<>();
            List<Integer> results = Collections.synchronizedList(new ArrayList<>());
            for (int i = 0; i < 1000; i++) {
                int value = i;
                Runnable submits = () -> results.add(square(pool, value));
                threads.add((Thread) start.invoke(null, submits));
            }
            for (Thread each : threads) {
                each.join();
            }
            assertEquals(1000, results.stream().distinct().count());
        }
    }

    private static int square(WorkerPool pool, int value) {
        try {
            return pool.submit(SquareLauncher.task(value)).result();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
