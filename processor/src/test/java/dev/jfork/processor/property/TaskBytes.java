package dev.jfork.processor.property;

import dev.jfork.WorkerTask;
import dev.jfork.wire.WireReader;
import dev.jfork.wire.WireWriter;
import dev.jfork.wire.WorkerMethod;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What a worker method's codecs make of values, in this JVM. */
final class TaskBytes {
    private final WorkerMethod<Record, Object> method;

    private TaskBytes(WorkerMethod<Record, Object> method) {
        this.method = method;
    }

    @SuppressWarnings("unchecked") // every launcher's method takes its own arguments record
    static TaskBytes of(WorkerTask<?> task) {
        Class<?> launcher = task.arguments().getClass().getEnclosingClass();
        try {
            Class<?> method = Class.forName(launcher.getName() + "$Method", true, launcher.getClassLoader());
            return new TaskBytes(
                    (WorkerMethod<Record, Object>) Objects.requireNonNull(WorkerMethod.registered(method)));
        } catch (ClassNotFoundException e) {
            throw new AssertionError(e);
        }
    }

    String shape() {
        return method.shape();
    }

    @Nullable
    Object call(Record arguments) {
        try {
            return method.call(arguments);
        } catch (Throwable e) {
            throw new AssertionError(e);
        }
    }

    byte[] writeArguments(Record arguments) {
        return written(out -> method.writeArguments(out, arguments));
    }

    @SuppressWarnings("NullAway") // results may be null, as codecs know
    byte[] writeResult(@Nullable Object result) {
        return written(out -> method.writeResult(out, result));
    }

    Record readArguments(byte[] bytes) {
        WireReader in = new WireReader(new ByteArrayInputStream(bytes), bytes.length);
        Record read = method.readArguments(in);
        requireEnd(in);
        return read;
    }

    @Nullable
    Object readResult(byte[] bytes) {
        WireReader in = new WireReader(new ByteArrayInputStream(bytes), bytes.length);
        Object read = method.readResult(in);
        requireEnd(in);
        return read;
    }

    /** Reads what may be damaged, and leaves what is not read. */
    void tryArguments(byte[] bytes) {
        method.readArguments(new WireReader(new ByteArrayInputStream(bytes), bytes.length));
    }

    private static byte[] written(Consumer<WireWriter> value) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        WireWriter out = new WireWriter(bytes);
        value.accept(out);
        out.flush();
        return bytes.toByteArray();
    }

    private static void requireEnd(WireReader in) {
        if (in.remaining() != 0) {
            throw new AssertionError(in.remaining() + " bytes were not read");
        }
    }
}
