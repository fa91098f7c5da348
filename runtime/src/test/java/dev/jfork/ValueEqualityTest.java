package dev.jfork;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ValueEqualityTest {
    @Test
    void arraysAreComparedByWhatTheyContainAtAnyDepth() {
        assertEqual(new int[] {1, 2}, new int[] {1, 2});
        assertEqual(new double[] {Double.NaN, 0.0}, new double[] {Double.NaN, 0.0});
        assertEqual(new int[][] {{1}, {}, {2}}, new int[][] {{1}, {}, {2}});
        assertEqual(new Object[] {"a", null}, new String[] {"a", null});
        assertUnequal(new double[] {0.0}, new double[] {-0.0});
        assertUnequal(new int[] {1, 2}, new int[] {1, 3});
        assertUnequal(new int[][] {{1}}, new int[][] {{2}});
        assertUnequal(new int[] {1}, new long[] {1});
        assertUnequal(new int[0], new Object[0]);
        assertUnequal(new String[] {"a"}, List.of("a"));
    }

    @Test
    void arraysInsideOfContainersAreToo() {
        assertEqual(List.of(new int[] {1}), new ArrayList<>(List.of(new int[] {1})));
        assertEqual(Optional.of(new int[] {1}), Optional.of(new int[] {1}));
        assertEqual(Map.of("a", new int[] {1}), new TreeMap<>(Map.of("a", new int[] {1})));
        assertEqual(
                List.of(Map.of(1, Optional.of(List.of(new String[] {"x"})))),
                List.of(Map.of(1, Optional.of(List.of(new String[] {"x"})))));
        assertEqual(new ArrayDeque<>(List.of(new int[] {1})), new ArrayDeque<>(List.of(new int[] {1})));
        assertUnequal(List.of(new int[] {1}), List.of(new int[] {2}));
        assertUnequal(List.of(1), List.of(1, 2));
        assertUnequal(List.of(1, 2), List.of(1));
        assertUnequal(Optional.of(new int[] {1}), Optional.empty());
        assertUnequal(Map.of("a", new int[] {1}), Map.of("a", new int[] {2}));
        assertUnequal(Map.of("a", 1), Map.of("b", 1));
        assertUnequal(Map.of("a", 1), Map.of("a", 1, "b", 1));
    }

    @Test
    void whatLiesInRecordsSetsAndKeysIsComparedByTheirOwnEquals() {
        @SuppressWarnings("ArrayRecordComponent") // as users have them
        record Box(int[] inside) {}
        int[] array = {1};
        assertEqual(new Box(array), new Box(array));
        assertUnequal(new Box(new int[] {1}), new Box(new int[] {1}));
        assertEqual(Set.of(array), Set.of(array));
        assertUnequal(Set.of(new int[] {1}), Set.of(new int[] {1}));
        assertUnequal(Map.of(new int[] {1}, 1), Map.of(new int[] {1}, 1));
    }

    @Test
    void theOrderCountsInListsAndQueuesAndNotInMapsAndSets() {
        assertUnequal(List.of(1, 2), List.of(2, 1));
        assertUnequal(new ArrayDeque<>(List.of(1, 2)), new ArrayDeque<>(List.of(2, 1)));
        assertEqual(Set.of(1, 2), Set.of(2, 1));
        Map<String, Integer> one = new LinkedHashMap<>();
        one.put("a", 1);
        one.put("b", 2);
        Map<String, Integer> other = new LinkedHashMap<>();
        other.put("b", 2);
        other.put("a", 1);
        assertEqual(one, other);
    }

    @Test
    @SuppressWarnings("JdkObsolete") // a list that is a queue as well
    void kindsOfCollectionsAreToldApart() {
        assertUnequal(List.of(1), new ArrayDeque<>(List.of(1)));
        assertEqual(List.of(1), new LinkedList<>(List.of(1)));
        assertUnequal(new LinkedList<>(List.of(1)), new ArrayDeque<>(List.of(1)));
        assertUnequal(List.of(1), Set.of(1));
    }

    @Test
    void nullIsLikeNothingElse() {
        assertEqual(null, null);
        assertUnequal(null, new int[0]);
        assertUnequal(null, List.of());
        assertEqual(Arrays.asList(null, 1), Arrays.asList(null, 1));
        Map<String, @Nullable Object> present = new HashMap<>();
        present.put("a", null);
        assertUnequal(present, Map.of("b", 1));
        Map<@Nullable String, Integer> noKey = new HashMap<>();
        noKey.put(null, 1);
        assertUnequal(noKey, new TreeMap<>(Map.of("b", 1)));
        assertUnequal(new TreeMap<>(Map.of("b", 1)), Map.of(1, 1));
    }

    private static void assertEqual(@Nullable Object a, @Nullable Object b) {
        assertTrue(ValueEquality.equal(a, b));
        assertTrue(ValueEquality.equal(b, a));
        assertEquals(ValueEquality.hash(a), ValueEquality.hash(b));
    }

    private static void assertUnequal(@Nullable Object a, @Nullable Object b) {
        assertFalse(ValueEquality.equal(a, b));
        assertFalse(ValueEquality.equal(b, a));
    }

    @Test
    void hashesTellValuesApart() {
        assertNotEquals(ValueEquality.hash(new int[] {1}), ValueEquality.hash(new int[] {2}));
        assertNotEquals(ValueEquality.hash(List.of(new int[] {1})), ValueEquality.hash(List.of(new int[] {2})));
        assertNotEquals(ValueEquality.hash(Map.of(1, new int[] {1})), ValueEquality.hash(Map.of(1, new int[] {2})));
    }
}
