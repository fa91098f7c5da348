package dev.jfork.benchmarks.pool;

import java.util.Set;

/** A worker that is started for its one task: what a pool that has lost its worker can't be faster than. */
final class ColdWorker implements Competitor {
    @Override
    public String title() {
        return "jfork, cold start";
    }

    @Override
    public Set<Discipline> disciplines() {
        return Set.of(Discipline.REPLACEMENT);
    }

    @Override
    public long nanos(Discipline discipline, int tasks) throws InterruptedException {
        long start = System.nanoTime();
        for (int i = 0; i < tasks; i++) {
            IncrementLauncher.start(i).result();
        }
        return System.nanoTime() - start;
    }
}
