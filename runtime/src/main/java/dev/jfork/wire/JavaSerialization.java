package dev.jfork.wire;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.NotSerializableException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Writes and reads values of one class by Java serialization, each in a block of its own: its length, and that many bytes.
 *
 * <p>The same classes are allowed on both sides: the declared one, those that it reaches, and what these are made of. Both
 * methods throw {@link WireException}, whatever goes wrong. Thread-safe.
 *
 * @param <T> the declared class
 * @since 0.1
 */
public final class JavaSerialization<T> {
    static final int MAX_BYTES = Integer.MAX_VALUE - 15;

    private final Class<T> type;
    private final String[] reached;
    private final int limit;

    /**
     * Says what is to be written and read. Loads none of the classes that are named.
     *
     * @param type the declared class
     * @param reached the binary names of the classes that it reaches, and of those that are allowed besides
     */
    public JavaSerialization(Class<T> type, String... reached) {
        this(MAX_BYTES, type, reached);
    }

    JavaSerialization(int limit, Class<T> type, String... reached) {
        this.type = Objects.requireNonNull(type, "type");
        this.reached = reached.clone();
        this.limit = limit;
    }

    /**
     * Writes a value; nothing of it, if any of it is refused.
     *
     * @param out where to
     * @param value the value, or {@code null}
     * @throws WireException if it holds an object whose class is not {@code Serializable} or not allowed, takes more than
     *     2 GiB − 16 bytes, is nested too deep for the stack, or its own methods throw
     */
    public void write(WireWriter out, @Nullable T value) {
        if (value == null) {
            out.writeNull();
            return;
        }
        BlockOutput block = new BlockOutput(limit, type);
        try (BlockWriter objects = new BlockWriter(block, allowed(new ClassLookup(type.getClassLoader())))) {
            objects.writeObject(value);
            Class<?> refused = objects.refused();
            if (refused != null) {
                throw new WireException(typeName() + " can't be written: " + AllowedClasses.refusal(refused));
            }
        } catch (NotSerializableException e) {
            throw new WireException(
                    typeName() + " can't be written: not Serializable is " + e.getMessage()
                            + ". Make the field that refers to it transient, or the class Serializable",
                    e);
        } catch (Throwable e) {
            throw failed("written", e);
        }
        out.writeSize(block.size());
        block.writeTo(out);
    }

    /**
     * Reads a value.
     *
     * @param in where from
     * @return the value, or {@code null}
     * @throws WireException if the block holds a class that is not allowed, objects nested more than 200 deep, or anything
     *     but one value of the declared class, or the value's own methods throw
     */
    public @Nullable T read(WireReader in) {
        int length = in.readSize(1);
        if (length < 0) {
            return null;
        }
        ClassLookup classes = new ClassLookup(in.classLoader(), type.getClassLoader());
        BlockFilter filter = new BlockFilter(allowed(classes), length);
        InputStream block = new BufferedInputStream(new BlockInput(in, length));
        try (BlockReader objects = new BlockReader(block, length, filter, classes)) {
            Object value = objects.readObject();
            if (block.read() >= 0) {
                throw new WireException(typeName() + " can't be read: bytes follow its end");
            }
            if (!type.isInstance(value)) {
                throw new WireException(typeName() + " can't be read: it is " + className(value));
            }
            return type.cast(value);
        } catch (Throwable e) {
            String refusal = filter.refusal();
            if (refusal != null && e instanceof IOException) {
                throw new WireException(typeName() + " can't be read: " + refusal, e);
            }
            throw failed("read", e);
        }
    }

    private AllowedClasses allowed(ClassLookup classes) {
        return new AllowedClasses(type, classes.findAll(reached));
    }

    // Methods of the value's classes run here, and may throw anything.
    private RuntimeException failed(String done, Throwable cause) {
        if (cause instanceof WireException known) {
            return known;
        }
        if (cause instanceof StackOverflowError) {
            return new WireException(
                    typeName() + " can't be " + done + ": its objects are nested too deep for the stack of this thread",
                    cause);
        }
        if (cause instanceof VirtualMachineError fatal) {
            throw fatal;
        }
        return new WireException(typeName() + " can't be " + done + ": " + cause, cause);
    }

    private String typeName() {
        return "A " + type.getName() + " that travels by Java serialization";
    }

    private static String className(@Nullable Object value) {
        return value == null ? "null" : "a " + value.getClass().getName();
    }
}
