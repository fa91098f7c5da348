package dev.jfork.processor.property;

import dev.jfork.processor.property.TypeTable.Container;
import dev.jfork.processor.property.TypeTable.Leaf;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A type, as a random source uses it. */
sealed interface Type {
    /** As it is declared, wildcards and all. */
    String text();

    /** Without the wildcards that the values don't need: a {@code List<? extends X>} is made as a {@code List<X>}. */
    default Type plain() {
        return this;
    }

    /** With type arguments in place of type variables. */
    default Type with(Map<String, Type> arguments) {
        return this;
    }

    /** Whether this becomes another type when its variables, as declared, are replaced: by what is put into the map. */
    default boolean becomes(Type other, Map<String, Type> arguments) {
        return text().equals(other.text());
    }

    /** Whether its values can be sorted. */
    default boolean isOrdered() {
        return false;
    }

    /** One line of the table. */
    record Simple(Leaf leaf) implements Type {
        @Override
        public String text() {
            return leaf.name();
        }

        @Override
        public boolean isOrdered() {
            return leaf.isOrdered();
        }

        boolean isPrimitive() {
            return Character.isLowerCase(text().charAt(0)) && !text().contains("[") && !text().contains(".");
        }
    }

    /** A type variable. */
    record Variable(String text, Bound bound) implements Type {
        @Override
        public Type with(Map<String, Type> arguments) {
            return arguments.getOrDefault(text, this);
        }

        @Override
        public boolean becomes(Type other, Map<String, Type> arguments) {
            Type known = arguments.putIfAbsent(text, other);
            return known == null || known.text().equals(other.text());
        }

        @Override
        public boolean isOrdered() {
            return bound == Bound.ORDER;
        }
    }

    /** What a type variable extends. */
    enum Bound {
        NONE(""),
        ORDER(" extends Comparable<? super $T>"),
        SHAPE(" extends " + RandomTypes.SHAPE);

        private final String text;

        Bound(String text) {
            this.text = text;
        }

        String of(String variable) {
            return variable + text.replace("$T", variable);
        }
    }

    /** An array of references. */
    record ArrayOf(Type element) implements Type {
        @Override
        public String text() {
            return element.text() + "[]";
        }

        @Override
        public Type plain() {
            return new ArrayOf(element.plain());
        }

        @Override
        public Type with(Map<String, Type> arguments) {
            return new ArrayOf(element.with(arguments));
        }

        @Override
        public boolean becomes(Type other, Map<String, Type> arguments) {
            return other instanceof ArrayOf array && element.becomes(array.element, arguments);
        }
    }

    /** A type argument: a type, a wildcard that extends it, or one that leaves the bound of the variable to say so. */
    record Argument(Type type, Wildcard wildcard) {
        Argument(Type type) {
            this(type, Wildcard.NONE);
        }

        String text() {
            return switch (wildcard) {
                case NONE -> type.text();
                case EXTENDS -> "? extends " + type.text();
                case UNBOUNDED -> "?";
            };
        }

        Argument plain() {
            return wildcard == Wildcard.NONE ? this : new Argument(type.plain());
        }

        static boolean become(List<Argument> these, List<Argument> others, Map<String, Type> arguments) {
            for (int i = 0; i < these.size(); i++) {
                Argument other = others.get(i);
                if (these.get(i).wildcard != other.wildcard
                        || !these.get(i).type.becomes(other.type, arguments)) {
                    return false;
                }
            }
            return true;
        }

        static String texts(List<Argument> arguments) {
            return arguments.isEmpty()
                    ? ""
                    : arguments.stream().map(Argument::text).collect(Collectors.joining(", ", "<", ">"));
        }
    }

    /** How a type argument is written. */
    enum Wildcard {
        NONE,
        EXTENDS,
        UNBOUNDED
    }

    /** A generic type of the JDK. */
    record Of(Container container, List<Argument> arguments) implements Type {
        @Override
        public String text() {
            return container.name() + Argument.texts(arguments);
        }

        @Override
        public Type plain() {
            return new Of(container, arguments.stream().map(Argument::plain).toList());
        }

        @Override
        public Type with(Map<String, Type> arguments) {
            return new Of(container, replaced(this.arguments, arguments));
        }

        @Override
        public boolean becomes(Type other, Map<String, Type> arguments) {
            return other instanceof Of of
                    && container.equals(of.container)
                    && Argument.become(this.arguments, of.arguments, arguments);
        }
    }

    /** A type that the source declares. */
    record Declared(Declaration declaration, List<Argument> arguments) implements Type {
        @Override
        public String text() {
            return declaration.path() + Argument.texts(arguments);
        }

        @Override
        public Type plain() {
            return new Declared(
                    declaration, arguments.stream().map(Argument::plain).toList());
        }

        @Override
        public Type with(Map<String, Type> arguments) {
            return new Declared(declaration, replaced(this.arguments, arguments));
        }

        @Override
        public boolean isOrdered() {
            return declaration.kind() == Declaration.Kind.ENUM;
        }
    }

    private static List<Argument> replaced(List<Argument> arguments, Map<String, Type> by) {
        List<Argument> replaced = new ArrayList<>();
        for (Argument each : arguments) {
            replaced.add(new Argument(each.type().with(by), each.wildcard()));
        }
        return replaced;
    }
}
