package dev.jfork.it;

import dev.jfork.Worker;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Something of all that can travel, and workers that give back what they are given. */
final class Things {
    private Things() {}

    record Primitives(boolean z, byte b, short s, char c, int i, long l, float f, double d) {}

    record Boxed(Boolean z, Byte b, Short s, Character c, Integer i, Long l, Float f, Double d, String text) {}

    enum Colour {
        RED,
        GREEN {
            @Override
            public String toString() {
                return "verdant";
            }
        }
    }

    record Pair<A, B>(A first, B second) {}

    sealed interface Shape<T> permits Circle, Polygon, Nothing {}

    record Circle<T>(T centre, double radius) implements Shape<T> {}

    sealed interface Polygon<T> extends Shape<T> permits Square, Triangle {}

    record Square<T>(T corner, double side) implements Polygon<T> {}

    record Triangle<S>(S a, S b, S c) implements Polygon<S> {}

    record Nothing<T>() implements Shape<T> {}

    record Tree(String name, List<Tree> children, Optional<Tree> twin) {}

    record Even(int number, Odd next) {}

    record Odd(int number, Even next) {}

    record Containers(
            List<String> list,
            Set<Integer> set,
            Map<Colour, List<Optional<Long>>> map,
            Map<String, Map<String, Double>> nested,
            Optional<Pair<String, Colour>> optional,
            List<? extends Shape<String>> shapes) {}

    @Worker
    static Primitives echoPrimitives(Primitives value) {
        return value;
    }

    @Worker
    static Boxed echoBoxed(Boxed value) {
        return value;
    }

    @Worker
    static Containers echoContainers(Containers value) {
        return value;
    }

    @Worker
    static Tree echoTree(Tree value) {
        return value;
    }

    @Worker
    static Even echoEven(Even value) {
        return value;
    }

    @Worker
    static Colour[][] echoEnums(Colour[][] value) {
        return value;
    }

    @Worker
    static int[][][] echoInts(int[][][] value) {
        return value;
    }

    @Worker
    static List<String>[] echoLists(List<String>[] value) {
        return value;
    }

    @Worker
    static Pair<Pair<String, Integer>, List<Colour[]>> echoPair(Pair<Pair<String, Integer>, List<Colour[]>> value) {
        return value;
    }

    @Worker
    static String join(String separator, String... parts) {
        return String.join(separator, parts);
    }
}
