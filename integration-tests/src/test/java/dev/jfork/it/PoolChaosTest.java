package dev.jfork.it;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.UnixOperatingSystemMXBean;
import dev.jfork.WorkerCrashedException;
import dev.jfork.WorkerFailedException;
import dev.jfork.WorkerFuture;
import dev.jfork.WorkerOptions;
import dev.jfork.WorkerPool;
import dev.jfork.WorkerTask;
import dev.jfork.WorkerTimeoutException;
import dev.jfork.it.PoolJobs.Way;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * Random tasks of several threads, while workers are killed, stopped, recycled and more or fewer, and tasks cancelled. Each
 * task has one outcome, the right one; none hangs; nothing is left. For some seconds in the build; for as many as
 * {@code -Djfork.soak} says, and with the numbers that {@code -Djfork.seed} gives, on demand.
 */
@ExtendWith(NothingIsLeft.class)
class PoolChaosTest {
    private static final int SECONDS = Integer.getInteger("jfork.soak", 6);
    private static final long SEED = Long.getLong("jfork.seed", System.nanoTime());
    private static final int THREADS = 3;
    private static final int MOST_WORKERS = 4;
    private static final int MOST_OPEN = 200;
    private static final int LARGEST = 1 << 21;

    /** Far more than any task needs that is not meant to hang, and whose worker is not stopped. */
    private static final Duration DEADLINE = Duration.ofSeconds(5);

    /** What takes longer hangs. */
    private static final long PATIENCE_SECONDS = 120;

    private enum Kind {
        SQUARE,
        ECHO,
        REST,
        NOTE,
        NOTE_AGAIN,
        FAIL,
        CRASH,
        HANG
    }

    /** One task, and what is to become of it. */
    private record Open(Kind kind, Object expected, WorkerFuture<?> future, boolean isCancelled) {}

    private final AtomicLong number = new AtomicLong();
    private final Map<String, AtomicLong> outcomes = new ConcurrentHashMap<>();
    private final Set<Long> pids = ConcurrentHashMap.newKeySet();
    private final Set<Long> noted = ConcurrentHashMap.newKeySet();
    private final AtomicReference<Throwable> failure = new AtomicReference<>();
    private String notes = "";
    private volatile boolean isOver;

    @Test
    void whateverHappensEachTaskHasOneOutcomeAndItIsTheRightOne(@TempDir Path directory) throws Exception {
        System.out.println("chaos: seed " + SEED + ", " + SECONDS + " s");
        notes = directory.resolve("notes").toString();
        try (WorkerPool pool = WorkerPool.ofSize(1)) {
            pool.submit(SquareLauncher.task(1)).result(); // what this JVM opens once, it keeps
        }
        long descriptors = openDescriptors();
        try (WorkerPool pool = WorkerPool.builder()
                .size(1, MOST_WORKERS)
                .idleTimeout(Duration.ofMillis(300))
                .recycleAfter(20_000)
                .queueLimit(MOST_OPEN)
                .retries(2)
                .options(WorkerOptions.named("chaos").deadline(DEADLINE).maxHeap("64m"))
                .open()) {
            List<Thread> threads = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                Random random = new Random(SEED + i);
                threads.add(start(() -> submit(pool, random)));
            }
            Thread chaos = start(() -> wreakHavoc(pool, new Random(SEED - 1)));
            await(SECONDS);
            isOver = true;
            for (Thread each : threads) {
                each.join();
            }
            chaos.join();
        }
        System.out.println("chaos: " + number + " tasks: " + outcomes);
        if (failure.get() != null) {
            throw new AssertionError("seed " + SEED, failure.get());
        }
        assertThatCountsAreRight();
        Await.until("no descriptor is left", () -> openDescriptors() <= descriptors);
        Await.until(
                "no thread is left",
                () -> Thread.getAllStackTraces().keySet().stream()
                        .noneMatch(each -> each.getName().startsWith("chaos")));
    }

    private static long openDescriptors() {
        return ((UnixOperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getOpenFileDescriptorCount();
    }

    private void await(int seconds) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        while (System.nanoTime() < end && failure.get() == null) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
        }
    }

    private interface Action {
        void run() throws Exception;
    }

    private Thread start(Action action) {
        Thread thread = new Thread(() -> {
            try {
                action.run();
            } catch (Throwable e) {
                failure.compareAndSet(null, e);
            }
        });
        thread.start();
        return thread;
    }

    private void submit(WorkerPool pool, Random random) throws Exception {
        Deque<Open> open = new ArrayDeque<>();
        while (!isOver) {
            while (open.size() > random.nextInt(MOST_OPEN)) {
                check(open.remove());
            }
            open.add(submitOne(pool, random));
            open.peek().future().pid().ifPresent(pids::add);
        }
        for (Open each : open) {
            check(each);
        }
    }

    private Open submitOne(WorkerPool pool, Random random) {
        long id = number.getAndIncrement();
        Kind kind = kind(random.nextInt(10_000));
        int value = random.nextInt(10_000);
        Object expected = null;
        WorkerTask<?> task;
        switch (kind) {
            case SQUARE -> {
                expected = value * value;
                task = SquareLauncher.task(value);
            }
            case ECHO -> {
                byte[] bytes = new byte[LARGEST >> random.nextInt(20)];
                random.nextBytes(bytes);
                expected = bytes;
                task = EchoLauncher.task(bytes);
            }
            case REST -> {
                expected = value;
                task = RestLauncher.task(random.nextInt(30), value);
            }
            case NOTE -> {
                expected = id;
                task = NoteNumberLauncher.task(notes, id);
            }
            case NOTE_AGAIN -> {
                task = NoteNumberAgainLauncher.task(notes, -id);
                expected = -id;
            }
            case FAIL -> task = SquareUnlessLauncher.task(value, value);
            case CRASH -> task = ComeToGriefLauncher.task(Way.EXIT);
            default -> task = RestLauncher.task(600_000, 0);
        }
        WorkerFuture<?> future = pool.submit(task);
        boolean isCancelled = random.nextInt(50) == 0 && future.cancel(random.nextInt(10) == 0);
        return new Open(kind, expected, future, isCancelled);
    }

    private static Kind kind(int random) {
        if (random < 7000) {
            return Kind.SQUARE;
        } else if (random < 8000) {
            return Kind.ECHO;
        } else if (random < 8500) {
            return Kind.REST;
        } else if (random < 9000) {
            return Kind.NOTE;
        } else if (random < 9500) {
            return Kind.NOTE_AGAIN;
        } else if (random < 9990) {
            return Kind.FAIL;
        }
        return random < 9998 ? Kind.CRASH : Kind.HANG;
    }

    private void check(Open open) throws Exception {
        String outcome;
        Object result = null;
        try {
            result = open.future().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            outcome = "returned";
        } catch (CancellationException e) {
            outcome = "cancelled";
        } catch (ExecutionException e) {
            outcome = outcome(e.getCause());
        }
        assertTrue(open.future().isDone());
        assertEquals(open.isCancelled(), outcome.equals("cancelled"), open::toString);
        if (outcome.equals("returned")) {
            if (open.expected() instanceof byte[] bytes) {
                assertArrayEquals(bytes, (byte[]) result);
            } else {
                assertEquals(open.expected(), result, open::toString);
            }
            if (open.kind() == Kind.NOTE) {
                noted.add((Long) open.expected());
            }
        }
        if (outcome.equals("failed")) {
            assertEquals(Kind.FAIL, open.kind());
        }
        count(outcome + (open.kind() == Kind.CRASH || open.kind() == Kind.HANG ? " as told" : ""));
    }

    private static String outcome(Throwable cause) {
        if (cause instanceof WorkerFailedException) {
            return "failed";
        } else if (cause instanceof WorkerTimeoutException) {
            return "timed out";
        } else if (cause instanceof WorkerCrashedException) {
            return "crashed";
        }
        throw new AssertionError("no outcome that a task can have", cause);
    }

    private void count(String what) {
        outcomes.computeIfAbsent(what, any -> new AtomicLong()).incrementAndGet();
    }

    private long counted(String what) {
        return outcomes.getOrDefault(what, new AtomicLong()).get();
    }

    private void wreakHavoc(WorkerPool pool, Random random) throws Exception {
        while (!isOver) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50 + random.nextInt(200)));
            switch (random.nextInt(4)) {
                case 0 -> signal("KILL", random);
                case 1 -> stop(random);
                case 2 -> pool.resize(1 + random.nextInt(MOST_WORKERS));
                default -> pids.removeIf(each -> child(each) == null);
            }
        }
    }

    /** Stands still for a while, or until somebody loses patience. */
    private void stop(Random random) throws Exception {
        long pid = signal("STOP", random);
        if (pid != 0 && random.nextInt(8) != 0) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(random.nextInt(300)));
            Tool.succeeds("kill", "-CONT", "--", Long.toString(pid));
        }
    }

    /** Hits a worker that has run a task. */
    private long signal(String name, Random random) throws Exception {
        List<Long> seen = new ArrayList<>(pids);
        if (seen.isEmpty()) {
            return 0;
        }
        long pid = seen.get(random.nextInt(seen.size()));
        if (child(pid) == null || !Tool.succeeds("kill", "-" + name, "--", Long.toString(pid))) {
            return 0;
        }
        count("signal " + name);
        return pid;
    }

    private static ProcessHandle child(long pid) {
        return ProcessHandle.current()
                .children()
                .filter(each -> each.pid() == pid)
                .findAny()
                .orElse(null);
    }

    private void assertThatCountsAreRight() throws Exception {
        assertTrue(counted("returned") > 0);
        assertTrue(counted("crashed") <= counted("signal KILL"), () -> "A signal hits one task at most: " + outcomes);
        assertTrue(
                counted("timed out") <= counted("signal STOP"),
                () -> "Only what hangs or stands still is killed at its deadline: " + outcomes);
        assertEquals(0, counted("returned as told"));
        Map<Long, Integer> runs = new HashMap<>();
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(Path.of(notes)));
        while (bytes.hasRemaining()) {
            runs.merge(bytes.getLong(), 1, Integer::sum);
        }
        runs.forEach((id, count) -> assertTrue(count == 1 || (id < 0 && count <= 3), () -> id + " ran " + count));
        noted.forEach(id -> assertEquals(1, runs.get(id), () -> "runs of " + id));
    }
}
