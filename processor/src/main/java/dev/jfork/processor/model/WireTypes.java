package dev.jfork.processor.model;

import com.palantir.javapoet.TypeName;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * All types that a worker method's parameters and result reach, by name, in the order in which they are met.
 *
 * @param byName the types
 */
public record WireTypes(Map<TypeName, WireType> byName) {
    /** Copies the map, in its order. */
    public WireTypes {
        byName = Collections.unmodifiableMap(new LinkedHashMap<>(byName));
    }

    /**
     * Finds a type.
     *
     * @param name its name
     * @return the type
     */
    public WireType get(TypeName name) {
        WireType type = byName.get(name);
        if (type == null) {
            throw new IllegalArgumentException(name + " was not scanned");
        }
        return type;
    }

    /**
     * Lists all types.
     *
     * @return the types, in the order in which they are met
     */
    public Collection<WireType> all() {
        return byName.values();
    }

    /**
     * Tells whether values of a type may contain other ones of it, however deep.
     *
     * @param type the type
     * @return whether it is among the types that it reaches
     */
    public boolean reachesItself(WireType type) {
        Set<TypeName> reached = new HashSet<>();
        Deque<TypeName> next = new ArrayDeque<>(type.parts());
        while (!next.isEmpty()) {
            TypeName each = next.remove();
            if (reached.add(each)) {
                next.addAll(get(each).parts());
            }
        }
        return reached.contains(type.type());
    }
}
