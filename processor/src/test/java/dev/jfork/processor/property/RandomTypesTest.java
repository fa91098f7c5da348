package dev.jfork.processor.property;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;

import dev.jfork.WorkerTask;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Random values of random types are read as they were written, and tasks with them as they were stored. {@code -Djfork.seeds=200} tries that many sources in place
 * of a few, {@code -Djfork.seed=} says from which on.
 */
class RandomTypesTest {
    private static final int VALUES = 20;

    private final ClassLoader contextLoader = Thread.currentThread().getContextClassLoader();

    @AfterEach
    void resetContextLoader() {
        Thread.currentThread().setContextClassLoader(contextLoader);
    }

    @Test
    void whatIsReadIsWhatWasWritten(@TempDir Path directory) throws Exception {
        long first = Seed.first(RandomTypesTest.class);
        int count = Seed.times("jfork.seeds", 3);
        for (long seed = first; seed < first + count; seed++) {
            try (CompiledTypes types = CompiledTypes.ofSeed(seed, directory.resolve(Long.toString(seed)))) {
                Thread.currentThread().setContextClassLoader(types.loader());
                Random random = new Random(seed);
                for (int i = 0; i < VALUES; i++) {
                    for (WorkerTask<?> task : types.tasks(random)) {
                        attempt(seed, task);
                    }
                }
            }
        }
    }

    private static void attempt(long seed, WorkerTask<?> task) {
        TaskBytes bytes = TaskBytes.of(task);
        byte[] sent = new byte[0];
        try {
            sent = bytes.writeArguments(task.arguments());
            assertArrayEquals(sent, bytes.writeArguments(task.arguments()), "bytes when written again");
            travel(task, bytes, sent);
            beStored(task);
        } catch (IOException | ReflectiveOperationException | RuntimeException | Error e) {
            String what = task + "\n" + bytes.shape() + "\n" + HexFormat.of().formatHex(sent);
            throw Seed.failure(seed, what, e);
        }
    }

    private static void travel(WorkerTask<?> task, TaskBytes bytes, byte[] sent) {
        Record arguments = bytes.readArguments(sent);
        assertEquals("", Same.difference(task.arguments(), arguments));
        assertEquals(sent.length, bytes.writeArguments(arguments).length, "bytes of what was read");
        Object result = bytes.call(arguments);
        Object read = bytes.readResult(bytes.writeResult(result));
        assertEquals("", Same.difference(result, read));
    }

    /** Goes by Java serialization, as a task does that is kept in a queue or a database. */
    private static void beStored(WorkerTask<?> task) throws IOException, ReflectiveOperationException {
        ByteArrayOutputStream stored = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(stored)) {
            out.writeObject(task);
        }
        WorkerTask<?> read;
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(stored.toByteArray()))) {
            read = (WorkerTask<?>) in.readObject();
        }
        assertNotSame(task, read);
        assertEquals(task.method(), read.method());
        assertEquals("", Same.difference(task.arguments(), read.arguments()));
        if (Same.definesEquality(Same.onlyComponent(task.arguments()))) {
            assertEquals(task, read);
            assertEquals(task.hashCode(), read.hashCode());
        }
    }
}
