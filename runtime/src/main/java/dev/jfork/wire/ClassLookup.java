package dev.jfork.wire;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds classes by name, and initialises none: where the class loaders that are given do, or else the thread's context class
 * loader, or else that of jfork.
 *
 * @since 0.1
 */
public final class ClassLookup {
    private final Set<@Nullable ClassLoader> loaders = new LinkedHashSet<>();

    /**
     * Decides who is asked.
     *
     * @param first the class loaders to ask before the others, in this order; each may be {@code null} for none
     */
    public ClassLookup(@Nullable ClassLoader... first) {
        for (ClassLoader each : first) {
            add(each);
        }
        add(Thread.currentThread().getContextClassLoader());
        loaders.add(ClassLookup.class.getClassLoader());
    }

    private void add(@Nullable ClassLoader loader) {
        if (loader != null) {
            loaders.add(loader);
        }
    }

    /**
     * Finds a class.
     *
     * @param name its name as {@link Class#getName()} gives it: that of a primitive, {@code void} or an array as well
     * @return the class
     * @throws ClassNotFoundException if there is none, or none that can be loaded: that of the first who was asked
     */
    public Class<?> find(String name) throws ClassNotFoundException {
        return switch (name) {
            case "boolean" -> boolean.class;
            case "byte" -> byte.class;
            case "short" -> short.class;
            case "char" -> char.class;
            case "int" -> int.class;
            case "long" -> long.class;
            case "float" -> float.class;
            case "double" -> double.class;
            case "void" -> void.class;
            default -> load(name);
        };
    }

    private Class<?> load(String name) throws ClassNotFoundException {
        ClassNotFoundException missing = null;
        for (ClassLoader each : loaders) {
            try {
                return Class.forName(name, false, each);
            } catch (Exception | LinkageError e) { // loaders throw what they like
                ClassNotFoundException failure = e instanceof ClassNotFoundException plain
                        ? plain
                        : new ClassNotFoundException(name + ", which can't be loaded: " + e, e);
                if (missing == null) {
                    missing = failure;
                } else {
                    missing.addSuppressed(failure);
                }
            }
        }
        throw missing == null ? new ClassNotFoundException(name) : missing;
    }

    /** Those that there are: of a class that isn't there, no object can be. */
    List<Class<?>> findAll(String[] names) {
        List<Class<?>> found = new ArrayList<>();
        for (String each : names) {
            Class<?> type = findOrNull(each);
            if (type != null) {
                found.add(type);
            }
        }
        return found;
    }

    private @Nullable Class<?> findOrNull(String name) {
        try {
            return find(name);
        } catch (ClassNotFoundException e) {
            return null;
        }
    }
}
