package dev.jfork.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jfork.WorkerException;
import dev.jfork.WorkerFuture;
import dev.jfork.WorkerPool;
import dev.jfork.WorkerPoolStatistics;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What a pool counts. */
@ExtendWith(NothingIsLeft.class)
@Timeout(120)
class PoolStatisticsTest {
    @TempDir
    Path directory;

    @Test
    void aPoolCountsItsWorkersAndTasks() throws Exception {
        Path started = directory.resolve("started");
        WorkerPool pool = WorkerPool.builder()
                .size(2)
                .initializer(AddLauncher.task(0, 0))
                .retries(1)
                .open();
        try (pool) {
            Await.until("both are idle", () -> pool.statistics().idle() == 2);
            assertEquals(
                    new WorkerPoolStatistics(0, 2, 0, 0, 0, 0, 0, 0, 0, 0, 2, 0, 0, 0),
                    pool.statistics(),
                    "an initializer is no task");

            WorkerFuture<Void> hanging = pool.submit(HangLauncher.task(started.toString()));
            Await.until("it runs", () -> Files.exists(started));
            WorkerPoolStatistics busy = pool.statistics();
            assertEquals(1, busy.busy(), busy::toString);
            assertEquals(1, busy.idle(), busy::toString);
            assertEquals(1, busy.running(), busy::toString);
            assertEquals(0, busy.waiting(), busy::toString);

            pool.map(Collections.nCopies(10, 1), each -> AddLauncher.task(each, each));
            assertThrows(
                    WorkerException.class,
                    () -> pool.submit(FailLauncher.task("boom")).result());
            pool.submit(HaltOnceLauncher.task(directory.resolve("halted"))).result();
            assertTrue(hanging.cancel(true));
        }
        WorkerPoolStatistics end = pool.statistics();
        assertEquals(0, end.workers(), end::toString);
        assertEquals(0, end.waiting() + end.running(), end::toString);
        assertEquals(11, end.returned(), end::toString);
        assertEquals(1, end.failed(), end::toString);
        assertEquals(1, end.cancelled(), end::toString);
        assertEquals(13, end.ended(), end::toString);
        assertEquals(1, end.retried(), end::toString);
        assertTrue(end.workersStarted() >= 3, end::toString);
        assertEquals(end.workersStarted(), end.workersEnded(), end::toString);
        assertTrue(end.bytesIn() > 80 && end.bytesOut() > 40, end::toString);
    }

    @Test
    void anInitializerThatRunsIsNoTaskEither() throws Exception {
        Path started = directory.resolve("started");
        Path end = directory.resolve("end");
        WorkerPool pool = WorkerPool.builder()
                .size(1)
                .initializer(NoteAndAwaitLauncher.task(started.toString(), end.toString()))
                .open();
        try (pool) {
            Await.until("it runs", () -> Files.exists(started));
            WorkerFuture<Integer> waiting = pool.submit(AddLauncher.task(1, 2));
            WorkerPoolStatistics busy = pool.statistics();
            Files.createFile(end);
            assertEquals(1, busy.waiting(), busy::toString);
            assertEquals(0, busy.running(), busy::toString);
            assertEquals(1, busy.starting(), busy::toString);
            assertEquals(3, waiting.result());
        }
    }

    @Test
    void tasksThatWaitAreCountedWhereverTheyDo() throws Exception {
        Path started = directory.resolve("started");
        try (WorkerPool pool = WorkerPool.ofSize(1)) {
            pool.map(
                    Collections.nCopies(10, 1),
                    each -> AddLauncher.task(each, each)); // so that it is known to be short
            var unusedHanging = pool.submit(HangLauncher.task(started.toString()));
            Await.until("it runs", () -> Files.exists(started));
            for (int i = 0; i < 10; i++) {
                var unused = pool.submit(AddLauncher.task(i, i));
            }
            WorkerPoolStatistics now = pool.statistics();
            assertEquals(10, now.waiting(), now::toString);
            assertEquals(1, now.running(), now::toString);
            assertEquals(10, pool.shutdownNow().size());
        }
    }

    @Test
    void theyAreToldInOneLine() {
        assertEquals(
                "10 workers (1 starting, 2 idle, 3 busy, 4 ending); tasks: 5 waiting, 3 running, 1000 returned, 7 failed,"
                        + " 8 cancelled, 9 run again; so far 15 workers started, 5 ended, 999 bytes in, 1.2 MB out",
                new WorkerPoolStatistics(1, 2, 3, 4, 5, 3, 1000, 7, 8, 9, 15, 5, 999, 1_234_567).toString());
    }
}
