package dev.jfork.benchmarks.pool;

import dev.jfork.Worker;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** What the workers of jfork do, and those of PP4J. */
final class Chores {
    private static final long FACTOR = 6364136223846793005L;
    private static final int STEPS = 10_000_000;

    private Chores() {}

    @Worker
    static int increment(int number) {
        return number + 1;
    }

    @Worker
    static int length(byte[] bytes) {
        return bytes.length;
    }

    @Worker
    static byte[] bytes(int length) {
        return new byte[length];
    }

    /** Keeps a processor busy. */
    @Worker
    static long compute(long seed) {
        long value = seed;
        for (int i = 0; i < STEPS; i++) {
            value = value * FACTOR + i;
        }
        return value;
    }

    /** Shows that it runs, by a file, and does so for a day. */
    @Worker
    static void hang(String begun) throws IOException, InterruptedException {
        Files.createFile(Path.of(begun));
        TimeUnit.DAYS.sleep(1);
    }

    @Worker
    static long pid() {
        return ProcessHandle.current().pid();
    }

    /** Tells how many bytes of heap are in use when all garbage is gone. Takes some time, so that each worker gets one. */
    @Worker
    static long usedHeap() throws InterruptedException {
        System.gc();
        TimeUnit.MILLISECONDS.sleep(300);
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
