package dev.jfork;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.AbstractList;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CallTextTest {
    private record None() {}

    private record One(@Nullable Object value) {}

    private record Two(String source, int dpi) {}

    @Test
    void aCallReadsLikeACall() {
        assertEquals(
                "demo.Reports.render(source=\"q3.csv\", dpi=300)",
                CallText.of("demo.Reports.render", Two.class, new Object[] {"q3.csv", 300}));
        assertEquals("demo.Hello.hello()", CallText.of("demo.Hello.hello", None.class, new Object[0]));
    }

    @Test
    void stringsAndCharsAreQuotedAndStayOnTheirLine() {
        assertEquals("\"say \\\"hi\\\", C:\\\\temp\\n\\ttab\"", text("say \"hi\", C:\\temp\n\ttab"));
        assertEquals("\"a\\u202eb\\u2028\\u001b\"", text("a\u202eb\u2028\u001b"));
        assertEquals("'x'", text('x'));
        assertEquals("'\\''", text('\''));
        assertEquals("\"null\"", text("null"));
        assertEquals("null", text(null));
    }

    @Test
    void shortValuesAreShownWhole() {
        assertEquals("[1, 2]", text(new int[] {1, 2}));
        assertEquals("[[true], [], null]", text(new boolean[][] {{true}, {}, null}));
        assertEquals("[\"a\", null]", text(Arrays.asList("a", null)));
        assertEquals("{\"a\"=[1], \"b\"={}}", text(new TreeMap<>(Map.of("a", List.of(1), "b", Map.of()))));
        assertEquals("Optional[\"a\"]", text(Optional.of("a")));
        assertEquals("Optional.empty", text(Optional.empty()));
        assertEquals("Two[source=a, dpi=1]", text(new Two("a", 1)));
        assertEquals("[1, 2, 3, 4, 5, 6, 7, 8]", text(new int[] {1, 2, 3, 4, 5, 6, 7, 8}));
    }

    @Test
    void longOnesAreCutAndTellHowManyMoreThereAre() {
        assertEquals(
                "[0, 0, 0, 0, 0, 0, 0, 0, ... 9992 more]",
                text(new double[10_000]).replace("0.0", "0"));
        assertEquals(
                "[0, 1, 2, 3, 4, 5, 6, 7, ... 1 more]",
                text(IntStream.range(0, 9).boxed().toList()));
        Map<Integer, String> map = new LinkedHashMap<>();
        IntStream.range(0, 20).forEach(i -> map.put(i, ""));
        assertEquals("{0=\"\", 1=\"\", 2=\"\", 3=\"\", 4=\"\", 5=\"\", 6=\"\", 7=\"\", ... 12 more}", text(map));
        assertEquals('"' + "x".repeat(80) + "\"... 20 more chars", text("x".repeat(100)));
        assertEquals("Two[source=" + "x".repeat(149) + "... 8 more chars", text(new Two("x".repeat(149), 1)));
    }

    @Test
    void whatIsNestedDeeplyIsCutToo() {
        assertEquals("[[[[... 1 more]]]]", text(List.of(List.of(List.of(List.of(List.of(1)))))));
        assertEquals("[[[[]]]]", text(List.of(List.of(List.of(List.of())))));
    }

    @Test
    void manyValuesThatAreShortEachAreCutAsAWhole() {
        List<String> row = Collections.nCopies(8, "x".repeat(80));
        String text = text(Collections.nCopies(8, row));
        assertTrue(text.length() < 1200, text);
        assertTrue(text.endsWith("... 4 more], ... 6 more]"), text);
    }

    @Test
    void whatContainsItselfEnds() {
        List<Object> list = new ArrayList<>();
        list.add(list);
        assertEquals("[[[[... 1 more]]]]", text(list));
        list.clear();
        list.add(new One(list));
        assertEquals("[<dev.jfork.CallTextTest$One, which threw java.lang.StackOverflowError>]", text(list));
    }

    @Test
    void aValueThatFailsToTellWhatItIsDoesNoHarm() {
        Object sulking = new Object() {
            @Override
            public String toString() {
                throw new UnsupportedOperationException();
            }
        };
        String shown = "<" + sulking.getClass().getName() + ", which threw java.lang.UnsupportedOperationException>";
        assertEquals("[1, " + shown + ", 2]", text(List.of(1, sulking, 2)));
        List<Object> broken = new AbstractList<>() {
            @Override
            public Object get(int index) {
                if (index == 1) {
                    throw new IllegalStateException();
                }
                return index;
            }

            @Override
            public int size() {
                return 3;
            }
        };
        assertEquals(
                "<" + broken.getClass().getName() + ", which threw java.lang.IllegalStateException>", text(broken));
    }

    private record Table(String name, List<Object> cells) {}

    private record Secret(List<Object> cells) {
        @Override
        public String toString() {
            return "Secret";
        }
    }

    @Test
    void aRecordThatHoldsTooMuchIsNotAskedForItsText() {
        Object untold = new Object() {
            @Override
            public String toString() {
                throw new AssertionError("the whole text was made");
            }
        };
        List<Object> cells = Collections.nCopies(3_000_000, untold);
        assertEquals("Table[...]", text(new Table("t", cells)));
        assertEquals("[Table[...]]", text(List.of(new Table("t", List.of(Map.of("k", Optional.of(cells)))))));
        assertEquals("Two[...]", text(new Two("x".repeat(1_000_000), 1)));
        assertEquals("Table[name=t, cells=[1, 2]]", text(new Table("t", List.of(1, 2))));
        assertEquals("Secret", text(new Secret(cells)));
    }

    @Test
    void onlyTheFirstFewElementsAreVisited() {
        List<Integer> endless = new AbstractList<>() {
            @Override
            public Integer get(int index) {
                assertTrue(index <= 8);
                return index;
            }

            @Override
            public int size() {
                return Integer.MAX_VALUE;
            }
        };
        assertEquals("[0, 1, 2, 3, 4, 5, 6, 7, ... 2147483639 more]", text(endless));
        assertEquals("[1]", text(new ArrayDeque<>(List.of(1))));
    }

    private static String text(@Nullable Object value) {
        String text = CallText.of("m", One.class, new @Nullable Object[] {value});
        return text.substring("m(value=".length(), text.length() - 1);
    }
}
