package dev.jfork.processor.model;

import com.palantir.javapoet.TypeName;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

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
}
