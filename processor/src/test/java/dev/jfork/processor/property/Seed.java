package dev.jfork.processor.property;

import org.jspecify.annotations.Nullable;

/** What the random tests start from: always the same in the build, another with {@code -Djfork.seed=}. */
public final class Seed {
    private Seed() {}

    /** The first seed, printed. */
    public static long first(Class<?> test) {
        long seed = Long.getLong("jfork.seed", 1);
        System.out.println(test.getSimpleName() + ": -Djfork.seed=" + seed);
        return seed;
    }

    /** How often, unless a system property tells otherwise. */
    public static int times(String property, int times) {
        return Integer.getInteger(property, times);
    }

    /** How to repeat what failed. */
    public static AssertionError failure(long seed, String what, @Nullable Throwable cause) {
        return new AssertionError("Again with -Djfork.seed=" + seed + " -Djfork.seeds=1\n" + what, cause);
    }
}
