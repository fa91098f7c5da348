package dev.jfork.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InvalidObjectException;
import java.io.NotSerializableException;
import java.io.ObjectInputFilter;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.lang.invoke.SerializedLambda;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Calendar;
import java.util.Collections;
import java.util.Comparator;
import java.util.Date;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.GregorianCalendar;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TimeZone;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Java serialization in blocks: what travels, and what is refused at the call. */
@SuppressWarnings({"serial", "JdkObsolete", "JavaUtilDate"}) // which people put in their classes
class JavaSerializationTest {
    private static final JavaSerialization<Holder> HOLDER = new JavaSerialization<>(Holder.class);

    /** Holds anything: what may be in it is what the test says. */
    static class Holder implements Serializable {
        private static final long serialVersionUID = 1;
        final @Nullable Object value;
        final transient Object forgotten = "not null";

        Holder(@Nullable Object value) {
            this.value = value;
        }
    }

    static final class SpecialHolder extends Holder {
        private static final long serialVersionUID = 1;

        SpecialHolder(Object value) {
            super(value);
        }
    }

    record Point(int x, List<String> names) implements Serializable {}

    enum Shade {
        LIGHT,
        DARK {
            @Override
            String text() {
                return "dark";
            }
        };

        String text() {
            return "light";
        }
    }

    static final class Single implements Serializable {
        private static final long serialVersionUID = 1;
        static final Single INSTANCE = new Single();

        private Object readResolve() {
            return INSTANCE;
        }
    }

    /** Travels as a proxy, which is nested in it, as books advise. */
    static final class Proxied implements Serializable {
        private static final long serialVersionUID = 1;
        final String name;

        Proxied(String name) {
            this.name = name;
        }

        private Object writeReplace() {
            return new Form(name);
        }

        private void readObject(ObjectInputStream in) throws InvalidObjectException {
            throw new InvalidObjectException("by proxy only");
        }

        private static final class Form implements Serializable {
            private static final long serialVersionUID = 1;
            private final String name;

            Form(String name) {
                this.name = name;
            }

            private Object readResolve() {
                return new Proxied(name);
            }
        }
    }

    /** Refuses to be read. */
    static final class Sulking implements Serializable {
        private static final long serialVersionUID = 1;

        private void readObject(ObjectInputStream in) throws IOException {
            throw new ArithmeticException("not today");
        }
    }

    /** Becomes something else on its way. */
    static final class Changeling implements Serializable {
        private static final long serialVersionUID = 1;

        private Object readResolve() {
            return "a string";
        }
    }

    /** What attackers send: its effect comes when it is read. */
    static final class Gadget implements Serializable {
        private static final long serialVersionUID = 1;

        private void readObject(ObjectInputStream in) {
            throw new AssertionError("a gadget was read");
        }
    }

    /** A map that isn't the JDK's. */
    static final class LazyMap extends HashMap<String, String> {
        private static final long serialVersionUID = 1;
    }

    static final class ByLength implements Comparator<String>, Serializable {
        private static final long serialVersionUID = 1;

        @Override
        public int compare(String a, String b) {
            return Integer.compare(a.length(), b.length());
        }
    }

    static final class Banned implements Serializable {
        private static final long serialVersionUID = 1;
    }

    @Test
    void fieldsTravelExceptTransientOnes() {
        Holder read = trip(HOLDER, new Holder("text"));
        assertEquals("text", read.value);
        assertNull(read.forgotten);
    }

    @Test
    void nullTravels() {
        assertNull(copy(HOLDER, null));
    }

    @Test
    void nothingBehindTheBlockIsRead() {
        byte[] bytes = write(out -> {
            HOLDER.write(out, new Holder(1));
            out.writeInt(7);
        });
        WireReader in = new WireReader(new ByteArrayInputStream(bytes), bytes.length);
        assertEquals(1, present(HOLDER.read(in)).value);
        assertEquals(7, in.readInt());
    }

    @Test
    void aSubclassOfTheDeclaredClassTravelsAsItself() {
        assertInstanceOf(SpecialHolder.class, trip(HOLDER, new SpecialHolder("x")));
    }

    @Test
    void recordsAndEnumsWithBodiesTravelInFields() {
        JavaSerialization<Holder> points = holding(Point.class, List.class);
        assertEquals(new Point(1, List.of("a")), trip(points, new Holder(new Point(1, List.of("a")))).value);
        Holder shade = trip(holding(Shade.class), new Holder(Shade.DARK));
        assertSame(Shade.DARK, shade.value);
    }

    @Test
    void anObjectMayReplaceItself() {
        assertSame(Single.INSTANCE, trip(new JavaSerialization<>(Single.class), new Single()));
        Proxied read = trip(new JavaSerialization<>(Proxied.class), new Proxied("p"));
        assertEquals("p", read.name);
    }

    @Test
    void whatIsReferredToTwiceIsTheSameAfterwards() {
        Holder inner = new Holder("x");
        Object[] read = held(Object[].class, HOLDER, new Object[] {inner, inner});
        assertSame(read[0], read[1]);
        assertNotSame(inner, read[0]);
    }

    @Test
    void theCollectionsOfTheJdkTravelWhereOneOfThemIsReached() {
        JavaSerialization<Holder> collections = holding(List.class, Shade.class);
        List<String> some = List.of("a", "b");
        Map<String, Integer> map = Map.of("a", 1);
        List<Object> values = List.of(
                List.of(),
                some,
                Set.of(1, 2, 3),
                map,
                Map.entry("k", "v").getKey(),
                new ArrayList<>(some),
                new LinkedList<>(some),
                Arrays.asList("a", "b"),
                new CopyOnWriteArrayList<>(some),
                new HashMap<>(map),
                new LinkedHashMap<>(map),
                new ConcurrentHashMap<>(map),
                new TreeMap<>(map),
                new TreeSet<>(Comparator.<String>reverseOrder()),
                new TreeSet<>(String.CASE_INSENSITIVE_ORDER),
                Collections.unmodifiableMap(map),
                Collections.synchronizedList(new ArrayList<>(some)).size(),
                Collections.unmodifiableList(new ArrayList<>(some)),
                Collections.singletonList(1),
                Collections.emptyMap(),
                Collections.nCopies(3, "x"),
                Map.copyOf(Map.of("a", List.of(List.of(1L)))),
                new EnumMap<>(Map.of(Shade.DARK, 1)),
                EnumSet.of(Shade.DARK),
                new Properties());
        for (Object each : values) {
            assertEquals(each, trip(collections, new Holder(each)).value, () -> "" + each.getClass());
        }
        ArrayDeque<?> deque = held(ArrayDeque.class, collections, new ArrayDeque<>(some));
        assertEquals(some, List.copyOf(deque));
    }

    @Test
    void aLargeSetIsNoBomb() {
        Set<Integer> numbers = new HashSet<>();
        for (int i = 0; i < 1_100_000; i++) {
            numbers.add(i);
        }
        assertEquals(numbers, trip(holding(Set.class), new Holder(numbers)).value);
    }

    @Test
    void theValuesOfTheJdkTravelWhereTheyAreReached() {
        Throwable thrown = new IllegalStateException("a", new IOException("b"));
        List<Object> values = List.of(
                ZonedDateTime.of(2024, 2, 29, 1, 2, 3, 4, ZoneId.of("Europe/Berlin")),
                LocalDate.of(1, 2, 3),
                Duration.ofNanos(-1),
                DayOfWeek.FRIDAY,
                new BigDecimal("1.50"),
                BigInteger.TWO.pow(99),
                UUID.fromString("123e4567-e89b-12d3-a456-426614174000"),
                URI.create("http://example.org/x"),
                Locale.GERMANY,
                new Date(5),
                BitSet.valueOf(new long[] {5}),
                InetSocketAddress.createUnresolved("example.org", 80),
                new GregorianCalendar(TimeZone.getTimeZone("UTC"), Locale.ROOT));
        for (Object each : values) {
            JavaSerialization<Holder> holding = holding(each instanceof Calendar ? Calendar.class : each.getClass());
            assertEquals(each, trip(holding, new Holder(each)).value);
        }
        assertEquals(
                4L,
                held(AtomicLong.class, holding(Number.class), new AtomicLong(4)).get());
        LongAdder adder = new LongAdder();
        adder.add(8);
        assertEquals(8, held(LongAdder.class, holding(LongAdder.class), adder).sum());
        Throwable read = trip(new JavaSerialization<>(Exception.class), new Exception("x", thrown));
        Throwable cause = present(read.getCause());
        assertEquals("b", present(cause.getCause()).getMessage());
        assertEquals(thrown.getStackTrace()[0], cause.getStackTrace()[0]);
    }

    @Test
    void arraysTravelIfTheirElementsDo() {
        assertEquals(2, held(int[][].class, HOLDER, new int[][] {{1}, {2}})[1][0]);
        assertEquals(1, held(Holder[].class, HOLDER, new Holder[1]).length);
        refused(HOLDER, new Holder(new Gadget[0]), Gadget.class.getName());
    }

    @Test
    void aClassThatIsNotReachedIsRefusedAtTheCallWithTheRemedy() {
        WireException refusal =
                assertThrows(WireException.class, () -> trip(holding(List.class), new Holder(List.of(new Gadget()))));
        assertEquals(
                "A " + Holder.class.getName() + " that travels by Java serialization can't be written: "
                        + Gadget.class.getName()
                        + " is in it, which neither its type nor what that reaches lets expect. If it belongs there, say so"
                        + " where @JavaSerialized is: @JavaSerialized(allow = dev.jfork.wire.JavaSerializationTest.Gadget.class)",
                refusal.getMessage());
    }

    @Test
    void implementationsOfTheJdksInterfacesThatAreNotItsOwnMustBeAllowed() {
        LazyMap map = new LazyMap();
        map.put("a", "b");
        refused(holding(Map.class), new Holder(map), LazyMap.class.getName());
        assertEquals(map, trip(holding(Map.class, LazyMap.class), new Holder(map)).value);

        TreeSet<String> sorted = new TreeSet<>(new ByLength());
        sorted.addAll(List.of("a", "bb"));
        refused(holding(Set.class), new Holder(sorted), ByLength.class.getName());
        assertEquals(sorted, trip(holding(Set.class, ByLength.class), new Holder(sorted)).value);
    }

    @Test
    void toBeSerializableIsNoReasonToBeAllowed() {
        refused(holding(Serializable.class, Object.class, Comparable.class), new Holder(new Gadget()), "Gadget");
    }

    @Test
    void lambdasAndProxiesAreRefused() {
        UnaryOperator<String> lambda = (UnaryOperator<String> & Serializable) text -> text;
        refused(holding(UnaryOperator.class), new Holder(lambda), "a lambda or a method reference is in it");
        Object proxy = Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {Comparable.class}, (InvocationHandler & Serializable)
                        (self, method, arguments) -> 1);
        refused(HOLDER, new Holder(proxy), "a dynamic proxy is in it");
    }

    @Test
    void lambdasAndProxiesAreRefusedWhateverIsAllowed() {
        UnaryOperator<String> lambda = (UnaryOperator<String> & Serializable) text -> text;
        JavaSerialization<Holder> generous =
                holding(UnaryOperator.class, SerializedLambda.class, JavaSerializationTest.class, Proxy.class);
        refused(generous, new Holder(lambda), "a lambda or a method reference is in it");
        refused(generous, new Holder(lambda.getClass()), "has no name in source code");
        Object proxy = Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {Comparable.class}, (InvocationHandler & Serializable)
                        (self, method, arguments) -> 1);
        refused(generous, new Holder(proxy), "a dynamic proxy is in it");
        refused(generous, new Holder(proxy.getClass()), "a dynamic proxy is in it");
    }

    @Test
    void aClassWithoutANameIsNotSaidToBeAllowable() {
        Object anonymous = anonymous();
        WireException refusal = assertThrows(WireException.class, () -> trip(HOLDER, new Holder(anonymous)));
        assertTrue(message(refusal).contains("has no name in source code"), () -> message(refusal));
        assertFalse(message(refusal).contains(".class)"), () -> message(refusal));
    }

    private static Object anonymous() {
        return new LinkedList<String>() {
            private static final long serialVersionUID = 1;
        };
    }

    @Test
    void aClassThatIsNotSerializableIsNamed() {
        WireException refusal =
                assertThrows(WireException.class, () -> trip(HOLDER, new Holder(new Object[] {new Thread()})));
        assertInstanceOf(NotSerializableException.class, refusal.getCause());
        assertTrue(message(refusal).contains("not Serializable is java.lang.Thread"), () -> message(refusal));
    }

    @Test
    void whatIsRefusedAtTheCallHasSentNothing() {
        ByteArrayOutputStream sink = new ByteArrayOutputStream();
        WireWriter out = new WireWriter(sink);
        assertThrows(
                WireException.class, () -> HOLDER.write(out, new Holder(List.of(new byte[100_000], new Gadget()))));
        out.flush();
        assertEquals(0, sink.size());
    }

    @Test
    void aValueThatIsLargerThanABlockMayBeIsRefusedWithTheLimit() {
        JavaSerialization<Holder> small = new JavaSerialization<>(100_000, Holder.class);
        assertEquals(90_000, held(byte[].class, small, new byte[90_000]).length);
        refused(small, new Holder(new byte[100_000]), "more than 100000 bytes");
        assertEquals((1L << 31) - 16, JavaSerialization.MAX_BYTES);
    }

    @Test
    void aLargeValueKeepsItsBytes() {
        byte[] bytes = new byte[5_000_000];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) (i * 31);
        }
        assertTrue(Arrays.equals(bytes, held(byte[].class, HOLDER, bytes)));
    }

    @Test
    void whateverIsThrownWhileReadingIsTheCause() {
        WireException failure =
                assertThrows(WireException.class, () -> trip(new JavaSerialization<>(Sulking.class), new Sulking()));
        assertInstanceOf(ArithmeticException.class, failure.getCause());
    }

    @Test
    void theResultMustBeOfTheDeclaredType() {
        WireException failure = assertThrows(
                WireException.class, () -> trip(new JavaSerialization<>(Changeling.class), new Changeling()));
        assertTrue(message(failure).endsWith("it is a java.lang.String"), () -> message(failure));
    }

    @Test
    void theFilterOfTheJvmIsAskedAsWell() {
        assertEquals(null, ObjectInputFilter.Config.getSerialFilter());
        ObjectInputFilter.Config.setSerialFilter(ObjectInputFilter.Config.createFilter("!" + Banned.class.getName()));
        JavaSerialization<Banned> banned = new JavaSerialization<>(Banned.class);
        byte[] bytes = write(out -> banned.write(out, new Banned()));
        assertThrows(WireException.class, () -> read(banned, bytes));
        assertEquals("x", trip(HOLDER, new Holder("x")).value);
    }

    @Test
    void classesAreFoundByTheLoaderOfTheDeclaredType() throws Exception {
        Class<?> foreign = new Copying().loadClass(Single.class.getName());
        assertNotSame(Single.class, foreign);
        Object value = make(foreign);
        assertSame(foreign, tripRaw(foreign, value).getClass());
    }

    @Test
    void classesThatOnlyTheThreadsLoaderKnowsAreFoundAsWell() throws Exception {
        ClassLoader before = Thread.currentThread().getContextClassLoader();
        Copying loader = new Copying();
        Thread.currentThread().setContextClassLoader(loader);
        try {
            Object map = make(loader.loadClass(LazyMap.class.getName()));
            assertSame(map.getClass(), tripRaw(HashMap.class, map).getClass());
        } finally {
            Thread.currentThread().setContextClassLoader(before);
        }
    }

    @Test
    void classesAreFoundByTheLoaderThatTheReaderPrefers() throws Exception {
        Copying loader = new Copying();
        Object map = make(loader.loadClass(LazyMap.class.getName()));
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        JavaSerialization<Serializable> anything = new JavaSerialization<>(Serializable.class, LazyMap.class.getName());
        thread.setContextClassLoader(loader);
        byte[] bytes;
        try {
            bytes = write(out -> anything.write(out, (Serializable) map));
        } finally {
            thread.setContextClassLoader(before);
        }
        WireReader in = new WireReader(new ByteArrayInputStream(bytes), bytes.length);
        in.preferClassLoader(loader);
        assertSame(map.getClass(), present(anything.read(in)).getClass());
    }

    @Test
    void aClassThatIsNamedButIsNotThereDoesNoHarm() {
        assertEquals("x", trip(new JavaSerialization<>(Holder.class, "no.such.Type"), new Holder("x")).value);
    }

    private static Object make(Class<?> type) throws ReflectiveOperationException {
        Constructor<?> constructor = type.getDeclaredConstructor();
        constructor.setAccessible(true);
        return constructor.newInstance();
    }

    /** Loads copies of this test's classes. */
    private static final class Copying extends ClassLoader {
        Copying() {
            super(JavaSerializationTest.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (!name.startsWith(JavaSerializationTest.class.getName())) {
                return super.loadClass(name, resolve);
            }
            Class<?> loaded = findLoadedClass(name);
            if (loaded != null) {
                return loaded;
            }
            try (InputStream in = getResourceAsStream(name.replace('.', '/') + ".class")) {
                byte[] bytes = in.readAllBytes();
                return defineClass(name, bytes, 0, bytes.length);
            } catch (IOException e) {
                throw new ClassNotFoundException(name, e);
            }
        }
    }

    static JavaSerialization<Holder> holding(Class<?>... reached) {
        return new JavaSerialization<>(
                Holder.class, Arrays.stream(reached).map(Class::getName).toArray(String[]::new));
    }

    private static void refused(JavaSerialization<Holder> serialization, Holder value, String part) {
        WireException refusal = assertThrows(WireException.class, () -> write(out -> serialization.write(out, value)));
        assertTrue(message(refusal).contains(part), () -> message(refusal));
    }

    private static <T> Object tripRaw(Class<T> type, Object value) {
        return trip(new JavaSerialization<>(type), type.cast(value));
    }

    private static <V> V held(Class<V> type, JavaSerialization<Holder> serialization, V value) {
        return present(type.cast(trip(serialization, new Holder(value)).value));
    }

    private static <T> T trip(JavaSerialization<T> serialization, T value) {
        return present(copy(serialization, value));
    }

    static <T> T present(@Nullable T value) {
        if (value == null) {
            throw new AssertionError("null came back");
        }
        return value;
    }

    static String message(Throwable thrown) {
        return String.valueOf(thrown.getMessage());
    }

    private static <T> @Nullable T copy(JavaSerialization<T> serialization, @Nullable T value) {
        return read(serialization, write(out -> serialization.write(out, value)));
    }

    static <T> @Nullable T read(JavaSerialization<T> serialization, byte[] bytes) {
        return serialization.read(new WireReader(new ByteArrayInputStream(bytes), bytes.length));
    }

    static byte[] write(Consumer<WireWriter> writing) {
        ByteArrayOutputStream sink = new ByteArrayOutputStream();
        WireWriter out = new WireWriter(sink);
        writing.accept(out);
        out.flush();
        return sink.toByteArray();
    }
}
