package dev.jfork.it;

import dev.jfork.ThisProcess;
import dev.jfork.Worker;
import dev.jfork.WorkerPool;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** What the workers of pools do in these tests. */
final class PoolJobs {
    private static final List<byte[]> KEPT = new ArrayList<>();
    private static final Thread MAIN = Thread.currentThread();
    private static String state = "none";
    private static int runs;

    private PoolJobs() {}

    @Worker
    static int square(int value) {
        return value * value;
    }

    /** Refuses one value. */
    @Worker
    static int squareUnless(int value, int bad) {
        if (value == bad) {
            throw new IllegalArgumentException("no square of " + value);
        }
        return value * value;
    }

    @Worker
    static long pid() {
        return ProcessHandle.current().pid();
    }

    @Worker
    static int rest(int milliseconds, int value) throws InterruptedException {
        new CountDownLatch(1).await(milliseconds, TimeUnit.MILLISECONDS);
        return value;
    }

    @Worker
    static byte[] echo(byte[] bytes) {
        return bytes;
    }

    /** Writes a byte to a file, so that runs can be counted. */
    @Worker
    static void note(String file) throws IOException {
        append(file);
    }

    /** As {@code note}, and then waits until a file is there. */
    @Worker
    static long noteAndAwait(String file, String awaited) throws Exception {
        append(file);
        Await.until("the test lets it go on", () -> Files.exists(Path.of(awaited)));
        return ProcessHandle.current().pid();
    }

    @Worker
    static int awaitAndSquare(String awaited, int value) throws Exception {
        Await.until("the test lets it go on", () -> Files.exists(Path.of(awaited)));
        return value * value;
    }

    @Worker
    static void noteAndHalt(String file) throws IOException {
        append(file);
        Runtime.getRuntime().halt(3);
    }

    @Worker(idempotent = true)
    static void noteAndHaltAgain(String file) throws IOException {
        append(file);
        Runtime.getRuntime().halt(3);
    }

    /** Writes a number to a file, so that runs of each task can be counted. */
    @Worker
    static long noteNumber(String file, long number) throws IOException {
        return append(file, number);
    }

    @Worker(idempotent = true)
    static long noteNumberAgain(String file, long number) throws IOException {
        return append(file, number);
    }

    private static long append(String file, long number) throws IOException {
        byte[] bytes = ByteBuffer.allocate(Long.BYTES).putLong(number).array();
        Files.write(Path.of(file), bytes, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        return number;
    }

    /** Halts the first time. */
    @Worker(idempotent = true)
    static int succeedAtLast(String file) throws IOException {
        append(file);
        if (Files.size(Path.of(file)) < 3) {
            Runtime.getRuntime().halt(3);
        }
        return 42;
    }

    private static void append(String file) throws IOException {
        Files.write(Path.of(file), new byte[1], StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    @Worker
    static void keepState(String value) {
        state = value;
    }

    @Worker
    static String state() {
        return state;
    }

    /** How many tasks of this kind this JVM has run. */
    @Worker
    static int countRuns() {
        return ++runs;
    }

    @Worker
    static long keepMemory(int megabytes) {
        KEPT.add(new byte[megabytes << 20]);
        return ProcessHandle.current().pid();
    }

    /** Leaves its thread as no other task may find it, and returns more than is sent at once. */
    @Worker
    static byte[] leaveThreadInterrupted(int size) {
        Thread.currentThread().setContextClassLoader(null);
        Thread.currentThread().interrupt();
        return new byte[size];
    }

    @Worker
    static boolean isInMainThread() {
        return Thread.currentThread() == MAIN && !Thread.currentThread().isInterrupted();
    }

    @Worker
    static int sumInPool(int tasks) throws InterruptedException {
        try (WorkerPool pool = WorkerPool.ofSize(1)) {
            List<Integer> inputs = new ArrayList<>();
            for (int i = 0; i < tasks; i++) {
                inputs.add(i);
            }
            int sum = 0;
            for (int each : pool.map(inputs, SquareLauncher::task)) {
                sum += each;
            }
            return sum;
        }
    }

    /** How a worker comes to grief. */
    enum Way {
        SEGFAULT,
        EXIT,
        ERROR;

        void go() {
            switch (this) {
                case SEGFAULT -> crash();
                case EXIT -> System.exit(5);
                default -> throw new IllegalStateException("as was asked for");
            }
        }

        private static void crash() {
            try {
                Jobs.crash();
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /** Comes to grief in a worker, when it is read or when it is written. */
    record Mine(Way way, boolean whenRead) {
        Mine {
            if (whenRead && ThisProcess.isWorker()) {
                way.go();
            }
        }

        @Override
        public Way way() {
            if (!whenRead && ThisProcess.isWorker()) {
                way.go();
            }
            return way;
        }
    }

    @Worker
    static void takeMine(Mine mine) {}

    @Worker
    static void takeMineAndBytes(Mine mine, byte[] bytes) {}

    @Worker
    static void comeToGrief(Way way) {
        way.go();
    }

    @Worker
    static Mine give(Way way) {
        return new Mine(way, false);
    }

    /** Fails when it is read in a worker, and leaves most of its bytes unread. */
    record Indigestible(int first, String rest) {
        Indigestible {
            if (ThisProcess.isWorker()) {
                throw new IllegalStateException("is not read");
            }
        }
    }

    @Worker
    static void digest(Indigestible first, byte[] more) {}

    /** Blocks whoever reads it in the parent, until a test has seen enough. */
    record Blocking(int value) {
        static final CountDownLatch WAITING = new CountDownLatch(1);
        static final CountDownLatch END = new CountDownLatch(1);

        Blocking {
            if (!ThisProcess.isWorker()) {
                WAITING.countDown();
                await(END);
            }
        }
    }

    @Worker
    static Blocking block(int value) {
        return new Blocking(value);
    }

    /** What can be sent, but not from a worker: its accessor refuses. */
    record Sour(int value) {
        @Override
        public int value() {
            if (ThisProcess.isWorker()) {
                throw new IllegalStateException("can't be written");
            }
            return value;
        }
    }

    @Worker
    static Sour sour(int value) {
        return new Sour(value);
    }

    /** Leaves the thread that writes it in a worker as no task may find it. */
    record Meddlesome(int value) {
        @Override
        public int value() {
            if (ThisProcess.isWorker()) {
                Thread.currentThread().setContextClassLoader(null);
                Thread.currentThread().interrupt();
            }
            return value;
        }
    }

    @Worker
    static Meddlesome meddle(int value) {
        return new Meddlesome(value);
    }

    /** Does not end when it is asked to. */
    @Worker
    static void ignoreTerm(String started) throws IOException, InterruptedException {
        Runtime.getRuntime().addShutdownHook(new Thread(PoolJobs::never));
        Files.createFile(Path.of(started));
        never();
    }

    private static void never() {
        await(new CountDownLatch(1));
    }

    static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
