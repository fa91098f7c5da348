package dev.jfork.it;

import com.sun.management.HotSpotDiagnosticMXBean;
import com.sun.management.VMOption;
import dev.jfork.ThisProcess;
import dev.jfork.Worker;
import dev.jfork.WorkerOptions;
import dev.jfork.WorkerProcess;
import dev.jfork.wire.Codec;
import dev.jfork.wire.WireCodec;
import dev.jfork.wire.WireReader;
import dev.jfork.wire.WireWriter;
import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** What the workers of these tests do. */
final class Jobs {
    private Jobs() {}

    /** Tells a file that the worker runs, then waits to be ended. */
    @Worker
    static void hang(String started) throws IOException, InterruptedException {
        Files.createFile(Path.of(started));
        new CountDownLatch(1).await();
    }

    @Worker
    static int add(int a, int b) {
        return a + b;
    }

    @Worker
    static void exit(int code) {
        System.exit(code);
    }

    @Worker
    static void halt(int code) {
        Runtime.getRuntime().halt(code);
    }

    @Worker
    static void fail(String message) {
        RuntimeException failure = new IllegalStateException(message, new IOException("the disk", new Unspeakable()));
        failure.addSuppressed(new NumberFormatException("seven"));
        throw failure;
    }

    /** An exception that could not be sent as an object, and that does harm to who asks it. */
    static final class Unspeakable extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final transient Thread thread = new Thread();

        @Override
        public String getMessage() {
            throw new UnsupportedOperationException(thread.getName());
        }
    }

    @Worker
    static int fillHeap() {
        List<byte[]> all = new ArrayList<>();
        while (all.size() < Integer.MAX_VALUE) {
            all.add(new byte[1 << 20]);
        }
        return all.size();
    }

    @Worker
    @SuppressWarnings("InfiniteRecursion")
    static int overflowStack(int depth) {
        return 1 + overflowStack(depth + 1);
    }

    @Worker
    static void crash() throws ReflectiveOperationException {
        Class<?> type = Class.forName("sun.misc.Unsafe");
        Field field = type.getDeclaredField("theUnsafe");
        field.setAccessible(true);
        type.getMethod("putAddress", long.class, long.class).invoke(field.get(null), 0L, 0L);
    }

    @Worker
    static String whoAmI() {
        return ThisProcess.name() + " " + ThisProcess.isWorker() + " "
                + ThisProcess.parent().map(ThisProcess.Parent::name).orElse("none");
    }

    @Worker
    static List<String> names(int generations) throws InterruptedException {
        List<String> names = new ArrayList<>();
        names.add(ThisProcess.name());
        if (generations > 0) {
            WorkerProcess<List<String>> first = NamesLauncher.start(generations - 1);
            WorkerProcess<List<String>> second =
                    NamesLauncher.with(WorkerOptions.named("second")).start(0);
            names.addAll(first.result());
            names.addAll(second.result());
        }
        return names;
    }

    @Worker
    static String environment(String variable) {
        return System.getenv(variable);
    }

    @Worker
    static String property(String name) {
        return System.getProperty(name);
    }

    @Worker
    static String directory() {
        return new File("").getAbsolutePath();
    }

    /** How a flag of this JVM is set, and by whom; of a diagnostic one, if such flags are unlocked. */
    @Worker
    static String flag(String name) {
        try {
            VMOption flag = ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class)
                    .getVMOption(name);
            return flag.getOrigin() + " " + flag.getValue();
        } catch (IllegalArgumentException e) {
            return "locked";
        }
    }

    @Worker
    static long maxMemory() {
        return Runtime.getRuntime().maxMemory();
    }

    @Worker
    static int readStandardInput() throws IOException {
        return System.in.read();
    }

    @Worker
    static int sum(byte[] bytes) {
        int sum = 0;
        for (byte each : bytes) {
            sum += each;
        }
        return sum;
    }

    @Worker
    static byte[] bytes(int size, byte value) {
        byte[] bytes = new byte[size];
        Arrays.fill(bytes, value);
        return bytes;
    }

    /** Returns at once, and leaves a thread that goes on until a file is gone. */
    @Worker
    static int leaveThread(String file) {
        new Thread(() -> awaitGone(Path.of(file))).start();
        return 7;
    }

    private static void awaitGone(Path file) {
        try {
            Await.until("the file is gone", () -> !Files.exists(file));
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** Ends as told, but first writes what its shutdown hook sees. */
    @Worker
    static void hookThenHang(String started, String hooked) throws IOException, InterruptedException {
        Path file = Path.of(hooked);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> create(file)));
        hang(started);
    }

    private static void create(Path file) {
        try {
            Files.createFile(file);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Starts a program that is no worker, tells its process id, and waits for it. */
    @Worker
    static void startSleep(String pidFile) throws IOException, InterruptedException {
        Process sleep = new ProcessBuilder("sleep", "300").start();
        Path written = Path.of(pidFile + ".part");
        Files.writeString(written, Long.toString(sleep.pid()));
        Files.move(written, Path.of(pidFile));
        sleep.waitFor();
    }

    /** A record whose constructor refuses what it was made of, if the worker's JVM says so. */
    record Picky(int value) {
        Picky {
            if (ThisProcess.isWorker() && value < 0) {
                throw new IllegalArgumentException("negative: " + value);
            }
        }
    }

    @Worker
    static Picky pick(Picky picky) {
        return picky;
    }

    /** A key that can be compared in only one of the two JVMs. */
    record Key(boolean inWorker) implements Comparable<Key> {
        @Override
        public int compareTo(Key other) {
            if (ThisProcess.isWorker() != inWorker) {
                throw new UnsupportedOperationException("can't be compared here");
            }
            return 0;
        }
    }

    @Worker
    static SortedSet<Key> echoKeys(SortedSet<Key> keys) {
        return keys;
    }

    @Worker
    static SortedSet<Key> makeKeys() {
        return new TreeSet<>(Set.of(new Key(true)));
    }

    /** What is read otherwise than it was written, in only one of the two JVMs. */
    static final class Riddle {
        private final boolean solvedInWorker;

        Riddle(boolean solvedInWorker) {
            this.solvedInWorker = solvedInWorker;
        }
    }

    /** A codec with a mistake. */
    @WireCodec(Riddle.class)
    static final class RiddleCodec implements Codec<Riddle> {
        public RiddleCodec() {}

        @Override
        public void write(WireWriter out, Riddle value) {
            out.writeBoolean(value.solvedInWorker);
        }

        @Override
        public Riddle read(WireReader in) {
            boolean solvedInWorker = in.readBoolean();
            return new Riddle(solvedInWorker == ThisProcess.isWorker() ? solvedInWorker : in.readLong() == 0);
        }
    }

    @Worker
    static Riddle echoRiddle(Riddle riddle) {
        return riddle;
    }

    @Worker
    static void printAtEnd(int milliseconds) throws InterruptedException {
        new CountDownLatch(1).await(milliseconds, TimeUnit.MILLISECONDS);
        System.out.println("worker ends");
    }

    @Worker
    static void spin() {
        System.out.println("spins");
        while (true) {
            Thread.onSpinWait();
        }
    }

    /** Hangs, and before that starts as many generations of workers that do the same. */
    @Worker
    static void printAndHang(int generations) throws InterruptedException {
        if (generations > 0) {
            PrintAndHangLauncher.start(generations - 1);
        }
        System.out.println("hangs");
        new CountDownLatch(1).await();
    }

    /** A chain of records, each of which holds the next. */
    record Link(Link next) {
        static Link chain(int length) {
            Link link = null;
            for (int i = 0; i < length; i++) {
                link = new Link(link);
            }
            return link;
        }

        int length() {
            int length = 0;
            for (Link link = this; link != null; link = link.next) {
                length++;
            }
            return length;
        }
    }

    @Worker
    static Link chain(int length, Link unused) {
        return Link.chain(length);
    }

    /** A record that ends the worker's JVM when it is written there. */
    record Trap(int code) {
        @Override
        public int code() {
            if (ThisProcess.isWorker()) {
                System.exit(code);
            }
            return code;
        }
    }

    @Worker
    static Trap exitWhileTheResultIsWritten(int code) {
        return new Trap(code);
    }

    @Worker
    static void exitWhileTheExceptionIsTold() {
        throw new IllegalStateException() {
            private static final long serialVersionUID = 1L;

            @Override
            public String getMessage() {
                System.exit(3);
                return "";
            }
        };
    }

    @Worker
    static void failWithAMessageThatFails() {
        throw new IllegalStateException() {
            private static final long serialVersionUID = 1L;

            @Override
            public String getMessage() {
                throw new AssertionError();
            }
        };
    }

    /** A record that takes its time where it arrives. */
    record Slow(String started) {
        Slow {
            if (ThisProcess.isWorker()) {
                create(Path.of(started));
                LockSupport.park(); // nobody will unpark
                LockSupport.park();
            }
        }
    }

    @Worker
    static void takeSlow(Slow slow) {}

    @Worker
    static int interruptEverybody() throws InterruptedException {
        CountDownLatch never = new CountDownLatch(1);
        never.await(400, TimeUnit.MILLISECONDS); // until the lifeline is watched
        Thread.currentThread().getThreadGroup().interrupt();
        Thread.interrupted();
        never.await(400, TimeUnit.MILLISECONDS);
        return 7;
    }

    /** Starts a worker that hangs, and hangs. */
    @Worker
    static void nest(String started) throws InterruptedException {
        HangLauncher.start(started);
        new CountDownLatch(1).await();
    }
}
