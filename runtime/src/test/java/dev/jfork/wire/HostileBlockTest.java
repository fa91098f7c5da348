package dev.jfork.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jfork.wire.JavaSerializationTest.Gadget;
import dev.jfork.wire.JavaSerializationTest.Holder;
import dev.jfork.wire.JavaSerializationTest.Shade;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.lang.invoke.SerializedLambda;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Blocks that no writer of jfork's wrote. */
@SuppressWarnings("serial")
class HostileBlockTest {
    private static final JavaSerialization<Holder> HOLDER =
            JavaSerializationTest.holding(List.class, Shade.class, LocalDate.class, BigDecimal.class);

    @Test
    void whatTheWriterWouldRefuseTheReaderRefusesBeforeItIsMade() throws IOException {
        refused(plain(new Holder(new Gadget())), Gadget.class.getName());
        refused(plain(new Holder(new Object[] {new Gadget[1]})), Gadget.class.getName());
        refused(plain(new Gadget()), Gadget.class.getName());
    }

    @Test
    void proxiesAreRefused() throws IOException {
        Object proxy =
                Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[] {Comparable.class}, new Handler());
        refused(plain(new Holder(proxy)), "proxy");
    }

    @Test
    void lambdasAreRefusedEvenWhereTheirFormIsAllowed() throws IOException {
        UnaryOperator<String> lambda = (UnaryOperator<String> & Serializable) text -> text;
        JavaSerialization<Holder> generous =
                JavaSerializationTest.holding(UnaryOperator.class, SerializedLambda.class, HostileBlockTest.class);
        byte[] bytes = plain(new Holder(lambda));
        WireException refusal = assertThrows(WireException.class, () -> JavaSerializationTest.read(generous, bytes));
        assertTrue(JavaSerializationTest.message(refusal).contains("a lambda or a method reference is in it"));
    }

    private static final class Handler implements InvocationHandler, Serializable {
        private static final long serialVersionUID = 1;

        @Override
        public Object invoke(Object self, Method method, Object[] arguments) {
            return 1;
        }
    }

    @Test
    void objectsAsDeepAsMayBeAreReadAndDeeperOnesRefusedWhateverTheyAre() throws Exception {
        List<UnaryOperator<@Nullable Object>> nestings = List.of(
                Holder::new,
                inner -> new Object[] {inner},
                inner -> new ArrayList<>(Arrays.asList(inner)),
                inner -> inner == null ? List.of() : List.of(inner),
                inner -> {
                    Map<Object, Object> map = new HashMap<>();
                    map.put(1, inner);
                    return map;
                },
                inner -> {
                    Map<Object, Object> map = new TreeMap<>();
                    map.put(1, inner);
                    return map;
                });
        for (UnaryOperator<Object> nesting : nestings) {
            byte[] deepest = plain(new Holder(nested(nesting, BlockFilter.MAX_DEPTH - 10)));
            byte[] tooDeep = plain(new Holder(nested(nesting, BlockFilter.MAX_DEPTH + 1)));
            onAStackOf(1 << 20, () -> JavaSerializationTest.read(HOLDER, deepest));
            onAStackOf(1 << 20, () -> refused(tooDeep, "nested more than 200 deep"));
        }
    }

    private static Object nested(UnaryOperator<@Nullable Object> nesting, int depth) {
        @Nullable Object value = null;
        for (int i = 0; i < depth; i++) {
            value = nesting.apply(value);
        }
        return new Object[] {value};
    }

    private static void onAStackOf(int bytes, Runnable task) throws InterruptedException {
        List<Throwable> thrown = new ArrayList<>();
        Thread thread = new Thread(null, task, "reader", bytes);
        thread.setUncaughtExceptionHandler((each, e) -> thrown.add(e));
        thread.start();
        thread.join();
        assertEquals(List.of(), thrown);
    }

    @Test
    void aStackThatIsTooSmallIsAWireException() throws Exception {
        byte[] deep =
                plain(new Holder(nested(inner -> new ArrayList<>(Arrays.asList(inner)), BlockFilter.MAX_DEPTH - 10)));
        onAStackOf(200 << 10, () -> refused(deep, "too deep for the stack"));
    }

    @Test
    void aWriterThatRunsOutOfStackSaysSo() {
        Holder endless = new Holder(null);
        for (int i = 0; i < 200_000; i++) {
            endless = new Holder(endless);
        }
        Holder deep = endless;
        WireException refusal =
                assertThrows(WireException.class, () -> JavaSerializationTest.write(out -> HOLDER.write(out, deep)));
        assertTrue(
                JavaSerializationTest.message(refusal).contains("too deep for the stack"),
                () -> JavaSerializationTest.message(refusal));
    }

    @Test
    void setsThatTakeForEverToHashAreRefused() throws IOException {
        byte[] bomb = plain(new Holder(setBomb(60)));
        assertTimeoutPreemptively(Duration.ofSeconds(60), () -> refused(bomb, "hash"));
        byte[] mapBomb = plain(new Holder(List.of(Map.of(1, setBomb(60)))));
        assertTimeoutPreemptively(Duration.ofSeconds(60), () -> refused(mapBomb, "hash"));
    }

    /** Made so that writing doesn't hash: the sets are filled from the outside to the inside. */
    private static Set<Object> setBomb(int levels) {
        Set<Object> root = new HashSet<>();
        Set<Object> left = root;
        Set<Object> right = new HashSet<>();
        for (int i = 0; i < levels; i++) {
            Set<Object> nextLeft = new HashSet<>();
            Set<Object> nextRight = new HashSet<>();
            nextLeft.add("so that they differ");
            left.add(nextLeft);
            left.add(nextRight);
            right.add(nextLeft);
            right.add(nextRight);
            left = nextLeft;
            right = nextRight;
        }
        return root;
    }

    @Test
    void listsThatContainEachOtherOftenAreReadAsLongAsNobodyHashesThem() throws IOException {
        List<Object> list = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            list = new ArrayList<>(List.of(list, list));
        }
        byte[] block = plain(new Holder(list));
        assertEquals(
                2,
                ((List<?>) JavaSerializationTest.present(
                                JavaSerializationTest.present(JavaSerializationTest.read(HOLDER, block)).value))
                        .size());
    }

    @Test
    void aLengthThatTheBlockCannotHoldIsRefusedBeforeTheArrayIsMade() throws IOException {
        byte[] ints = plain(new Holder(new int[] {0x01020304}));
        byte[] objects = plain(new Holder(new Object[] {"x"}));
        byte[] list = plain(new Holder(new ArrayList<>(List.of("x"))));
        Map<String, String> one = new HashMap<>();
        one.put("x", "y");
        byte[] map = plain(new Holder(one));
        for (byte[] each : List.of(ints, objects)) {
            refused(withInt(each, 1, Integer.MAX_VALUE, each.length - 8), "more elements");
        }
        // The size of an ArrayList stands in a block of data, that of a HashMap behind its number of buckets.
        refused(
                replace(list, new byte[] {0, 0, 0, 1, 0x77, 4}, new byte[] {0x7f, -1, -1, -1, 0x77, 4}),
                "more elements");
        refused(
                replace(map, new byte[] {0x77, 8, 0, 0, 0, 16, 0, 0, 0, 1}, new byte[] {
                    0x77, 8, 0, 0, 0, 16, 0x3f, 0, 0, 0
                }),
                "more elements");
    }

    private static byte[] withInt(byte[] bytes, int before, int after, int from) {
        byte[] old = {0, 0, 0, (byte) before};
        for (int i = from; i >= 0; i--) {
            if (Arrays.equals(bytes, i, i + 4, old, 0, 4)) {
                byte[] changed = bytes.clone();
                for (int j = 0; j < 4; j++) {
                    changed[i + j] = (byte) (after >> (24 - 8 * j));
                }
                return changed;
            }
        }
        throw new AssertionError("no such number");
    }

    private static byte[] replace(byte[] bytes, byte[] before, byte[] after) {
        for (int i = 0; i <= bytes.length - before.length; i++) {
            if (Arrays.equals(bytes, i, i + before.length, before, 0, before.length)) {
                byte[] changed = bytes.clone();
                System.arraycopy(after, 0, changed, i, after.length);
                return changed;
            }
        }
        throw new AssertionError("no such bytes");
    }

    @Test
    void bytesBehindTheValueAreRefused() throws IOException {
        byte[] whole = stream(new Holder("x"));
        for (int i = 0; i < 256; i++) {
            byte[] longer = Arrays.copyOf(whole, whole.length + 1);
            longer[whole.length] = (byte) i;
            assertThrows(WireException.class, () -> JavaSerializationTest.read(HOLDER, block(longer)));
        }
    }

    @Test
    void aBlockThatEndsEarlyIsRefusedWhereverItEnds() throws IOException {
        byte[] whole = stream(rich());
        for (int length = 0; length < whole.length; length++) {
            byte[] part = Arrays.copyOf(whole, length);
            assertThrows(WireException.class, () -> JavaSerializationTest.read(HOLDER, block(part)));
            byte[] cut = Arrays.copyOf(block(whole), length + 1);
            assertThrows(WireException.class, () -> JavaSerializationTest.read(HOLDER, cut));
        }
    }

    @Test
    void damagedBytesGiveAValueOrAWireException() throws IOException {
        long seed = Long.getLong("jfork.seed", 20240229);
        Random random = new Random(seed);
        byte[] whole = stream(rich());
        int refused = 0;
        for (int i = 0; i < 5_000; i++) {
            byte[] damaged = whole.clone();
            for (int changes = 1 + random.nextInt(3); changes > 0; changes--) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
            }
            try {
                JavaSerializationTest.read(HOLDER, block(damaged));
            } catch (WireException e) {
                refused++;
            } catch (Throwable e) {
                throw new AssertionError("-Djfork.seed=" + seed + ", number " + i, e);
            }
        }
        assertFalse(refused < 1_000, () -> "the damage isn't seen");
    }

    private static Holder rich() {
        return new Holder(List.of(
                new ArrayList<>(List.of("a", "b")),
                new HashMap<>(Map.of("k", List.of(1, 2L))),
                new HashSet<>(Set.of(1.5, 'c')),
                new TreeMap<>(Map.of("t", new TreeSet<>(Set.of(5)))),
                new EnumMap<>(Map.of(Shade.DARK, "d")),
                LocalDate.of(2024, 2, 29),
                new BigDecimal("3.14"),
                new int[][] {{1, 2}, {}},
                new Holder[] {new Holder(null)}));
    }

    private static void refused(byte[] block, String part) {
        WireException refusal = assertThrows(WireException.class, () -> JavaSerializationTest.read(HOLDER, block));
        assertTrue(JavaSerializationTest.message(refusal).contains(part), () -> JavaSerializationTest.message(refusal));
    }

    private static byte[] plain(Object value) throws IOException {
        return block(stream(value));
    }

    private static byte[] block(byte[] stream) {
        return JavaSerializationTest.write(out -> {
            out.writeSize(stream.length);
            out.writeBytes(stream);
        });
    }

    private static byte[] stream(Object value) throws IOException {
        ByteArrayOutputStream sink = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(sink)) {
            out.writeObject(value);
        }
        return sink.toByteArray();
    }
}
