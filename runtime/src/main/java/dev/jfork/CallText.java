package dev.jfork;

import java.lang.reflect.Array;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A call as people read it, as in {@code demo.Reports.render(source="q3.csv", dpi=300)}: on one line, and short, however
 * much its arguments hold. Of what is long, only the first few elements are visited.
 */
final class CallText {
    private static final int MAX_ELEMENTS = 8;
    private static final int MAX_CHARS = 80;

    /** How long the whole may be before no more elements are shown. */
    private static final int MAX_TEXT = 1000;

    /** How many chars and elements a record may hold: it makes all of its text, of which but the beginning is shown. */
    private static final int MAX_RECORD = 10_000;

    /** How deep containers are shown, which also ends what contains itself. */
    private static final int MAX_DEPTH = 3;

    private final StringBuilder text = new StringBuilder();

    private CallText() {}

    /** Shows a call. The values are those of the record's components. */
    static String of(String method, Class<?> arguments, @Nullable Object[] values) {
        CallText call = new CallText();
        call.text.append(method).append('(');
        RecordComponent[] components = arguments.getRecordComponents();
        for (int i = 0; i < values.length; i++) {
            call.text.append(i == 0 ? "" : ", ").append(components[i].getName()).append('=');
            call.add(values[i], 0);
        }
        return call.text.append(')').toString();
    }

    /** Adds a value, or that it can't be shown. */
    private void add(@Nullable Object value, int depth) {
        int start = text.length();
        try {
            show(value, depth);
        } catch (RuntimeException | Error e) {
            text.setLength(start);
            text.append('<')
                    .append(className(value))
                    .append(", which threw ")
                    .append(e.getClass().getName())
                    .append('>');
        }
    }

    private void show(@Nullable Object value, int depth) {
        if (value instanceof String string) {
            quoted(string, '"');
        } else if (value instanceof Character) {
            quoted(value.toString(), '\'');
        } else if (value instanceof Collection<?> collection) {
            elements(collection.iterator(), collection.size(), depth);
        } else if (value instanceof Map<?, ?> map) {
            entries(map, depth);
        } else if (value instanceof Optional<?> optional && optional.isPresent()) {
            text.append("Optional[");
            add(optional.get(), depth);
            text.append(']');
        } else if (value != null && value.getClass().isArray()) {
            elements(firstOf(value).iterator(), Array.getLength(value), depth);
        } else if (value instanceof Record record && TextSize.exceeds(MAX_RECORD, record)) {
            text.append(record.getClass().getSimpleName()).append("[...]");
        } else {
            String shown = String.valueOf(value);
            line(beginning(shown, 2 * MAX_CHARS));
            left(shown.length() - 2 * MAX_CHARS);
        }
    }

    /** One more than are shown. */
    private static List<@Nullable Object> firstOf(Object array) {
        List<@Nullable Object> first = new ArrayList<>();
        for (int i = 0; i < Array.getLength(array) && i <= MAX_ELEMENTS; i++) {
            first.add(Array.get(array, i));
        }
        return first;
    }

    private void elements(Iterator<?> elements, int size, int depth) {
        text.append('[');
        for (int i = 0; elements.hasNext() && visits(i, size, depth); i++) {
            add(elements.next(), depth + 1);
        }
        text.append(']');
    }

    private void entries(Map<?, ?> map, int depth) {
        text.append('{');
        int size = map.size();
        Iterator<? extends Map.Entry<?, ?>> entries = map.entrySet().iterator();
        for (int i = 0; entries.hasNext() && visits(i, size, depth); i++) {
            Map.Entry<?, ?> entry = entries.next();
            add(entry.getKey(), depth + 1);
            text.append('=');
            add(entry.getValue(), depth + 1);
        }
        text.append('}');
    }

    /** Whether the element of this number is shown; if not, says how many are left out. */
    private boolean visits(int index, int size, int depth) {
        text.append(index == 0 ? "" : ", ");
        if (depth < MAX_DEPTH && index < MAX_ELEMENTS && text.length() < MAX_TEXT) {
            return true;
        }
        text.append("... ").append(size - index).append(" more");
        return false;
    }

    /** So that a string is told from a number, from {@code null}, and from what is behind it. */
    private void quoted(String value, char quote) {
        text.append(quote);
        line(beginning(value, MAX_CHARS).replace("\\", "\\\\").replace("" + quote, "\\" + quote));
        text.append(quote);
        left(value.length() - MAX_CHARS);
    }

    /** Text of any kind, without the line breaks that it may have. */
    private void line(String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '\n' -> text.append("\\n");
                case '\r' -> text.append("\\r");
                case '\t' -> text.append("\\t");
                default -> text.append(isShown(c) ? String.valueOf(c) : String.format("\\u%04x", (int) c));
            }
        }
    }

    /** What isn't may do as it likes with the line: end it, turn it round, or hide a part of it. */
    private static boolean isShown(char c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL, Character.FORMAT, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }

    private static String beginning(String value, int chars) {
        return value.length() <= chars ? value : value.substring(0, chars);
    }

    private void left(int chars) {
        if (chars > 0) {
            text.append("... ").append(chars).append(" more chars");
        }
    }

    private static String className(@Nullable Object value) {
        return value == null ? "null" : value.getClass().getName();
    }
}
