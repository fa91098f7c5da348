package dev.jfork;

import dev.jfork.pool.Observer;
import dev.jfork.spawn.DaemonThread;
import dev.jfork.telemetry.Log;
import java.util.function.Supplier;

/** Logs that a pool has given up, also where nobody submits another task and would be told. */
final class GiveUpLog implements Observer {
    private final String pool;

    GiveUpLog(String pool) {
        this.pool = pool;
    }

    @Override
    public void gaveUp(Supplier<? extends RuntimeException> reason) {
        try {
            new DaemonThread(() -> log(reason.get()), "jfork log").start(); // a logger may block
        } catch (OutOfMemoryError e) {
            // There is no thread to be had, which may be why the pool gave up: whoever submits a task is told.
        }
    }

    private void log(RuntimeException reason) {
        Log.warning(pool + " has given up: it takes no more tasks, and those that were not run fail", reason);
    }
}
