package dev.jfork.wire;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds classes by name where a type's own class loader does, or else the thread's. Initialises none. */
final class ClassLookup {
    private final @Nullable ClassLoader own;

    ClassLookup(Class<?> type) {
        own = type.getClassLoader();
    }

    Class<?> find(String name) throws ClassNotFoundException {
        try {
            return Class.forName(name, false, own);
        } catch (ClassNotFoundException e) {
            return Class.forName(name, false, Thread.currentThread().getContextClassLoader());
        }
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
        } catch (ClassNotFoundException | LinkageError e) {
            return null;
        }
    }
}
