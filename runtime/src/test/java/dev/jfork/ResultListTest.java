package dev.jfork;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResultListTest {
    private static ResultList<Integer> of(int size) {
        ResultList<Integer> results = new ResultList<>();
        for (int i = 0; i < size; i++) {
            results.grow();
            results.set(i, i);
        }
        results.trim();
        return results;
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 4095, 4096, 4097, 10_000})
    void itHoldsWhatWasSetInOrder(int size) {
        List<Integer> results = of(size);
        assertEquals(IntStream.range(0, size).boxed().toList(), results);
        assertThrows(IndexOutOfBoundsException.class, () -> results.get(size));
        assertThrows(IndexOutOfBoundsException.class, () -> results.set(size, 1));
        assertThrows(IndexOutOfBoundsException.class, () -> results.get(-1));
    }

    @ParameterizedTest
    @ValueSource(ints = {5, 5000})
    void itCanBeSortedAndItsResultsReplaced(int size) {
        List<Integer> results = of(size);
        results.sort(Comparator.reverseOrder());
        assertEquals(size - 1, results.get(0));
        assertEquals(size - 1, results.set(0, 7));
        assertEquals(7, results.get(0));
    }

    @ParameterizedTest
    @ValueSource(ints = {5, 5000})
    void itsSizeStays(int size) {
        List<Integer> results = of(size);
        assertThrows(UnsupportedOperationException.class, () -> results.add(1));
        assertThrows(UnsupportedOperationException.class, () -> results.remove(0));
        assertEquals(size, results.size());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 5000})
    void whatIsNotSetIsNull(int size) {
        ResultList<String> results = new ResultList<>();
        for (int i = 0; i < size; i++) {
            results.grow();
        }
        assertNull(results.get(size - 1));
    }

    @ParameterizedTest
    @ValueSource(ints = {5, 5000})
    void itIsSerializedAsAListThatAnyJvmHas(int size) throws Exception {
        List<Integer> results = of(size);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(results);
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            assertEquals(results, assertInstanceOf(ArrayList.class, in.readObject()));
        }
    }
}
