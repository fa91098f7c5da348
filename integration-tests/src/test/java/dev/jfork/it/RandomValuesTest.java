package dev.jfork.it;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.jfork.WorkerTask;
import dev.jfork.processor.property.CompiledTypes;
import dev.jfork.processor.property.Same;
import dev.jfork.processor.property.Seed;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * Random values of random types come back from a worker as they went there. {@code -Djfork.seeds=20} starts that many workers
 * in place of a few, {@code -Djfork.seed=} says from which seed on.
 */
@ExtendWith(NothingIsLeft.class)
class RandomValuesTest {
    private static final int VALUES = 50;

    @Test
    void whatAWorkerGivesBackIsWhatItWasGiven(@TempDir Path directory) throws Exception {
        long first = Seed.first(RandomValuesTest.class);
        int count = Seed.times("jfork.seeds", 2);
        for (long seed = first; seed < first + count; seed++) {
            try (CompiledTypes types = CompiledTypes.ofSeed(seed, directory.resolve(Long.toString(seed)))) {
                WorkerTask<?> task = types.samples(new Random(seed), VALUES);
                travel(seed, task);
            }
        }
    }

    private static void travel(long seed, WorkerTask<?> task) {
        try {
            Object result = task.start().result();
            assertEquals("", Same.difference(Same.onlyComponent(task.arguments()), result));
        } catch (Exception | Error e) {
            throw Seed.failure(seed, task.toString(), e);
        }
    }
}
