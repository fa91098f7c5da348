package dev.jfork.benchmarks.start;

import java.io.IOException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import net.viktorc.pp4j.impl.JavaProcessPoolExecutor;
import net.viktorc.pp4j.impl.SimpleJavaProcessOptions;

/**
 * PP4J: a pool that keeps no JVM, and ends the one that it starts for a call after it. Joined is when the call's result is
 * there; the JVM then still has to end.
 */
final class Pp4j implements OneByOne {
    private static final int MAX_WORKERS = 1_000;

    private final JavaProcessPoolExecutor pool;

    Pp4j() throws InterruptedException {
        pool = new JavaProcessPoolExecutor(new SimpleJavaProcessOptions(0), 0, MAX_WORKERS, 0, null, false);
    }

    @Override
    public String title() {
        return "PP4J";
    }

    @Override
    public Running start(String report, int classes) {
        Future<String> result = pool.submit(new SerializableCall(report, classes), true);
        return result::get;
    }

    @Override
    public void settle(int workers) throws InterruptedException {
        while (pool.getNumOfProcesses() > 0) {
            TimeUnit.MILLISECONDS.sleep(1);
        }
    }

    @Override
    public void close() throws IOException {
        pool.shutdown();
    }
}
