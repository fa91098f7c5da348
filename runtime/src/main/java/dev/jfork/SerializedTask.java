package dev.jfork;

import dev.jfork.protocol.Message;
import dev.jfork.protocol.ShapeDifference;
import dev.jfork.wire.ClassLookup;
import dev.jfork.wire.WireException;
import dev.jfork.wire.WireReader;
import dev.jfork.wire.WireWriter;
import dev.jfork.wire.WorkerMethod;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.SequenceInputStream;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What Java serialization writes for a task: a byte for the format, and a message of the method's class, its shape, and
 * the arguments as a worker would get them. The message is complete before the first byte of it is written.
 */
final class SerializedTask implements Serializable {
    private static final long serialVersionUID = 1L;

    private static final byte FORMAT = 1;

    /** Bytes are taken in as they come, not as their number is announced: it may not be true. */
    private static final int BLOCK_BYTES = 1 << 20;

    private static final String REMEDY =
            " Let the JVM that reads a task have the class files of the one that wrote it.";

    private transient @Nullable WorkerTask<?> task;

    SerializedTask(WorkerTask<?> task) {
        this.task = task;
    }

    /** As an {@code IOException}: what it is, a class that throws it would have to load. */
    static IOException required() {
        return new InvalidObjectException(
                "A WorkerTask is read from the SerializedTask that was written for it, and these"
                        + " bytes hold none. Write tasks with an ObjectOutputStream.");
    }

    private void writeObject(ObjectOutputStream out) throws IOException {
        WorkerTask<?> written = Objects.requireNonNull(task);
        Message message = new Message();
        try {
            WireWriter bytes = new WireWriter(message);
            bytes.writeString(written.workerMethod().getClass().getName());
            bytes.writeString(written.workerMethod().shape());
            written.writeArguments(bytes);
            bytes.flush();
        } catch (OutOfMemoryError e) {
            throw message.outOfMemory(e);
        }
        out.writeByte(FORMAT);
        message.sendTo(out);
    }

    private void readObject(ObjectInputStream in) throws IOException {
        byte format = in.readByte();
        if (format != FORMAT) {
            throw invalid(
                    "This task was written in format " + format + ", and this jfork-runtime reads format " + FORMAT
                            + ". Use the version of jfork that wrote it.",
                    null);
        }
        try {
            task = read(message(in));
        } catch (WireException e) {
            throw invalid("The bytes of this task are damaged: " + e.getMessage() + ".", e);
        }
    }

    private Object readResolve() {
        return Objects.requireNonNull(task);
    }

    private static WireReader message(InputStream in) throws IOException {
        long length = new WireReader(in, Long.BYTES).readLong();
        List<InputStream> blocks = new ArrayList<>();
        long left = length;
        while (left > 0) {
            byte[] block = in.readNBytes((int) Math.min(left, BLOCK_BYTES));
            if (block.length == 0) {
                throw new WireException("they end " + left + " bytes early");
            }
            blocks.add(new ByteArrayInputStream(block));
            left -= block.length;
        }
        return new WireReader(new SequenceInputStream(Collections.enumeration(blocks)), length);
    }

    @SuppressWarnings("unchecked") // a method reads its own arguments
    private static WorkerTask<?> read(WireReader in) throws InvalidObjectException {
        WorkerMethod<?, ?> method = method(in.readNonNullString());
        in.preferClassLoader(method.getClass().getClassLoader());
        String shape = in.readNonNullString();
        if (!method.shape().equals(shape)) {
            ShapeDifference difference = ShapeDifference.between(shape, method.shape());
            throw invalid(
                    "This task of " + method.name() + " was written by a JVM with other class files. That one had \""
                            + difference.theirs() + "\", this one has \"" + difference.ours() + "\"." + REMEDY,
                    null);
        }
        WorkerTask<?> task = WorkerTask.of((WorkerMethod<Record, ?>) method, arguments(method, in));
        if (in.remaining() != 0) {
            throw new WireException(in.remaining() + " bytes are left over behind the arguments of " + method.name());
        }
        return task;
    }

    /** Code of the user's runs here, and may throw what it likes. */
    private static Record arguments(WorkerMethod<?, ?> method, WireReader in) throws InvalidObjectException {
        try {
            return method.readArguments(in);
        } catch (WireException | OutOfMemoryError e) {
            throw e;
        } catch (Throwable e) {
            throw invalid("The arguments of " + method.name() + " can't be made again from this task: " + e + ".", e);
        }
    }

    private static WorkerMethod<?, ?> method(String className) throws InvalidObjectException {
        Class<?> methodClass = find(className);
        // Asked before the class is initialised: bytes may name any class.
        if (!WorkerMethod.class.isAssignableFrom(methodClass)) {
            throw invalid(className + ", which this task names, is no worker method." + REMEDY, null);
        }
        try {
            Class.forName(className, true, methodClass.getClassLoader());
        } catch (ClassNotFoundException | LinkageError e) {
            throw missing(className, e);
        }
        WorkerMethod<?, ?> method = WorkerMethod.registered(methodClass);
        if (method == null) {
            throw invalid(className + ", which this task names, has registered no worker method." + REMEDY, null);
        }
        return method;
    }

    private static Class<?> find(String className) throws InvalidObjectException {
        try {
            return new ClassLookup().find(className);
        } catch (ClassNotFoundException e) {
            throw missing(className, e);
        }
    }

    private static InvalidObjectException missing(String className, Throwable reason) {
        return invalid(
                "The worker method of this task, " + className + ", can't be loaded (" + reason
                        + "). Put its classes on the"
                        + " class path, or set the thread's context class loader to one that has them.",
                reason);
    }

    private static InvalidObjectException invalid(String message, @Nullable Throwable cause) {
        InvalidObjectException invalid = new InvalidObjectException(message);
        invalid.initCause(cause);
        return invalid;
    }
}
