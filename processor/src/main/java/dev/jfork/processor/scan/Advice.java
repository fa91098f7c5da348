package dev.jfork.processor.scan;

import java.util.Map;
import javax.lang.model.element.TypeElement;

/** What to write instead of a type that can't travel. */
final class Advice {
    private static final Map<String, String> INTERFACES = Map.of(
            "java.util.ArrayList", "declare it as List",
            "java.util.LinkedList", "declare it as List",
            "java.util.Collection", "declare it as List or Set",
            "java.lang.Iterable", "declare it as List or Set",
            "java.util.HashSet", "declare it as Set",
            "java.util.LinkedHashSet", "declare it as Set",
            "java.util.HashMap", "declare it as Map",
            "java.util.LinkedHashMap", "declare it as Map",
            "java.lang.Object",
                    "name the type that it is; where it may be one of several, make a sealed interface of them",
            "java.lang.Number", "name the type that it is, as in Double");

    private Advice() {}

    static String insteadOf(TypeElement element) {
        String known = INTERFACES.get(element.getQualifiedName().toString());
        if (known != null) {
            return known;
        }
        return switch (element.getKind()) {
            case INTERFACE -> "anything may implement it: make it a sealed interface of records";
            case ANNOTATION_TYPE -> "it is an annotation: pass what its members say";
            default ->
                (isOfTheJdk(element) ? "" : "make it a record, or ")
                        + "pass what the worker needs to make its own. What travels are records, enums, sealed interfaces,"
                        + " String, primitives and their boxes, and arrays, List, Set, Map and Optional of these";
        };
    }

    private static boolean isOfTheJdk(TypeElement element) {
        String name = element.getQualifiedName().toString();
        return name.startsWith("java.") || name.startsWith("javax.") || name.startsWith("jdk.");
    }
}
