package dev.jfork.it;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;

/** Waits for a condition that something outside of this JVM makes true. */
final class Await {
    private static final Duration BOUND = Duration.ofMinutes(1);

    private Await() {}

    static void until(String what, Callable<Boolean> condition) throws Exception {
        until(what, BOUND, condition);
    }

    static void until(String what, Duration bound, Callable<Boolean> condition) throws Exception {
        long deadline = System.nanoTime() + bound.toNanos();
        while (!condition.call()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("Not within " + bound.toSeconds() + " s: " + what);
            }
            LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
        }
    }
}
