package dev.jfork.wire;

import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Writes and reads the optional primitives, each of which may be empty, and may be {@code null}. Bytes that are no such
 * value are refused with a {@link WireException}.
 *
 * @since 0.1
 */
public final class Optionals {
    private static final int EMPTY = 0;
    private static final int PRESENT = 1;
    private static final int FORMS = 2;

    private Optionals() {}

    /** Writes an {@code OptionalInt}. */
    public static void writeOptionalInt(WireWriter out, @Nullable OptionalInt value) {
        if (value == null) {
            out.writeNull();
        } else if (value.isEmpty()) {
            out.writeIndex(EMPTY);
        } else {
            out.writeIndex(PRESENT);
            out.writeInt(value.getAsInt());
        }
    }

    /** Reads an {@code OptionalInt}. */
    public static @Nullable OptionalInt readOptionalInt(WireReader in) {
        int form = in.readIndex(FORMS);
        if (form == PRESENT) {
            return OptionalInt.of(in.readInt());
        }
        return form == EMPTY ? OptionalInt.empty() : null;
    }

    /** Writes an {@code OptionalLong}. */
    public static void writeOptionalLong(WireWriter out, @Nullable OptionalLong value) {
        if (value == null) {
            out.writeNull();
        } else if (value.isEmpty()) {
            out.writeIndex(EMPTY);
        } else {
            out.writeIndex(PRESENT);
            out.writeLong(value.getAsLong());
        }
    }

    /** Reads an {@code OptionalLong}. */
    public static @Nullable OptionalLong readOptionalLong(WireReader in) {
        int form = in.readIndex(FORMS);
        if (form == PRESENT) {
            return OptionalLong.of(in.readLong());
        }
        return form == EMPTY ? OptionalLong.empty() : null;
    }

    /** Writes an {@code OptionalDouble}, every {@code NaN} as it is. */
    public static void writeOptionalDouble(WireWriter out, @Nullable OptionalDouble value) {
        if (value == null) {
            out.writeNull();
        } else if (value.isEmpty()) {
            out.writeIndex(EMPTY);
        } else {
            out.writeIndex(PRESENT);
            out.writeDouble(value.getAsDouble());
        }
    }

    /** Reads an {@code OptionalDouble}. */
    public static @Nullable OptionalDouble readOptionalDouble(WireReader in) {
        int form = in.readIndex(FORMS);
        if (form == PRESENT) {
            return OptionalDouble.of(in.readDouble());
        }
        return form == EMPTY ? OptionalDouble.empty() : null;
    }
}
