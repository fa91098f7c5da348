package dev.jfork.samples;

import dev.jfork.Worker;
import dev.jfork.WorkerException;
import dev.jfork.WorkerOptions;
import dev.jfork.WorkerProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Survives what no thread survives: one worker crashes in native code, one runs out of its heap, one hangs and is killed
 * at its deadline. Each loses its own task only; the program says what happened to it and goes on with the other results.
 * The lines that begin with {@code #} are the crashing JVM's own.
 */
public final class CrashProof {
    private CrashProof() {}

    @Worker
    static long countPrimes(int limit) {
        return IntStream.rangeClosed(2, limit)
                .filter(n -> IntStream.rangeClosed(2, (int) Math.sqrt(n)).allMatch(divisor -> n % divisor != 0))
                .count();
    }

    /** Writes to address 0, as a bug in a native library might. */
    @Worker
    static void crash() throws ReflectiveOperationException {
        Class<?> memory = Class.forName("jdk.internal.misc.Unsafe");
        Object unsafe = memory.getMethod("getUnsafe").invoke(null);
        memory.getMethod("putByte", long.class, byte.class).invoke(unsafe, 0L, (byte) 1);
    }

    @Worker
    static int load(int megabytes) {
        byte[] data = new byte[megabytes << 20];
        return data.length;
    }

    @Worker(deadline = "1s")
    static void hang() throws InterruptedException {
        Thread.sleep(Long.MAX_VALUE);
    }

    public static void main(String[] args) throws IOException, InterruptedException {
        Path directory = Files.createTempDirectory("crash-proof"); // where a JVM that crashes leaves its report
        try {
            run(directory);
        } finally {
            delete(directory);
        }
    }

    private static void run(Path directory) throws InterruptedException {
        WorkerProcess<Void> crasher = CrashLauncher.with(WorkerOptions.named("crasher")
                        .directory(directory)
                        .jvmOption("--add-exports=java.base/jdk.internal.misc=ALL-UNNAMED"))
                .start();
        WorkerProcess<Integer> glutton =
                LoadLauncher.with(WorkerOptions.named("glutton").maxHeap("32m")).start(1000);
        WorkerProcess<Void> sleeper =
                HangLauncher.with(WorkerOptions.named("sleeper")).start();
        WorkerProcess<Long> first = CountPrimesLauncher.start(1_000_000);
        WorkerProcess<Long> second = CountPrimesLauncher.start(2_000_000);

        for (WorkerProcess<?> process : List.of(crasher, glutton, sleeper, first, second)) {
            report(process);
        }
    }

    private static void report(WorkerProcess<?> process) throws InterruptedException {
        try {
            System.out.println(process.name() + " returned " + process.result());
        } catch (WorkerException e) {
            System.out.println(e.getMessage());
        }
    }

    private static void delete(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(directory);
    }
}
