package dev.jfork;

import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * Compares values by what they contain where {@code equals} alone would not: arrays, and lists, queues, optionals and
 * values of maps, in which arrays may lie.
 */
final class ValueEquality {
    private ValueEquality() {}

    static boolean equal(@Nullable Object a, @Nullable Object b) {
        if (a == b) {
            return true;
        }
        if (a == null || b == null) {
            return false;
        }
        if (a instanceof Object[] array) {
            return b instanceof Object[] other && equalElements(Arrays.asList(array), Arrays.asList(other));
        }
        if (a.getClass().isArray()) {
            return Arrays.deepEquals(new Object[] {a}, new Object[] {b}); // of primitives: spares a case for each
        }
        if (a instanceof List<?> list) {
            return b instanceof List<?> other && equalElements(list, other);
        }
        if (a instanceof Queue<?> queue) {
            return b instanceof Queue<?> other && !(b instanceof List<?>) && equalElements(queue, other);
        }
        if (a instanceof Map<?, ?> map) {
            return b instanceof Map<?, ?> other && equalMaps(map, other);
        }
        if (a instanceof Optional<?> optional) {
            return b instanceof Optional<?> other && equal(optional.orElse(null), other.orElse(null));
        }
        return a.equals(b);
    }

    /** Such that equal values have equal ones. */
    static int hash(@Nullable Object value) {
        if (value == null) {
            return 0;
        }
        if (value instanceof Object[] array) {
            return hashOfElements(Arrays.asList(array));
        }
        if (value.getClass().isArray()) {
            return Arrays.deepHashCode(new Object[] {value});
        }
        if (value instanceof List<?> || value instanceof Queue<?>) {
            return hashOfElements((Iterable<?>) value);
        }
        if (value instanceof Map<?, ?> map) {
            int hash = 0;
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                hash += Objects.hashCode(entry.getKey()) ^ hash(entry.getValue());
            }
            return hash;
        }
        return value instanceof Optional<?> optional ? hash(optional.orElse(null)) : value.hashCode();
    }

    private static boolean equalElements(Iterable<?> a, Iterable<?> b) {
        Iterator<?> ours = a.iterator();
        Iterator<?> theirs = b.iterator();
        while (ours.hasNext() && theirs.hasNext()) {
            if (!equal(ours.next(), theirs.next())) {
                return false;
            }
        }
        return !ours.hasNext() && !theirs.hasNext();
    }

    private static int hashOfElements(Iterable<?> elements) {
        int hash = 1;
        for (Object element : elements) {
            hash = 31 * hash + hash(element);
        }
        return hash;
    }

    private static boolean equalMaps(Map<?, ?> a, Map<?, ?> b) {
        if (a.size() != b.size()) {
            return false;
        }
        try {
            for (Map.Entry<?, ?> entry : a.entrySet()) {
                if (!b.containsKey(entry.getKey()) || !equal(entry.getValue(), b.get(entry.getKey()))) {
                    return false;
                }
            }
            return true;
        } catch (ClassCastException | NullPointerException e) {
            return false; // a sorted map says so of keys that it can't have
        }
    }
}
