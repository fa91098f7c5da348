package dev.jfork.processor.property;

import java.lang.reflect.Array;
import java.lang.reflect.RecordComponent;
import java.net.InetAddress;
import java.net.URI;
import java.net.URL;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Whether a value came as it went: looks into arrays, records and containers, at the order of elements, at the bits of
 * floating-point numbers.
 */
public final class Same {
    /** Classes that promise no order: where both are of one of these, it may differ. */
    private static final Set<Class<?>> WITHOUT_ORDER =
            Set.of(HashSet.class, HashMap.class, Hashtable.class, ConcurrentHashMap.class);

    private Same() {}

    /** The way to the first difference, as in {@code .c1[3].c0: 1 became 2}, or the empty string. */
    public static String difference(@Nullable Object sent, @Nullable Object read) {
        if (sent == null || read == null) {
            return sent == read ? "" : ": " + sent + " became " + read;
        }
        if (sent.getClass().isArray() || read.getClass().isArray()) {
            return sent.getClass() == read.getClass()
                    ? ofElements(arrayElements(sent), arrayElements(read))
                    : ": " + sent.getClass() + " became " + read.getClass();
        }
        if (sent instanceof Record record && sent.getClass() == read.getClass()) {
            return ofComponents(record, (Record) read);
        }
        if (sent instanceof Optional<?> optional && read instanceof Optional<?> other) {
            return difference(optional.orElse(null), other.orElse(null));
        }
        if (sent instanceof Map.Entry<?, ?> entry && read instanceof Map.Entry<?, ?> other) {
            return ofElements(parts(entry), parts(other));
        }
        boolean ordered = !WITHOUT_ORDER.contains(sent.getClass()) || !WITHOUT_ORDER.contains(read.getClass());
        if (sent instanceof Map<?, ?> map && read instanceof Map<?, ?> other) {
            return ofElements(map.entrySet(), other.entrySet(), ordered);
        }
        if (sent instanceof Iterable<?> all && read instanceof Iterable<?> others && !(sent instanceof Path)) {
            return ofElements(all, others, ordered);
        }
        return isEqual(sent, read) ? "" : ": " + sent + " became " + read;
    }

    /**
     * Whether a task is equal to one with a copy of this argument: not if an array is where only {@code equals} looks, or if
     * anything compares by identity.
     */
    static boolean definesEquality(@Nullable Object argument) {
        if (argument instanceof Object[] array) {
            return Arrays.stream(array).allMatch(Same::definesEquality);
        }
        if (argument instanceof List<?> || argument instanceof Queue<?>) {
            return ((Collection<?>) argument).stream().allMatch(Same::definesEquality);
        }
        if (argument instanceof Optional<?> optional) {
            return definesEquality(optional.orElse(null));
        }
        if (argument instanceof Map<?, ?> map) {
            return map.keySet().stream().allMatch(Same::hasEquals)
                    && map.values().stream().allMatch(Same::definesEquality);
        }
        return argument == null || argument.getClass().isArray() || hasEquals(argument);
    }

    private static boolean hasEquals(@Nullable Object value) {
        if (value instanceof Record record) {
            return Arrays.stream(record.getClass().getRecordComponents())
                    .allMatch(each -> hasEquals(component(each, record)));
        }
        if (value instanceof Optional<?> optional) {
            return hasEquals(optional.orElse(null));
        }
        if (value instanceof Map<?, ?> map) {
            return map.entrySet().stream().allMatch(Same::hasEquals);
        }
        if (value instanceof Map.Entry<?, ?> entry) {
            return hasEquals(entry.getKey()) && hasEquals(entry.getValue());
        }
        if (value instanceof List<?> || value instanceof Set<?>) {
            return ((Collection<?>) value).stream().allMatch(Same::hasEquals);
        }
        return value == null
                || !(value instanceof Collection<?>
                        || value instanceof Pattern
                        || value.getClass().isArray());
    }

    private static boolean isEqual(Object sent, Object read) {
        if (sent instanceof Float x && read instanceof Float y) {
            return Float.floatToRawIntBits(x) == Float.floatToRawIntBits(y);
        }
        if (sent instanceof Double x && read instanceof Double y) {
            return Double.doubleToRawLongBits(x) == Double.doubleToRawLongBits(y);
        }
        if (sent instanceof OptionalDouble x && read instanceof OptionalDouble y) {
            return x.isPresent() == y.isPresent() && isEqual(x.orElse(0), y.orElse(0));
        }
        if (sent instanceof Pattern x && read instanceof Pattern y) {
            return x.pattern().equals(y.pattern()) && x.flags() == y.flags();
        }
        boolean hasText = sent instanceof URI || sent instanceof URL || sent instanceof InetAddress;
        return sent.equals(read) && (!hasText || sent.toString().equals(read.toString()));
    }

    private static String ofElements(Iterable<?> sent, Iterable<?> read, boolean ordered) {
        List<@Nullable Object> left = new ArrayList<>();
        sent.forEach(left::add);
        List<@Nullable Object> right = new ArrayList<>();
        read.forEach(right::add);
        if (ordered) {
            return ofElements(left, right);
        }
        for (Object each : left) {
            int found = 0;
            while (found < right.size() && !difference(each, right.get(found)).isEmpty()) {
                found++;
            }
            if (found == right.size()) {
                return "{}: no " + each + " any more";
            }
            right.remove(found);
        }
        return right.isEmpty() ? "" : "{}: there are new ones: " + right;
    }

    private static String ofElements(List<@Nullable Object> sent, List<@Nullable Object> read) {
        if (sent.size() != read.size()) {
            return ": " + sent.size() + " elements became " + read.size();
        }
        for (int i = 0; i < sent.size(); i++) {
            String difference = difference(sent.get(i), read.get(i));
            if (!difference.isEmpty()) {
                return "[" + i + "]" + difference;
            }
        }
        return "";
    }

    private static String ofComponents(Record sent, Record read) {
        for (RecordComponent each : sent.getClass().getRecordComponents()) {
            String difference = difference(component(each, sent), component(each, read));
            if (!difference.isEmpty()) {
                return "." + each.getName() + difference;
            }
        }
        return "";
    }

    /** The value of a record's only component. */
    public static @Nullable Object onlyComponent(Record value) {
        return component(value.getClass().getRecordComponents()[0], value);
    }

    private static @Nullable Object component(RecordComponent component, Record value) {
        try {
            component.getAccessor().setAccessible(true);
            return component.getAccessor().invoke(value);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(e.getMessage(), e);
        }
    }

    private static List<@Nullable Object> parts(Map.Entry<?, ?> entry) {
        List<@Nullable Object> parts = new ArrayList<>();
        parts.add(entry.getKey());
        parts.add(entry.getValue());
        return parts;
    }

    private static List<@Nullable Object> arrayElements(Object array) {
        List<@Nullable Object> elements = new ArrayList<>();
        for (int i = 0; i < Array.getLength(array); i++) {
            elements.add(Array.get(array, i));
        }
        return elements;
    }
}
