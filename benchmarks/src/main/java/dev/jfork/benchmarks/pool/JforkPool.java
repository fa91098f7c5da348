package dev.jfork.benchmarks.pool;

import dev.jfork.WorkerPool;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** A pool of jfork, with its defaults. */
final class JforkPool implements Competitor {
    private final String title;
    private final Set<Discipline> disciplines;
    private final WorkerPool pool;
    private final byte[] large = new byte[Discipline.LARGE];

    JforkPool(String title, int workers, Set<Discipline> disciplines) {
        this.title = title;
        this.disciplines = disciplines;
        this.pool = WorkerPool.ofSize(workers);
    }

    @Override
    public String title() {
        return title;
    }

    @Override
    public Set<Discipline> disciplines() {
        return disciplines;
    }

    @Override
    public long nanos(Discipline discipline, int tasks) throws InterruptedException, ExecutionException {
        long start = System.nanoTime();
        switch (discipline) {
            case ROUND_TRIP -> {
                for (int i = 0; i < tasks; i++) {
                    pool.submit(IncrementLauncher.task(i)).get();
                }
            }
            case THROUGHPUT -> {
                List<Integer> results = pool.map(() -> IntStream.range(0, tasks).iterator(), IncrementLauncher::task);
                require(results.get(tasks - 1) == tasks);
            }
            case ARGUMENT -> {
                for (int i = 0; i < tasks; i++) {
                    require(pool.submit(LengthLauncher.task(large)).get() == large.length);
                }
            }
            case RESULT -> {
                for (int i = 0; i < tasks; i++) {
                    require(pool.submit(BytesLauncher.task(large.length)).get().length == large.length);
                }
            }
            case CPU_BOUND ->
                pool.forEach(() -> LongStream.range(0, tasks).iterator(), ComputeLauncher::task, done -> {});
            case REPLACEMENT -> throw new IllegalArgumentException(discipline + " is for others");
        }
        return System.nanoTime() - start;
    }

    private static void require(boolean isRight) {
        if (!isRight) {
            throw new AssertionError("A task had a wrong result");
        }
    }

    @Override
    public void close() {
        pool.close();
    }
}
