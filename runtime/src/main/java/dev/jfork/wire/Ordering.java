package dev.jfork.wire;

import java.util.Comparator;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.SortedMap;
import java.util.concurrent.DelayQueue;
import java.util.concurrent.PriorityBlockingQueue;
import org.jspecify.annotations.Nullable;

/**
 * Refuses collections whose order would be lost on the way.
 *
 * @since 0.1
 */
public final class Ordering {
    private Ordering() {}

    /**
     * Refuses a comparator: code doesn't travel. The natural order is the same wherever it is read.
     *
     * @param comparator what a collection is sorted by, or {@code null} for the natural order
     * @param type the declared type of the collection
     * @throws WireException if there is a comparator other than {@code Comparator.naturalOrder()}
     */
    public static void requireNatural(@Nullable Comparator<?> comparator, String type) {
        if (comparator != null && comparator != Comparator.naturalOrder()) {
            throw new WireException("A " + type + " sorted by a comparator ("
                    + comparator.getClass().getName()
                    + ") can't travel: the worker would not know the comparator. Send a List or a LinkedHashMap, which keep"
                    + " their order, and sort again there, or sort by the natural order.");
        }
    }

    /**
     * Refuses a queue that orders its elements by itself, where the declared type says nothing of it.
     *
     * @param queue the queue
     * @param type its declared type
     * @throws WireException if it is a {@code PriorityQueue} or another queue with an order of its own
     */
    public static void requireArrival(Queue<?> queue, String type) {
        if (queue instanceof PriorityQueue || queue instanceof PriorityBlockingQueue || queue instanceof DelayQueue) {
            throw new WireException("A " + queue.getClass().getName() + " can't travel as a " + type
                    + ": the queue that arrives would give its elements in another order. Declare it as a"
                    + " PriorityQueue.");
        }
    }

    /**
     * Refuses a map that is sorted, where the declared type says nothing of it.
     *
     * @param map the map
     * @param type its declared type
     * @throws WireException if it is sorted
     */
    public static void requireNone(Map<?, ?> map, String type) {
        if (map instanceof SortedMap) {
            throw new WireException("A " + map.getClass().getName() + " can't travel as a " + type
                    + ": the map that arrives would not be sorted. Declare it as a ConcurrentNavigableMap.");
        }
    }
}
