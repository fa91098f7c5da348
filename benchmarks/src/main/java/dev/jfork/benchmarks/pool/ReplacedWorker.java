package dev.jfork.benchmarks.pool;

import dev.jfork.WorkerCrashedException;
import dev.jfork.WorkerFuture;
import dev.jfork.WorkerPool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

/** A pool of one worker, which is killed from outside: what is measured is when the next task has its result. */
final class ReplacedWorker implements Competitor {
    private final boolean isRunning;
    private final Path begun;
    private final WorkerPool pool = WorkerPool.ofSize(1);

    /**
     * Opens the pool.
     *
     * @param isRunning whether the worker is killed while it runs a task; else while it has none
     * @param directory where it may put files
     */
    ReplacedWorker(boolean isRunning, Path directory) {
        this.isRunning = isRunning;
        this.begun = directory.resolve("begun");
    }

    @Override
    public String title() {
        return "jfork, worker killed while " + (isRunning ? "it runs a task" : "it is idle");
    }

    @Override
    public Set<Discipline> disciplines() {
        return Set.of(Discipline.REPLACEMENT);
    }

    @Override
    public long nanos(Discipline discipline, int tasks) throws Exception {
        long sum = 0;
        for (int i = 0; i < tasks; i++) {
            sum += isRunning ? killRunning() : killIdle();
        }
        return sum;
    }

    private long killIdle() throws InterruptedException, ExecutionException {
        ProcessHandle worker = worker();
        long start = System.nanoTime();
        worker.destroyForcibly();
        worker.onExit().get(); // a task that is sent to a worker just before it ends may be lost with it
        return untilNextResult(start);
    }

    private long killRunning() throws InterruptedException, ExecutionException, IOException {
        ProcessHandle worker = worker();
        WorkerFuture<Void> running = pool.submit(HangLauncher.task(begun.toString()));
        while (Files.notExists(begun)) {
            TimeUnit.MILLISECONDS.sleep(1);
        }
        Files.delete(begun);
        long start = System.nanoTime();
        worker.destroyForcibly();
        await(running);
        return untilNextResult(start);
    }

    private ProcessHandle worker() throws InterruptedException, ExecutionException {
        return ProcessHandle.of(pool.submit(PidLauncher.task()).get()).orElseThrow();
    }

    private long untilNextResult(long start) throws InterruptedException, ExecutionException {
        pool.submit(IncrementLauncher.task(1)).get();
        return System.nanoTime() - start;
    }

    private static void await(WorkerFuture<?> killed) throws InterruptedException {
        try {
            killed.get();
            throw new AssertionError("A task of a worker that was killed has a result");
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof WorkerCrashedException)) {
                throw new AssertionError(e);
            }
        }
    }

    @Override
    public void close() {
        pool.close();
    }
}
