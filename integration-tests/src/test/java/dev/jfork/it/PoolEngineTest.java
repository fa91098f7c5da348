package dev.jfork.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jfork.WorkerEngine;
import dev.jfork.WorkerEngine.Order;
import dev.jfork.WorkerFailedException;
import dev.jfork.WorkerFuture;
import dev.jfork.WorkerPool;
import dev.jfork.WorkerTask;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ref.WeakReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Many tasks at once: streams, {@code forEach}, {@code invokeAll} and {@code invokeAny}. */
@ExtendWith(NothingIsLeft.class)
@Timeout(120)
class PoolEngineTest {
    private static final int MANY = 200_000;

    @TempDir
    Path directory;

    private String file(String name) {
        return directory.resolve(name).toString();
    }

    private boolean isThere(String name) {
        return Files.exists(directory.resolve(name));
    }

    private long count(String name) throws Exception {
        return isThere(name) ? Files.size(directory.resolve(name)) : 0;
    }

    /** Inputs without end, which are counted as they are read. */
    private static Iterable<Integer> counted(AtomicInteger read) {
        return () -> IntStream.iterate(0, each -> each + 1)
                .peek(each -> read.incrementAndGet())
                .iterator();
    }

    @ParameterizedTest
    @EnumSource(Order.class)
    void aStreamReadsNothingBeforeItIsReadAndNeverFurtherAheadThanItsBound(Order order) throws Exception {
        AtomicInteger read = new AtomicInteger();
        try (WorkerPool pool = WorkerPool.ofSize(2);
                Stream<Integer> results = pool.stream(counted(read), SquareLauncher::task, order, 5)) {
            Iterator<Integer> each = results.iterator();
            assertEquals(0, read.get());
            for (int taken = 1; taken <= 200; taken++) {
                each.next();
                assertTrue(read.get() <= taken + 5, () -> read + " inputs were read");
            }
        }
    }

    @Test
    void aStreamAsCompletedDoesNotWaitForASlowTask() throws Exception {
        try (WorkerPool pool = WorkerPool.ofSize(2);
                Stream<Long> results = pool.stream(
                        List.of(0, 1, 2, 3),
                        each -> each == 0
                                ? NoteAndAwaitLauncher.task(file("slow"), file("gate"))
                                : NoteNumberLauncher.task(file("fast"), each),
                        Order.COMPLETION,
                        4)) {
            Iterator<Long> each = results.iterator();
            List<Long> first = new ArrayList<>(List.of(each.next(), each.next(), each.next()));
            Collections.sort(first);
            assertEquals(List.of(1L, 2L, 3L), first);
            Files.createFile(Path.of(file("gate")));
            assertTrue(each.next() > 3);
            assertFalse(each.hasNext());
        }
    }

    @ParameterizedTest
    @EnumSource(Order.class)
    void aStreamThatIsClosedEarlyCancelsWhatWasNotBegun(Order order) throws Exception {
        try (WorkerPool pool = WorkerPool.ofSize(1)) {
            Stream<Long> results = pool.stream(
                    counted(new AtomicInteger()),
                    each -> each == 1
                            ? NoteAndAwaitLauncher.task(file("begun"), file("gate"))
                            : NoteNumberLauncher.task(file("noted"), each),
                    order,
                    100);
            assertEquals(0, results.iterator().next());
            Await.until("the second one runs, and all others wait", () -> isThere("begun"));
            results.close();
            Files.createFile(Path.of(file("gate")));
        }
        assertEquals(Long.BYTES, count("noted"));
    }

    @Test
    void whoIsInterruptedWhileReadingAStreamStaysSoAndCancelsIt() throws Exception {
        try (WorkerPool pool = WorkerPool.ofSize(1);
                Stream<Long> results = pool.stream(
                        List.of(1, 2), each -> NoteAndAwaitLauncher.task(file("begun" + each), file("gate")))) {
            Thread interrupter = interruptOnceItIsThere("begun1");
            assertThrows(CancellationException.class, () -> results.iterator().next());
            assertTrue(Thread.interrupted());
            interrupter.join();
            Files.createFile(Path.of(file("gate")));
        }
        assertFalse(isThere("begun2"));
    }

    @Test
    void forEachTellsHowManyAreDoneUpToAll() throws Exception {
        List<Long> told = new ArrayList<>();
        Thread caller = Thread.currentThread();
        try (WorkerPool pool = WorkerPool.ofSize(2)) {
            pool.forEach(IntStream.range(0, 20).boxed().toList(), each -> RestLauncher.task(30, each), done -> {
                assertEquals(caller, Thread.currentThread());
                told.add(done);
            });
        }
        assertTrue(told.size() > 1, told::toString); // it takes longer than the pause between two
        assertEquals(told.stream().sorted().distinct().toList(), told);
        assertEquals(20, told.get(told.size() - 1));
    }

    @Test
    void mapCancelsWhatWaitsWhereATaskFails() throws Exception {
        try (WorkerPool pool = WorkerPool.ofSize(1)) {
            List<WorkerTask<?>> tasks = new ArrayList<>();
            tasks.add(SquareUnlessLauncher.task(1, 1));
            tasks.addAll(Collections.nCopies(3000, RestLauncher.task(50, 1)));
            assertThrows(WorkerFailedException.class, () -> pool.forEach(tasks, each -> each, done -> {}));
            assertEquals(49, pool.submit(SquareLauncher.task(7)).result()); // which would take minutes
        }
    }

    /** All together would not fit. */
    @Test
    void forEachForgetsWhatTasksReturn() throws Exception {
        String main = ForgetfulParent.class.getName();
        ParentJvm parent = ParentJvm.run(List.of("-Xmx64m", "-cp", System.getProperty("java.class.path"), main));
        assertEquals("200 are done\n", parent.output());
    }

    static final class ForgetfulParent {
        public static void main(String[] arguments) throws InterruptedException {
            try (WorkerPool pool = WorkerPool.ofSize(1)) {
                pool.forEach(Collections.nCopies(200, BytesLauncher.task(1 << 20, (byte) 1)), task -> task, done -> {
                    if (done == 200) {
                        System.out.println(done + " are done");
                    }
                });
            }
        }
    }

    /** Or it would keep all of them, with their arguments, until the last one is done. */
    @Test
    void mapForgetsTasksThatAreDone() throws Exception {
        assertForgets(0, input -> SquareLauncher.task(input % 1000));
    }

    @Test
    void mapForgetsTasksThatAreDoneBehindASlowOne() throws Exception {
        assertForgets(
                1,
                input -> input == 0 ? AwaitAndSquareLauncher.task(file("gate"), 0) : SquareLauncher.task(input % 1000));
    }

    /** Sees that one of many tasks is forgotten, and only then lets those end that wait for it. */
    private void assertForgets(int one, Function<Integer, WorkerTask<Integer>> tasks) throws Exception {
        List<WeakReference<WorkerTask<Integer>>> made = new ArrayList<>();
        try (WorkerPool pool = WorkerPool.ofSize(2)) {
            List<Integer> results = pool.map(() -> IntStream.range(0, MANY).iterator(), input -> {
                WorkerTask<Integer> task = tasks.apply(input);
                if (input == one) {
                    made.add(new WeakReference<>(task));
                }
                if (input % (MANY / 10) == 0 && input > 0 && !isThere("gate")) {
                    System.gc();
                    openIfForgotten(made.get(0));
                }
                return task;
            });
            assertTrue(isThere("gate"));
            assertEquals(MANY, results.size());
            assertEquals(998_001, results.get(MANY - 1));
        }
    }

    private void openIfForgotten(WeakReference<WorkerTask<Integer>> task) {
        if (task.get() == null) {
            try {
                Files.createFile(Path.of(file("gate")));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    @Test
    void mapIsLeftByWhoIsInterrupted() throws Exception {
        try (WorkerPool pool = WorkerPool.ofSize(1)) {
            Thread interrupter = interruptOnceItIsThere("begun1");
            assertThrows(
                    InterruptedException.class,
                    () -> pool.map(
                            List.of(1, 2), each -> NoteAndAwaitLauncher.task(file("begun" + each), file("gate"))));
            interrupter.join();
            Files.createFile(Path.of(file("gate")));
        }
        assertFalse(isThere("begun2"));
    }

    /** Interrupts this thread. */
    private Thread interruptOnceItIsThere(String name) {
        Thread caller = Thread.currentThread();
        Thread interrupter = new Thread(() -> {
            try {
                Await.until("it runs", () -> isThere(name));
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
            caller.interrupt();
        });
        interrupter.start();
        return interrupter;
    }

    @Test
    void invokeAllGivesFuturesThatAreDoneInTheOrderOfTheTasks() throws Exception {
        try (WorkerPool pool = WorkerPool.ofSize(2)) {
            List<WorkerFuture<Integer>> futures = pool.invokeAll(List.of(
                    RestLauncher.task(50, 1), SquareUnlessLauncher.task(2, 2), SquareUnlessLauncher.task(3, 2)));
            assertTrue(futures.stream().allMatch(WorkerFuture::isDone));
            assertEquals(1, futures.get(0).result());
            assertThrows(WorkerFailedException.class, futures.get(1)::result);
            assertEquals(9, futures.get(2).result());
        }
    }

    @Test
    void invokeAnyGivesTheFirstResultAndKillsTheRest() throws Exception {
        try (WorkerPool pool = WorkerPool.ofSize(3)) {
            WorkerEngine engine = pool;
            List<WorkerTask<Integer>> tasks = List.of(
                    SquareUnlessLauncher.task(1, 1), RestLauncher.task(600_000, 2), SquareUnlessLauncher.task(3, 1));
            assertEquals(9, engine.invokeAny(tasks));
            assertThrows(WorkerFailedException.class, () -> pool.invokeAny(List.of(tasks.get(0), tasks.get(0))));
            assertThrows(IllegalArgumentException.class, () -> pool.invokeAny(List.<WorkerTask<Integer>>of()));
        }
    }
}
