package dev.jfork.processor.property;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.jfork.WorkerTask;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Random values of random types are read as they were written. {@code -Djfork.seeds=200} tries that many sources in place
 * of a few, {@code -Djfork.seed=} says from which on.
 */
class RandomTypesTest {
    private static final int VALUES = 20;

    @Test
    void whatIsReadIsWhatWasWritten(@TempDir Path directory) throws Exception {
        long first = Seed.first(RandomTypesTest.class);
        int count = Seed.times("jfork.seeds", 3);
        for (long seed = first; seed < first + count; seed++) {
            try (CompiledTypes types = CompiledTypes.ofSeed(seed, directory.resolve(Long.toString(seed)))) {
                Random random = new Random(seed);
                for (int i = 0; i < VALUES; i++) {
                    for (WorkerTask<?> task : types.tasks(random)) {
                        travel(seed, task);
                    }
                }
            }
        }
    }

    private static void travel(long seed, WorkerTask<?> task) {
        TaskBytes bytes = TaskBytes.of(task);
        byte[] sent = new byte[0];
        try {
            sent = bytes.writeArguments(task.arguments());
            Record arguments = bytes.readArguments(sent);
            assertEquals("", Same.difference(task.arguments(), arguments));
            assertEquals(sent.length, bytes.writeArguments(arguments).length, "bytes when written again");
            Object result = bytes.call(arguments);
            Object read = bytes.readResult(bytes.writeResult(result));
            assertEquals("", Same.difference(result, read));
        } catch (RuntimeException | Error e) {
            String what = task + "\n" + bytes.shape() + "\n" + HexFormat.of().formatHex(sent);
            throw Seed.failure(seed, what, e);
        }
    }
}
