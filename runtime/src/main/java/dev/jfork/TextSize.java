package dev.jfork;

import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Estimates how much text {@code toString} would make of a value, without making it. */
final class TextSize {
    /** Deeper than this nothing is counted, which ends what contains itself. */
    private static final int MAX_DEPTH = 50;

    private int left;

    private TextSize(int limit) {
        left = limit;
    }

    /** Whether there are more chars and elements than this in a record. What it keeps from others isn't counted. */
    static boolean exceeds(int limit, Record value) {
        TextSize size = new TextSize(limit);
        size.count(value, 0);
        return size.left < 0;
    }

    private void count(@Nullable Object value, int depth) {
        left--;
        if (left < 0 || depth > MAX_DEPTH) {
            return;
        }
        if (value instanceof String text) {
            left -= text.length();
        } else if (value instanceof Collection<?> collection) {
            elements(collection, depth);
        } else if (value instanceof Map<?, ?> map) {
            elements(map.keySet(), depth);
            elements(map.values(), depth);
        } else if (value instanceof Optional<?> optional) {
            count(optional.orElse(null), depth + 1);
        } else if (value instanceof Record record) {
            components(record, depth);
        }
    }

    private void elements(Collection<?> elements, int depth) {
        for (Object each : elements) {
            if (left < 0) {
                return;
            }
            count(each, depth + 1);
        }
    }

    private void components(Record record, int depth) {
        try {
            // The one that the compiler makes is final. Another one may tell much less than all.
            if (!Modifier.isFinal(record.getClass().getMethod("toString").getModifiers())) {
                return;
            }
            for (RecordComponent each : record.getClass().getRecordComponents()) {
                if (each.getAccessor().trySetAccessible()) {
                    count(each.getAccessor().invoke(record), depth + 1);
                }
            }
        } catch (ReflectiveOperationException e) {
            return; // an accessor of its own threw
        }
    }
}
