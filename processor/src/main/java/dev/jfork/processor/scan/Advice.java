package dev.jfork.processor.scan;

import java.util.Map;
import javax.lang.model.element.TypeElement;

/** What to write instead of a type that can't travel. */
final class Advice {
    private static final String WHAT_TRAVELS =
            "send what the other process needs to make its own. What travels are records, enums, sealed interfaces, String,"
                    + " primitives and their boxes, java.time and other values of the JDK, and arrays, collections, maps and"
                    + " Optional of these";
    private static final String ANY_CLASS = "it may be of any class: ";
    private static final String ONCE = "it can be read only once: ";
    private static final String IDENTITY =
            "its keys are told apart by identity, and what arrives are copies: declare it as Map";
    private static final String UNSHARED = "no two processes share it: ";
    private static final String BLOCKING = UNSHARED + "declare it as Queue, of what is in it now";
    private static final String CODE =
            "it is code, which doesn't travel: make a sealed interface of records that say what is to be done";

    private static final Map<String, String> OF_THE_JDK = Map.ofEntries(
            Map.entry(
                    "java.lang.Object",
                    "it may be anything: name the type that it is; where it may be one of several, make a sealed interface of"
                            + " them"),
            Map.entry("java.lang.Number", ANY_CLASS + "name the one that it is, as in Double"),
            Map.entry("java.lang.CharSequence", ANY_CLASS + "declare it as String"),
            Map.entry("java.lang.StringBuilder", UNSHARED + "declare it as String"),
            Map.entry("java.lang.Comparable", ANY_CLASS + "name the one that it is, as in String"),
            Map.entry("java.lang.Runnable", CODE),
            Map.entry("java.util.concurrent.Callable", CODE),
            Map.entry("java.util.Comparator", CODE),
            Map.entry("java.util.Iterator", ONCE + "collect it in a List"),
            Map.entry("java.util.Enumeration", ONCE + "collect it in a List"),
            Map.entry("java.util.stream.Stream", ONCE + "collect it in a List"),
            Map.entry("java.util.stream.IntStream", ONCE + "pass its toArray()"),
            Map.entry("java.util.stream.LongStream", ONCE + "pass its toArray()"),
            Map.entry("java.util.stream.DoubleStream", ONCE + "pass its toArray()"),
            Map.entry("java.util.IdentityHashMap", IDENTITY),
            Map.entry("java.util.WeakHashMap", IDENTITY),
            Map.entry("java.util.concurrent.BlockingQueue", BLOCKING),
            Map.entry("java.util.concurrent.BlockingDeque", BLOCKING),
            Map.entry("java.util.concurrent.ArrayBlockingQueue", BLOCKING),
            Map.entry("java.util.concurrent.LinkedBlockingQueue", BLOCKING),
            Map.entry("java.util.concurrent.LinkedBlockingDeque", BLOCKING),
            Map.entry("java.util.concurrent.PriorityBlockingQueue", UNSHARED + "declare it as PriorityQueue"),
            Map.entry("java.util.concurrent.CopyOnWriteArraySet", UNSHARED + "declare it as Set"),
            Map.entry("java.util.AbstractCollection", ANY_CLASS + "declare it as Collection"),
            Map.entry("java.util.AbstractList", ANY_CLASS + "declare it as List"),
            Map.entry("java.util.AbstractSet", ANY_CLASS + "declare it as Set"),
            Map.entry("java.util.AbstractMap", ANY_CLASS + "declare it as Map"),
            Map.entry("java.util.Dictionary", ANY_CLASS + "declare it as Map"));

    private Advice() {}

    static String insteadOf(TypeElement element) {
        String name = element.getQualifiedName().toString();
        String known = OF_THE_JDK.get(name);
        if (known != null) {
            return known;
        }
        if (name.startsWith("java.util.function.")) {
            return CODE;
        }
        boolean isOfTheJdk = Declarations.isOfTheJdk(element);
        return switch (element.getKind()) {
            case INTERFACE ->
                "anything may implement it: "
                        + (isOfTheJdk
                                ? WHAT_TRAVELS
                                : "make it a sealed interface of records, or write a codec for it (@WireCodec)");
            case ANNOTATION_TYPE -> "it is an annotation: pass what its members say";
            default ->
                isOfTheJdk
                        ? "jfork doesn't know how to copy it: " + WHAT_TRAVELS
                        : "jfork can't tell what it is made of: make it a record, write a codec for it (@WireCodec), or "
                                + WHAT_TRAVELS;
        };
    }

    /** For a class that Java serialization could carry, if the place said so. */
    static String insteadOfSerializable(TypeElement element) {
        String name = element.getQualifiedName().toString();
        String known = OF_THE_JDK.get(name);
        if (known != null) {
            return known;
        }
        return "it is Serializable, but what that sends is known only when the program runs. "
                + (Declarations.isOfTheJdk(element)
                        ? "Write a codec for it (@WireCodec)"
                        : "Make it a record; or write a codec for it (@WireCodec)")
                + "; or, as the last resort, let it go by Java serialization: @JavaSerialized before the parameter, before the"
                + " method for its result, or before the record's component";
    }
}
