package dev.jfork.processor.property;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import dev.jfork.WorkerTask;
import dev.jfork.wire.WireException;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Bytes of any kind are read, or refused with a {@link WireException}: in little time, and with no more memory than the bytes
 * can account for. {@code -Djfork.fuzz=1000000} tries that many in place of some, {@code -Djfork.seed=} others.
 */
class FuzzTest {
    private static final long SEED = Seed.first(FuzzTest.class);
    private static final int COUNT = Seed.times("jfork.fuzz", 60_000);
    private static final int LONGEST_MESSAGE = 4_000;
    private static final int LONGEST_NESTING = 300_000;
    /** A byte may make an empty {@code LinkedHashSet} with its table, and a place in another one. */
    private static final long ALLOCATED_PER_BYTE = 200;
    /** A reader has a buffer; an exception has a stack trace; a codec may be loaded. */
    private static final long ALLOCATED_AT_ALL = 512_000;

    private static final int MOST_SHOWN = 10_000;
    private static final long SECONDS_PER_INPUT = 20;

    /** Open until the end: codecs are loaded when they first read. */
    private static final List<CompiledTypes> COMPILED = new ArrayList<>();

    private static Corpus corpus = new Corpus(List.of(), List.of());

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private volatile @Nullable Input current;

    /** Bytes for a worker's codecs. */
    private static final class Input {
        /** How many inputs of the seed came before. */
        final int number;

        final TaskBytes codecs;
        final byte[] bytes;

        Input(int number, TaskBytes codecs, byte[] bytes) {
            this.number = number;
            this.codecs = codecs;
            this.bytes = bytes;
        }

        @Override
        public String toString() {
            byte[] shown = Arrays.copyOf(bytes, Math.min(bytes.length, MOST_SHOWN));
            return "input " + number + " of " + codecs.shape() + "\n" + bytes.length + " bytes: "
                    + HexFormat.of().formatHex(shown);
        }
    }

    /** Messages that were written, and who reads them. */
    private record Corpus(List<TaskBytes> codecs, List<byte[]> messages) {
        void add(List<WorkerTask<?>> tasks) {
            for (WorkerTask<?> task : tasks) {
                TaskBytes bytes = TaskBytes.of(task);
                byte[] message = bytes.writeArguments(task.arguments());
                if (message.length <= LONGEST_MESSAGE) {
                    codecs.add(bytes);
                    messages.add(message);
                }
            }
        }
    }

    @BeforeAll
    static void writeMessages(@TempDir Path directory) throws Exception {
        COMPILED.add(cases(directory.resolve("cases")));
        COMPILED.add(CompiledTypes.ofSeed(SEED, directory.resolve("random")));
        corpus = corpus(COMPILED.get(0), COMPILED.get(1));
    }

    @AfterAll
    static void closeLoaders() throws IOException {
        for (CompiledTypes each : COMPILED) {
            each.close();
        }
    }

    @Test
    void damagedBytesAreReadOrRefusedAndNothingElse() throws Exception {
        watched(() -> tryAll(COUNT, false));
    }

    @Test
    void nestingWithoutEndIsRefused() throws Exception {
        watched(() -> tryAll(COUNT / 200, true));
    }

    @Test
    void bytesThatManySizesPromiseAreAllocatedOnce(@TempDir Path directory) throws Exception {
        String source = """
                public final class Trees {
                    public record Tree(java.util.List<Tree> children) {}

                    @dev.jfork.Worker
                    public static void take(Tree tree) {}

                    static dev.jfork.WorkerTask<?> task() {
                        return TakeLauncher.task(null);
                    }
                }
                """;
        byte[] bytes = new byte[200_000];
        for (int i = 0; i < 900; i += 4) {
            bytes[i] = 1;
            bytes[i + 1] = (byte) 0xff;
            bytes[i + 2] = (byte) 0xff;
            bytes[i + 3] = 11; // 196,606 elements
        }
        try (CompiledTypes trees = CompiledTypes.of("Trees", source, directory)) {
            tryOne(new Input(0, TaskBytes.of((WorkerTask<?>) trees.call("task")), bytes));
        }
    }

    private static CompiledTypes cases(Path directory) throws IOException, ReflectiveOperationException {
        String source = Files.readString(Path.of("src", "test", "resources", "roundtrip", "Cases.java"));
        return CompiledTypes.of("demo.Cases", source, directory);
    }

    @SuppressWarnings("unchecked") // as the source declares it
    private static Corpus corpus(CompiledTypes cases, CompiledTypes types) throws ReflectiveOperationException {
        Corpus corpus = new Corpus(new ArrayList<>(), new ArrayList<>());
        corpus.add((List<WorkerTask<?>>) cases.call("tasks"));
        Random random = new Random(SEED);
        for (int i = 0; i < 20; i++) {
            corpus.add(types.tasks(random));
        }
        return corpus;
    }

    private @Nullable Void tryAll(int count, boolean nested) {
        Random random = new Random(SEED);
        Damage damage = new Damage(random);
        for (int number = 0; number < count; number++) {
            int chosen = random.nextInt(corpus.messages().size());
            byte[] message = corpus.messages().get(chosen);
            byte[] bytes = nested
                    ? damage.repeated(message, 1 + random.nextInt(LONGEST_NESTING))
                    : damage.bytes(message, corpus.messages());
            Input input = new Input(number, corpus.codecs().get(chosen), bytes);
            current = input;
            tryOne(input);
        }
        return null;
    }

    private void tryOne(Input input) {
        long before = threads.getCurrentThreadAllocatedBytes();
        try {
            input.codecs.tryArguments(input.bytes);
        } catch (WireException e) {
            assertTrue(e.getMessage() != null, "a message");
        } catch (StackOverflowError e) {
            throw Seed.failure(SEED, "Stack overflow at " + input, null);
        } catch (RuntimeException | Error e) {
            throw Seed.failure(SEED, input.toString(), e);
        }
        long allocated = threads.getCurrentThreadAllocatedBytes() - before;
        if (allocated > ALLOCATED_AT_ALL + ALLOCATED_PER_BYTE * input.bytes.length) {
            throw Seed.failure(SEED, allocated + " bytes were allocated for " + input, null);
        }
    }

    /** Runs it on a thread of its own, and fails if that stays at one input. */
    private void watched(Callable<@Nullable Void> attempts) throws Exception {
        FutureTask<@Nullable Void> task = new FutureTask<>(attempts);
        Thread thread = new Thread(task, "fuzz");
        thread.setDaemon(true);
        thread.start();
        int last = -1;
        while (true) {
            try {
                task.get(SECONDS_PER_INPUT, TimeUnit.SECONDS);
                return;
            } catch (TimeoutException e) {
                Input now = current;
                if (now != null && now.number == last) {
                    throw Seed.failure(SEED, "Not done within " + SECONDS_PER_INPUT + " s: " + now, null);
                }
                last = now == null ? -1 : now.number;
            }
        }
    }
}
