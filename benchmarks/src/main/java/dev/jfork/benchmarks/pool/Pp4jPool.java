package dev.jfork.benchmarks.pool;

import java.io.IOException;
import java.io.Serial;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import net.viktorc.pp4j.impl.JavaProcessPoolExecutor;
import net.viktorc.pp4j.impl.SimpleJavaProcessOptions;

/** PP4J: objects in Base64 through standard input and output, to JVMs that are kept. */
final class Pp4jPool implements Competitor {
    private final JavaProcessPoolExecutor pool;

    Pp4jPool(int workers) throws InterruptedException {
        pool = new JavaProcessPoolExecutor(new SimpleJavaProcessOptions(0), workers, workers, 0, null, false);
    }

    @Override
    public String title() {
        return "PP4J";
    }

    @Override
    public Set<Discipline> disciplines() {
        return Set.of(Discipline.ROUND_TRIP, Discipline.THROUGHPUT);
    }

    @Override
    public long nanos(Discipline discipline, int tasks) throws InterruptedException, ExecutionException {
        long start = System.nanoTime();
        if (discipline == Discipline.ROUND_TRIP) {
            for (int i = 0; i < tasks; i++) {
                pool.submit(new Increment(i), false).get();
            }
        } else {
            List<Future<Integer>> futures = new ArrayList<>();
            for (int i = 0; i < tasks; i++) {
                futures.add(pool.submit(new Increment(i), false));
            }
            for (Future<Integer> future : futures) {
                future.get();
            }
        }
        return System.nanoTime() - start;
    }

    @Override
    public void close() throws IOException {
        pool.shutdown();
    }

    /** A class, as its users write them: lambdas that are serialized cost more. */
    private static final class Increment implements Callable<Integer>, Serializable {
        @Serial
        private static final long serialVersionUID = 1;

        private final int number;

        Increment(int number) {
            this.number = number;
        }

        @Override
        public Integer call() {
            return Chores.increment(number);
        }
    }
}
