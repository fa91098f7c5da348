package dev.jfork.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jfork.WorkerCrashedException;
import dev.jfork.WorkerException;
import dev.jfork.WorkerFuture;
import dev.jfork.WorkerOptions;
import dev.jfork.WorkerPool;
import dev.jfork.WorkerPoolListener;
import dev.jfork.WorkerPoolListener.TaskEnd;
import dev.jfork.WorkerPoolListener.TaskEvent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What listeners of a pool are told. */
@ExtendWith(NothingIsLeft.class)
@Timeout(120)
class PoolEventsTest {
    private final Heard heard = new Heard();

    @TempDir
    Path directory;

    @AfterEach
    void noThreadIsLeft() throws Exception {
        Await.until(
                "the threads of pools end",
                () -> Thread.getAllStackTraces().keySet().stream()
                        .noneMatch(each -> each.getName().endsWith(" events")));
    }

    private WorkerPool.Builder builder() {
        return WorkerPool.builder()
                .size(1)
                .options(WorkerOptions.named("render"))
                .listener(heard);
    }

    @Test
    void aPoolIsToldOfInOrderFromTheStartOfAWorkerToItsEnd() throws Exception {
        try (WorkerPool pool = builder().open()) {
            pool.submit(AddLauncher.task(1, 2)).result();
            assertThrows(
                    WorkerException.class,
                    () -> pool.submit(FailLauncher.task("boom")).result());
        }
        assertEquals(
                List.of(
                        "render-1 started",
                        "render-1 ready",
                        "add RETURNED in render-1",
                        "fail THREW in render-1",
                        "render-1 ended: returned"),
                heard.words);
    }

    @Test
    void aTaskIsToldOfWithItsTimesAndSizes() throws Exception {
        byte[] large = new byte[10_000_000];
        try (WorkerPool pool = builder().open()) {
            pool.submit(SumLauncher.task(large)).result();
            pool.submit(BytesLauncher.task(large.length, (byte) 1)).result();
        }
        TaskEvent in = heard.tasks.get(0);
        assertEquals(SumLauncher.task(large), in.task());
        assertTrue(in.bytesIn() > large.length && in.bytesIn() < large.length + 100, in::toString);
        assertTrue(in.sending().toNanos() > 0, in::toString);
        assertTrue(in.queued().toNanos() > 0, in::toString);
        assertTrue(in.ran().orElseThrow().toNanos() > 0, in::toString);
        Duration all = Duration.between(in.submitted(), in.ended());
        assertTrue(in.queued().plus(in.ran().orElseThrow()).compareTo(all) <= 0, in::toString);
        TaskEvent out = heard.tasks.get(1);
        assertTrue(out.bytesOut() > large.length && out.bytesOut() < large.length + 100, out::toString);
        assertTrue(out.receiving().toNanos() > 0, out::toString);
        assertFalse(out.submitted().isBefore(in.ended()), "it was submitted when the other one had ended");
    }

    @Test
    void eachEndHasItsName() throws Exception {
        Path first = directory.resolve("first");
        Path second = directory.resolve("second");
        try (WorkerPool pool = builder().open()) {
            WorkerFuture<Void> running = pool.submit(HangLauncher.task(first.toString()));
            Await.until("it runs", () -> Files.exists(first));
            WorkerFuture<Integer> waiting = pool.submit(AddLauncher.task(1, 2));
            assertTrue(waiting.cancel(false));
            assertTrue(running.cancel(true));
            assertThrows(
                    WorkerCrashedException.class,
                    () -> pool.submit(HaltLauncher.task(3)).result());
        }
        try (WorkerPool pool = builder()
                .options(WorkerOptions.named("late").deadline(Duration.ofMillis(100)))
                .open()) {
            assertThrows(
                    WorkerException.class,
                    () -> pool.submit(HangLauncher.task(second.toString())).result());
        }
        assertEquals(
                List.of(
                        "add CANCELLED in none",
                        "hang CANCELLED in render-1",
                        "halt CRASHED in render-2",
                        "hang TIMED_OUT in late-1"),
                heard.words.stream().filter(each -> each.contains(" in ")).toList());
        assertTrue(heard.words.contains("render-1 ended: killed by signal 9 (SIGKILL): its task was cancelled"));
        assertTrue(heard.words.contains("render-2 ended: exited with 3"));
    }

    @Test
    void aTaskThatIsRunAgainIsToldOfTwice() throws Exception {
        try (WorkerPool pool = builder().retries(1).open()) {
            assertEquals(
                    "survived",
                    pool.submit(HaltOnceLauncher.task(directory.resolve("file")))
                            .result());
        }
        assertEquals(
                List.of("again: haltOnce RETRIED in render-1", "haltOnce RETURNED in render-2"),
                heard.words.stream().filter(each -> each.contains("haltOnce")).toList());
    }

    @Test
    void aPoolThatGivesUpSaysWhy() throws Exception {
        try (WorkerPool pool =
                builder().initializer(FailLauncher.task("no licence")).open()) {
            assertThrows(
                    WorkerException.class,
                    () -> pool.submit(AddLauncher.task(1, 2)).result());
        }
        List<String> ends =
                heard.words.stream().filter(each -> !each.startsWith("render-")).toList();
        assertEquals(2, ends.size(), ends::toString);
        assertTrue(ends.get(0).startsWith("gave up: ") && ends.get(0).contains("no licence"), ends::toString);
        assertEquals("add ABANDONED in none", ends.get(1));
    }

    @Test
    void whatWasNotBegunAtAShutdownIsToldAsCancelled() throws Exception {
        Path started = directory.resolve("started");
        try (WorkerPool pool = builder().open()) {
            WorkerFuture<Void> unused = pool.submit(HangLauncher.task(started.toString()));
            Await.until("it runs", () -> Files.exists(started));
            WorkerFuture<Integer> waiting = pool.submit(AddLauncher.task(1, 2));
            assertEquals(List.of(waiting.task()), pool.shutdownNow());
        }
        assertEquals(
                List.of("add CANCELLED in none", "hang CRASHED in render-1"),
                heard.words.stream().filter(each -> each.contains(" in ")).toList());
    }

    @Test
    void aListenerThatThrowsIsToldOfTheRest() throws Exception {
        AtomicInteger told = new AtomicInteger();
        WorkerPoolListener thrower = new WorkerPoolListener() {
            @Override
            public void taskEnded(TaskEvent task) {
                told.incrementAndGet();
                throw new AssertionError("a bug");
            }
        };
        try (WorkerPool pool = builder().listener(thrower).open()) {
            pool.map(Collections.nCopies(100, 1), each -> AddLauncher.task(each, each));
        }
        assertEquals(100, told.get());
        assertEquals(100, heard.tasks.size());
    }

    @Test
    void aListenerThatBlocksHarmsNobody() throws Exception {
        AtomicBoolean interrupted = new AtomicBoolean();
        WorkerPoolListener blocker = new WorkerPoolListener() {
            @Override
            public void workerReady(WorkerEvent worker) {
                try {
                    new CountDownLatch(1).await();
                } catch (InterruptedException e) {
                    interrupted.set(true);
                }
            }
        };
        try (WorkerPool pool = builder().listener(blocker).open()) {
            pool.map(Collections.nCopies(1000, 1), each -> AddLauncher.task(each, each));
            Await.until("another listener is told", () -> heard.tasks.size() == 1000);
        }
        Await.until("it was interrupted", interrupted::get);
    }

    @Test
    void eventsThatAreLostAreCounted() throws Exception {
        CountDownLatch goOn = new CountDownLatch(1);
        AtomicInteger told = new AtomicInteger();
        AtomicInteger lost = new AtomicInteger();
        WorkerPoolListener slow = new WorkerPoolListener() {
            @Override
            public void workerStarted(WorkerEvent event) {
                try {
                    goOn.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }

            @Override
            public void taskEnded(TaskEvent task) {
                told.incrementAndGet();
            }

            @Override
            public void eventsLost(long count) {
                lost.addAndGet((int) count);
            }
        };
        int tasks = WorkerPoolListener.MOST_EVENTS + 1000;
        try (WorkerPool pool = WorkerPool.builder().size(1).listener(slow).open()) {
            pool.forEach(Collections.nCopies(tasks, 1), each -> AddLauncher.task(each, each), done -> {});
            goOn.countDown();
        }
        assertTrue(lost.get() > 0);
        int aboutTheWorker = 2; // that may be among the lost, or not
        int all = told.get() + lost.get();
        assertTrue(all >= tasks && all <= tasks + aboutTheWorker, told + " told, " + lost + " lost");
    }

    @Test
    void aListenerMayCloseThePool() throws Exception {
        AtomicReference<WorkerPool> open = new AtomicReference<>();
        CountDownLatch closed = new CountDownLatch(1);
        WorkerPoolListener closer = new WorkerPoolListener() {
            @Override
            public void taskEnded(TaskEvent task) {
                open.get().close();
                closed.countDown();
            }
        };
        WorkerPool pool = builder().listener(closer).open();
        open.set(pool);
        assertEquals(3, pool.submit(AddLauncher.task(1, 2)).result());
        closed.await();
        pool.close();
        assertEquals(TaskEnd.RETURNED, heard.tasks.get(0).end());
    }
}
