package dev.jfork.processor.model;

import com.palantir.javapoet.ClassName;

/**
 * What is made where a collection or a map is read.
 *
 * @param type the class
 * @param order what decides about the order of its elements
 * @param takesNull where it takes {@code null}
 */
public record Container(ClassName type, Order order, Nulls takesNull) {
    /** What decides about the order of the elements. */
    public enum Order {
        /** Nothing that would be lost on the way. */
        ANY,

        /** Their natural order; with a comparator, which can't travel, a collection is refused. */
        NATURAL,

        /** Their arrival, as a {@code Queue} has it; one that orders its elements by itself is refused. */
        ARRIVAL,

        /** None, as a {@code ConcurrentMap} has it; one that is sorted is refused. */
        NONE
    }

    /** Tells whether equal elements are in it only once. */
    public boolean isDistinct() {
        return type.simpleName().endsWith("Set");
    }

    /** Where a container takes {@code null}. */
    public enum Nulls {
        /** As element, key and value. */
        ANYWHERE,

        /** As the value of a map. */
        VALUES,

        /** Nowhere. */
        NOWHERE
    }
}
