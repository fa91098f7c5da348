package dev.jfork.it;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jfork.it.Things.Boxed;
import dev.jfork.it.Things.Circle;
import dev.jfork.it.Things.Colour;
import dev.jfork.it.Things.Containers;
import dev.jfork.it.Things.Even;
import dev.jfork.it.Things.Nothing;
import dev.jfork.it.Things.Odd;
import dev.jfork.it.Things.Pair;
import dev.jfork.it.Things.Primitives;
import dev.jfork.it.Things.Square;
import dev.jfork.it.Things.Tree;
import dev.jfork.it.Things.Triangle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(NothingIsLeft.class)
@Timeout(120)
class TravelTest {
    @Test
    void primitives() throws Exception {
        Primitives value = new Primitives(
                true, Byte.MIN_VALUE, Short.MAX_VALUE, '\ud800', Integer.MIN_VALUE, Long.MAX_VALUE, -0f, Double.NaN);
        assertEquals(value, EchoPrimitivesLauncher.start(value).result());
    }

    @Test
    void boxesWithAndWithoutValues() throws Exception {
        Boxed full = new Boxed(false, (byte) 1, (short) 2, '3', 4, 5L, 6f, 7d, "\udc00 eight €");
        assertEquals(full, EchoBoxedLauncher.start(full).result());
        Boxed empty = new Boxed(null, null, null, null, null, null, null, null, null);
        assertEquals(empty, EchoBoxedLauncher.start(empty).result());
        assertNull(EchoBoxedLauncher.start(null).result());
    }

    @Test
    @SuppressWarnings("NullOptional") // null travels, also where it is bad manners
    void containersKeepOrderAndNullElements() throws Exception {
        Map<Colour, List<Optional<Long>>> map = new EnumMap<>(Colour.class);
        map.put(Colour.GREEN, Arrays.asList(Optional.of(1L), Optional.empty(), null));
        map.put(Colour.RED, null);
        Map<String, Map<String, Double>> nested = new LinkedHashMap<>();
        nested.put("z", Map.of());
        nested.put(null, Collections.singletonMap("x", 1.5));
        nested.put("a", null);
        Set<Integer> set = new LinkedHashSet<>(Arrays.asList(3, null, 1, 2));
        Containers value = new Containers(
                Arrays.asList("b", null, "a"),
                set,
                map,
                nested,
                Optional.of(new Pair<>(null, Colour.GREEN)),
                List.of(new Circle<>("c", 1), new Square<>(null, 2), new Triangle<>("1", "2", "3"), new Nothing<>()));
        Containers result = EchoContainersLauncher.start(value).result();
        assertEquals(value, result);
        assertEquals(
                List.copyOf(nested.values().stream().map(String::valueOf).toList()),
                result.nested().values().stream().map(String::valueOf).toList());
        assertEquals(new ArrayList<>(set), new ArrayList<>(result.set()));
        Containers none = new Containers(null, null, null, null, null, null);
        assertEquals(none, EchoContainersLauncher.start(none).result());
        Containers empty = new Containers(List.of(), Set.of(), Map.of(), Map.of(), Optional.empty(), List.of());
        assertEquals(empty, EchoContainersLauncher.start(empty).result());
    }

    @Test
    void recursiveRecords() throws Exception {
        Tree leaf = new Tree("leaf", List.of(), Optional.empty());
        Tree value = new Tree("root", Arrays.asList(leaf, null, leaf), Optional.of(leaf));
        assertEquals(value, EchoTreeLauncher.start(value).result());
        Even even = new Even(0, new Odd(1, new Even(2, null)));
        assertEquals(even, EchoEvenLauncher.start(even).result());
    }

    @Test
    void arraysOfAllSorts() throws Exception {
        Colour[][] enums = {{Colour.GREEN, null}, null, {}};
        assertTrue(Arrays.deepEquals(enums, EchoEnumsLauncher.start(enums).result()));
        int[][][] ints = {{{1, 2}, {}, null}, {}, null};
        assertTrue(Arrays.deepEquals(ints, EchoIntsLauncher.start(ints).result()));
        @SuppressWarnings({"unchecked", "rawtypes"})
        List<String>[] lists = new List[] {List.of("a"), null, List.of()};
        assertArrayEquals(lists, EchoListsLauncher.start(lists).result());
    }

    @Test
    void genericRecords() throws Exception {
        Pair<Pair<String, Integer>, List<Colour[]>> value =
                new Pair<>(new Pair<>("one", 1), List.<Colour[]>of(new Colour[] {Colour.RED}));
        Pair<Pair<String, Integer>, List<Colour[]>> result =
                EchoPairLauncher.start(value).result();
        assertEquals(value.first(), result.first());
        assertArrayEquals(value.second().get(0), result.second().get(0));
    }

    @Test
    void variableArguments() throws Exception {
        assertEquals("a-b-c", JoinLauncher.start("-", "a", "b", "c").result());
        assertEquals("", JoinLauncher.start("-").result());
    }
}
