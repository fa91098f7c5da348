package dev.jfork.wire;

import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;

/**
 * How many elements collections have in all, where one that is contained twice counts twice: the time that it takes to
 * hash them. Sixty pairs of sets, each of which contains both of the next, fill some kilobytes and take years.
 *
 * <p>Knows the collections of the JDK; to what is between them, it is blind.
 */
final class Expansion {
    private static final long MAX = 1L << 32;

    private final long maxHashed;
    private final IdentityHashMap<Object, Long> sizes = new IdentityHashMap<>();

    /**
     * Starts to count.
     *
     * @param length how many bytes the block has: at least one for each element that is there but once
     */
    Expansion(int length) {
        this.maxHashed = length + (1L << 20);
    }

    /** Whether a collection can be hashed. Takes collections from the inside to the outside, and any other objects. */
    boolean isBearable(Object complete) {
        if (complete.getClass().getClassLoader() != null) {
            return true;
        }
        if (complete instanceof Collection<?> collection) {
            long max = complete instanceof Set ? maxHashed : MAX;
            return add(complete, sizeOf(collection, max), max);
        }
        if (complete instanceof Map<?, ?> map) {
            long keys = sizeOf(map.keySet(), maxHashed);
            return keys <= maxHashed && add(complete, keys + sizeOf(map.values(), MAX), MAX);
        }
        return true;
    }

    private boolean add(Object complete, long size, long max) {
        sizes.put(complete, size);
        return size <= max;
    }

    private long sizeOf(Collection<?> elements, long max) {
        long size = 1;
        for (Object each : elements) {
            size += sizes.getOrDefault(each, 1L);
            if (size > max) {
                break;
            }
        }
        return size;
    }
}
