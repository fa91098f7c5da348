package dev.jfork.processor.model;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.TypeName;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How values of one type travel. Types refer to each other by name, through {@link WireTypes}, since they may be recursive.
 */
public sealed interface WireType {
    /** The type itself, as it is written in Java. */
    TypeName type();

    /**
     * A primitive: a method of the writer and one of the reader have its name.
     *
     * @param type the type
     */
    record Primitive(TypeName type) implements WireType {}

    /**
     * A type that the runtime knows how to carry: {@code String}, boxes, arrays of primitives.
     *
     * @param type the type
     * @param home the class of the runtime with static methods for it, or {@code null} for methods of the writer and reader
     * @param writer the name of the method that writes it
     * @param reader the name of the method that reads it
     */
    record Known(TypeName type, @Nullable ClassName home, String writer, String reader) implements WireType {}

    /**
     * An enum.
     *
     * @param type the type
     * @param constants the names of its constants, in order
     */
    record Enumeration(ClassName type, List<String> constants) implements WireType {}

    /**
     * A record.
     *
     * @param type the type, with its arguments if it is generic
     * @param components its components, in order
     */
    record Structure(TypeName type, List<Component> components) implements WireType {}

    /**
     * A part of a record.
     *
     * @param name its name
     * @param type its type
     */
    record Component(String name, TypeName type) {}

    /**
     * A sealed interface.
     *
     * @param type the type, with its arguments if it is generic
     * @param cases the types of which every value is one, sorted by name
     */
    record Union(TypeName type, List<TypeName> cases) implements WireType {}

    /**
     * An array of anything but primitives.
     *
     * @param type the type
     * @param element the type of its elements
     */
    record Array(TypeName type, TypeName element) implements WireType {}

    /**
     * A {@code List} or a {@code Set}.
     *
     * @param type the type
     * @param element the type of its elements
     * @param raw the interface
     * @param made the class that the reader makes
     */
    record Sequence(TypeName type, TypeName element, ClassName raw, ClassName made) implements WireType {}

    /**
     * A {@code Map}.
     *
     * @param type the type
     * @param key the type of its keys
     * @param value the type of its values
     */
    record Dictionary(TypeName type, TypeName key, TypeName value) implements WireType {}

    /**
     * An {@code Optional}.
     *
     * @param type the type
     * @param value the type of what may be in it
     */
    record Perhaps(TypeName type, TypeName value) implements WireType {}

    /**
     * A type that can't travel.
     *
     * @param type the type
     * @param reason why, and what to use instead
     */
    record Untravelable(TypeName type, String reason) implements WireType {}

    /**
     * A type that does not exist: not yet, or not at all.
     *
     * @param type its name
     */
    record Unresolved(TypeName type) implements WireType {}
}
