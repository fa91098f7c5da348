package dev.jfork.wire;

import java.lang.reflect.Proxy;
import org.jspecify.annotations.Nullable;

/**
 * Writes and reads classes, by name; {@code null} travels too.
 *
 * @since 0.1
 */
public final class Classes {
    private Classes() {}

    /**
     * Writes a {@code Class}: that of a primitive, {@code void} or an array as well.
     *
     * @throws WireException if it is the class of a lambda or a proxy, or hidden otherwise: no other JVM finds it by its name
     */
    public static void writeClass(WireWriter out, @Nullable Class<?> value) {
        if (value == null) {
            out.writeNull();
            return;
        }
        Class<?> element = value;
        while (element.isArray()) {
            element = element.getComponentType();
        }
        if (element.isHidden() || (Proxy.class.isAssignableFrom(element) && element != Proxy.class)) {
            throw WireException.of(
                    value + " can't travel: it was made while the program ran, so that no other JVM finds it by"
                            + " its name. Pass the class or interface that it is made from");
        }
        out.writeString(value.getName());
    }

    /**
     * Reads a {@code Class}, and does not initialise it. Looks where the class loader does that the reader
     * {@linkplain WireReader#preferClassLoader prefers}, then where the thread's context class loader does, then where that
     * of jfork does.
     *
     * @param <T> the class that it should be, which is not checked: {@code Class<? extends Shape>} can be read
     * @throws WireException if neither loader finds the class
     */
    @SuppressWarnings("unchecked") // The compiler of the program that wrote it has checked this.
    public static <T> @Nullable Class<T> readClass(WireReader in) {
        String name = in.readString();
        if (name == null) {
            return null;
        }
        try {
            return (Class<T>) new ClassLookup(in.classLoader()).find(name);
        } catch (ClassNotFoundException e) {
            throw WireException.of(
                    "There is no class " + name + " on this JVM's class path, or it can't be loaded: " + e, e);
        }
    }
}
