package dev.jfork.processor.scan;

import com.palantir.javapoet.ClassName;
import dev.jfork.processor.model.Container;
import dev.jfork.processor.model.Container.Nulls;
import dev.jfork.processor.model.Container.Order;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The collections and maps of the JDK, and what is made where one is read: itself, or for an interface the class that keeps
 * the most. A {@code HashSet} is read as a {@code LinkedHashSet}, which is one, and has the same order when it arrives.
 */
final class ContainerTypes {
    private static final Map<ClassName, Container> SEQUENCES = new HashMap<>();
    private static final Map<ClassName, Container> DICTIONARIES = new HashMap<>();

    static {
        sequence("Iterable", "ArrayList", Order.ANY, Nulls.ANYWHERE);
        sequence("Collection", "ArrayList", Order.ANY, Nulls.ANYWHERE);
        sequence("SequencedCollection", "ArrayList", Order.ANY, Nulls.ANYWHERE);
        sequence("List", "ArrayList", Order.ANY, Nulls.ANYWHERE);
        sequence("ArrayList", "ArrayList", Order.ANY, Nulls.ANYWHERE);
        sequence("LinkedList", "LinkedList", Order.ANY, Nulls.ANYWHERE);
        sequence("Vector", "Vector", Order.ANY, Nulls.ANYWHERE);
        sequence("Stack", "Stack", Order.ANY, Nulls.ANYWHERE);
        sequence("Set", "LinkedHashSet", Order.ANY, Nulls.ANYWHERE);
        sequence("SequencedSet", "LinkedHashSet", Order.ANY, Nulls.ANYWHERE);
        sequence("HashSet", "LinkedHashSet", Order.ANY, Nulls.ANYWHERE);
        sequence("LinkedHashSet", "LinkedHashSet", Order.ANY, Nulls.ANYWHERE);
        sequence("EnumSet", "EnumSet", Order.ANY, Nulls.NOWHERE);
        sequence("SortedSet", "TreeSet", Order.NATURAL, Nulls.NOWHERE);
        sequence("NavigableSet", "TreeSet", Order.NATURAL, Nulls.NOWHERE);
        sequence("TreeSet", "TreeSet", Order.NATURAL, Nulls.NOWHERE);
        sequence("Queue", "LinkedList", Order.ARRIVAL, Nulls.ANYWHERE);
        sequence("Deque", "LinkedList", Order.ANY, Nulls.ANYWHERE);
        sequence("ArrayDeque", "ArrayDeque", Order.ANY, Nulls.NOWHERE);
        sequence("PriorityQueue", "PriorityQueue", Order.NATURAL, Nulls.NOWHERE);
        sequence("concurrent.ConcurrentLinkedQueue", "concurrent.ConcurrentLinkedQueue", Order.ANY, Nulls.NOWHERE);
        sequence("concurrent.ConcurrentLinkedDeque", "concurrent.ConcurrentLinkedDeque", Order.ANY, Nulls.NOWHERE);
        sequence("concurrent.CopyOnWriteArrayList", "concurrent.CopyOnWriteArrayList", Order.ANY, Nulls.ANYWHERE);
        sequence("concurrent.ConcurrentSkipListSet", "concurrent.ConcurrentSkipListSet", Order.NATURAL, Nulls.NOWHERE);

        dictionary("Map", "LinkedHashMap", Order.ANY, Nulls.ANYWHERE);
        dictionary("SequencedMap", "LinkedHashMap", Order.ANY, Nulls.ANYWHERE);
        dictionary("HashMap", "LinkedHashMap", Order.ANY, Nulls.ANYWHERE);
        dictionary("LinkedHashMap", "LinkedHashMap", Order.ANY, Nulls.ANYWHERE);
        dictionary("EnumMap", "EnumMap", Order.ANY, Nulls.VALUES);
        dictionary("Hashtable", "Hashtable", Order.ANY, Nulls.NOWHERE);
        dictionary("SortedMap", "TreeMap", Order.NATURAL, Nulls.VALUES);
        dictionary("NavigableMap", "TreeMap", Order.NATURAL, Nulls.VALUES);
        dictionary("TreeMap", "TreeMap", Order.NATURAL, Nulls.VALUES);
        dictionary("concurrent.ConcurrentMap", "concurrent.ConcurrentHashMap", Order.NONE, Nulls.NOWHERE);
        dictionary("concurrent.ConcurrentHashMap", "concurrent.ConcurrentHashMap", Order.ANY, Nulls.NOWHERE);
        dictionary(
                "concurrent.ConcurrentNavigableMap", "concurrent.ConcurrentSkipListMap", Order.NATURAL, Nulls.NOWHERE);
        dictionary(
                "concurrent.ConcurrentSkipListMap", "concurrent.ConcurrentSkipListMap", Order.NATURAL, Nulls.NOWHERE);
    }

    private ContainerTypes() {}

    static Optional<Container> sequence(ClassName raw) {
        return Optional.ofNullable(SEQUENCES.get(raw));
    }

    static Optional<Container> dictionary(ClassName raw) {
        return Optional.ofNullable(DICTIONARIES.get(raw));
    }

    private static void sequence(String name, String made, Order order, Nulls nulls) {
        SEQUENCES.put(className(name), new Container(className(made), order, nulls));
    }

    private static void dictionary(String name, String made, Order order, Nulls nulls) {
        DICTIONARIES.put(className(name), new Container(className(made), order, nulls));
    }

    private static ClassName className(String name) {
        return ClassName.bestGuess((name.equals("Iterable") ? "java.lang." : "java.util.") + name);
    }
}
