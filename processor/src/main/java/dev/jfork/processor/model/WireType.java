package dev.jfork.processor.model;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.TypeName;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How values of one type travel. Types refer to each other by name, through {@link WireTypes}, since they may be recursive.
 */
public sealed interface WireType {
    /** The type itself, as it is written in Java. */
    TypeName type();

    /** The types that its values directly consist of, in the order in which they are written. */
    default List<TypeName> parts() {
        return List.of();
    }

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
     */
    record Enumeration(ClassName type) implements WireType {}

    /**
     * A record, or a type of the JDK that is as good as one.
     *
     * @param type the type, with its arguments if it is generic
     * @param made the class whose constructor takes the components
     * @param components its components, in order
     */
    record Structure(TypeName type, ClassName made, List<Component> components) implements WireType {
        /** Tells whether it is a record. */
        public boolean isRecord() {
            return !made.packageName().equals("java.util");
        }

        @Override
        public List<TypeName> parts() {
            return components.stream().map(Component::type).toList();
        }
    }

    /**
     * A part of a record.
     *
     * @param name its name, and that of the method that gives it
     * @param path what it adds to the way to it that people are told, as in {@code .name} or {@code [key]}
     * @param type its type
     * @param javaSerialized whether it says that what can't travel otherwise goes by Java serialization
     */
    record Component(String name, String path, TypeName type, boolean javaSerialized) {}

    /**
     * A generic record with wildcards for arguments: its values travel as those of the same record with the bounds.
     *
     * @param type the type, as in {@code Box<? extends Shape>}
     * @param bounded the type as which it travels, as in {@code Box<Shape>}
     */
    record View(TypeName type, TypeName bounded) implements WireType {
        @Override
        public List<TypeName> parts() {
            return List.of(bounded);
        }
    }

    /**
     * A sealed interface or class.
     *
     * @param type the type, with its arguments if it is generic
     * @param cases the types of which every value is one, sorted by name
     */
    record Union(TypeName type, List<TypeName> cases) implements WireType {
        @Override
        public List<TypeName> parts() {
            return cases;
        }
    }

    /**
     * An array of anything but primitives.
     *
     * @param type the type
     * @param element the type of its elements
     * @param unchecked whether Java can make such an array only by an unchecked cast
     */
    record Array(TypeName type, TypeName element, boolean unchecked) implements WireType {
        @Override
        public List<TypeName> parts() {
            return List.of(element);
        }
    }

    /**
     * A collection.
     *
     * @param type the type
     * @param element the type of its elements
     * @param made what the reader makes
     */
    record Sequence(TypeName type, TypeName element, Container made) implements WireType {
        @Override
        public List<TypeName> parts() {
            return List.of(element);
        }
    }

    /**
     * A map.
     *
     * @param type the type
     * @param key the type of its keys
     * @param value the type of its values
     * @param made what the reader makes
     */
    record Dictionary(TypeName type, TypeName key, TypeName value, Container made) implements WireType {
        @Override
        public List<TypeName> parts() {
            return List.of(key, value);
        }
    }

    /**
     * An {@code Optional}.
     *
     * @param type the type
     * @param value the type of what may be in it
     */
    record Perhaps(TypeName type, TypeName value) implements WireType {
        @Override
        public List<TypeName> parts() {
            return List.of(value);
        }
    }

    /**
     * A type with a codec of the user's.
     *
     * @param type the type
     * @param codec the class of the codec
     * @param creation an expression that gives the codec
     */
    record Custom(TypeName type, ClassName codec, CodeBlock creation) implements WireType {}

    /**
     * A type that can only go by Java serialization, and may where the place says so.
     *
     * @param type the type
     * @param raw its class
     * @param reached the binary names of the other classes that may be in its bytes, sorted
     * @param problems what in it can't be serialized, each with its path
     * @param advice what to do where the place doesn't say so
     */
    record Serialized(TypeName type, ClassName raw, List<String> reached, List<String> problems, String advice)
            implements WireType {}

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
