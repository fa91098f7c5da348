package dev.jfork.it;

import dev.jfork.ThisProcess;
import dev.jfork.Worker;
import java.io.FileInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** Workers that are busy with what a worker may be busy with when its parent is killed. Each first makes a file. */
final class Busy {
    private Busy() {}

    @Worker
    static long compute(String started) throws IOException {
        Files.createFile(Path.of(started));
        long sum = 0;
        for (long i = 0; i >= 0; i++) {
            sum += i * i % 7;
        }
        return sum;
    }

    @Worker
    static void sleep(String started) throws IOException, InterruptedException {
        Files.createFile(Path.of(started));
        Thread.sleep(Long.MAX_VALUE);
    }

    /** Blocked in native code: nobody ever writes to the pipe. */
    @Worker
    static int readPipe(String started, String pipe) throws IOException {
        try (FileInputStream in = new FileInputStream(pipe)) {
            Files.createFile(Path.of(started));
            return in.read();
        }
    }

    /** Prints until nobody reads it any more, and is blocked then. */
    @Worker
    static void printOn(String started) throws IOException {
        Files.createFile(Path.of(started));
        while (!System.out.checkError()) {
            System.out.println("and so on");
        }
    }

    @Worker
    static int hold(String started, byte[] bytes) throws IOException, InterruptedException {
        sleep(started);
        return bytes.length;
    }

    /** Has no memory left, and goes on. */
    @Worker
    static int fill(String started) throws IOException {
        List<Object> all = new ArrayList<>();
        Files.createFile(Path.of(started));
        int size = 1 << 20;
        while (all.size() < Integer.MAX_VALUE) {
            try {
                all.add(new byte[size]);
            } catch (OutOfMemoryError e) {
                size = Math.max(16, size / 2);
            }
        }
        return all.size();
    }

    @Worker
    static void hangInHook(String started) throws IOException {
        Runtime.getRuntime().addShutdownHook(new Thread(Busy::hang));
        Files.createFile(Path.of(started));
        System.exit(0);
    }

    private static void hang() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            hang();
        }
    }

    /** Starts another worker, and waits for it. */
    @Worker
    static void delegate(String started) throws InterruptedException {
        SleepLauncher.start(started).result();
    }

    /** Is busy already where it is read. */
    record Slow(String started) {
        Slow {
            if (ThisProcess.isWorker()) {
                make(Path.of(started));
                hang();
            }
        }
    }

    @Worker
    static void take(Slow slow, byte[] rest) {}

    private static void make(Path file) {
        try {
            Files.createFile(file);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
