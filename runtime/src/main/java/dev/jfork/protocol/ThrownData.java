package dev.jfork.protocol;

import dev.jfork.wire.WireException;
import dev.jfork.wire.WireReader;
import dev.jfork.wire.WireWriter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An exception as data: exceptions never travel as objects, for many can't, and some do harm when they are rebuilt.
 *
 * @param type the name of its class
 * @param message its message, or {@code null}
 * @param stackTrace where it was thrown
 * @param cause its cause, or {@code null}
 * @param suppressed what it suppressed
 */
public record ThrownData(
        String type,
        @Nullable String message,
        List<StackTraceElement> stackTrace,
        @Nullable ThrownData cause,
        List<ThrownData> suppressed) {

    /** How deep causes and suppressed exceptions are followed: more than any real chain, less than a stack can bear. */
    public static final int MAX_DEPTH = 100;

    private static final int FRAME_BYTES = 8;

    /**
     * Takes an exception apart. Its own methods may throw; what they would have told is then missing.
     *
     * @param thrown the exception
     * @return what there is to tell of it
     */
    public static ThrownData of(Throwable thrown) {
        return of(thrown, MAX_DEPTH, Collections.newSetFromMap(new IdentityHashMap<>()));
    }

    private static ThrownData of(Throwable thrown, int depth, Set<Throwable> seen) {
        if (!seen.add(thrown)) {
            return leaf(thrown, "[circular: shown above]");
        }
        if (depth == 0) {
            return leaf(thrown, "[its causes are too deep to be shown]");
        }
        List<ThrownData> suppressed = new ArrayList<>();
        for (Throwable each : thrown.getSuppressed()) {
            suppressed.add(of(each, depth - 1, seen));
        }
        Throwable cause = causeOf(thrown);
        return new ThrownData(
                thrown.getClass().getName(),
                messageOf(thrown),
                stackTraceOf(thrown),
                cause == null ? null : of(cause, depth - 1, seen),
                suppressed);
    }

    private static ThrownData leaf(Throwable thrown, String why) {
        String message = messageOf(thrown);
        return new ThrownData(
                thrown.getClass().getName(), message == null ? why : message + " " + why, List.of(), null, List.of());
    }

    private static @Nullable Throwable causeOf(Throwable thrown) {
        try {
            return thrown.getCause();
        } catch (RuntimeException | Error e) {
            return e;
        }
    }

    private static @Nullable String messageOf(Throwable thrown) {
        try {
            return thrown.getLocalizedMessage();
        } catch (RuntimeException | Error e) {
            return "(its getMessage() threw " + e.getClass().getName() + ")";
        }
    }

    private static List<StackTraceElement> stackTraceOf(Throwable thrown) {
        try {
            return plain(thrown.getStackTrace());
        } catch (RuntimeException | Error e) {
            return plain(e.getStackTrace());
        }
    }

    /** Without class loaders and module versions, which the JVM where it was thrown would not print either. */
    private static List<StackTraceElement> plain(StackTraceElement[] frames) {
        List<StackTraceElement> plain = new ArrayList<>(frames.length);
        for (StackTraceElement frame : frames) {
            plain.add(new StackTraceElement(
                    null,
                    frame.getModuleName(),
                    null,
                    frame.getClassName(),
                    frame.getMethodName(),
                    frame.getFileName(),
                    frame.getLineNumber()));
        }
        return plain;
    }

    /**
     * Writes this exception.
     *
     * @param out where to
     */
    public void write(WireWriter out) {
        out.writeString(type);
        out.writeString(message);
        out.writeSize(stackTrace.size());
        for (StackTraceElement frame : stackTrace) {
            out.writeString(frame.getModuleName());
            out.writeString(frame.getClassName());
            out.writeString(frame.getMethodName());
            out.writeString(frame.getFileName());
            out.writeInt(frame.getLineNumber());
        }
        out.writePresence(cause);
        if (cause != null) {
            cause.write(out);
        }
        out.writeSize(suppressed.size());
        for (ThrownData each : suppressed) {
            each.write(out);
        }
    }

    /**
     * Reads an exception.
     *
     * @param in where from
     * @return the exception
     * @throws WireException if there are exceptions inside each other more than {@link #MAX_DEPTH} deep
     */
    public static ThrownData read(WireReader in) {
        return read(in, MAX_DEPTH);
    }

    private static ThrownData read(WireReader in, int depth) {
        if (depth < 0) {
            throw new WireException("Exceptions inside each other, more than " + MAX_DEPTH + " deep");
        }
        String type = in.readNonNullString();
        String message = in.readString();
        int frames = in.readSize(FRAME_BYTES);
        List<StackTraceElement> stackTrace = new ArrayList<>();
        for (int i = 0; i < frames; i++) {
            stackTrace.add(new StackTraceElement(
                    null,
                    in.readString(),
                    null,
                    in.readNonNullString(),
                    in.readNonNullString(),
                    in.readString(),
                    in.readInt()));
        }
        ThrownData cause = in.readPresence() ? read(in, depth - 1) : null;
        int count = in.readSize(1);
        List<ThrownData> suppressed = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            suppressed.add(read(in, depth - 1));
        }
        return new ThrownData(type, message, stackTrace, cause, suppressed);
    }
}
