package dev.jfork.benchmarks.pool;

import dev.jfork.WorkerCrashedException;
import dev.jfork.WorkerFuture;
import dev.jfork.WorkerPool;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

/** A pool of one worker, which is killed from outside: what is measured is when the next task has its result. */
final class ReplacedWorker implements Competitor {
    private static final int A_LONG_TIME = 1_000_000;

    private final boolean isRunning;
    private final WorkerPool pool = WorkerPool.ofSize(1);

    ReplacedWorker(boolean isRunning) {
        this.isRunning = isRunning;
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
            pool.submit(IncrementLauncher.task(i)).get();
            WorkerFuture<Void> running = pool.submit(SleepLauncher.task(isRunning ? A_LONG_TIME : 200));
            ProcessHandle worker = ProcessHandle.of(pid(running)).orElseThrow();
            if (!isRunning) {
                running.get();
            }
            long start = System.nanoTime();
            worker.destroyForcibly();
            if (isRunning) {
                await(running);
            } else {
                worker.onExit().get(); // a task that is sent to a worker which is about to end may be lost with it
            }
            pool.submit(IncrementLauncher.task(i)).get();
            sum += System.nanoTime() - start;
        }
        return sum;
    }

    private static long pid(WorkerFuture<?> running) throws InterruptedException {
        while (running.pid().isEmpty()) {
            TimeUnit.MILLISECONDS.sleep(1);
        }
        return running.pid().getAsLong();
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
