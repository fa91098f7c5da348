package dev.jfork.processor.property;

import java.util.List;
import java.util.stream.Stream;

/**
 * The types that travel and are not declared at random: a line each. To have one more tested, add a line.
 *
 * <p>The expressions are Java, with {@code draw} in scope. Since a JDK may have more types than the one before, a seed gives
 * other types there.
 */
final class TypeTable {
    private static final String NANO = "draw.between(0, 999_999_999)";
    private static final String DATE = "java.time.LocalDate.ofEpochDay(draw.between(-365243219162L, 365241780471L))";
    private static final String TIME = "java.time.LocalTime.ofNanoOfDay(draw.between(0L, 86_399_999_999_999L))";
    private static final String OFFSET = "java.time.ZoneOffset.ofTotalSeconds(draw.between(-64_800, 64_800))";
    private static final String ZONE =
            "draw.one(java.time.ZoneId.of(\"Europe/Berlin\"), java.time.ZoneId.of(\"UTC+3\"), " + OFFSET + ")";
    private static final String INTEGER =
            "new java.math.BigInteger(draw.below(2_100), new java.util.Random(draw.aLong()))"
                    + ".subtract(java.math.BigInteger.valueOf(draw.aLong()))";

    /** Types without type arguments; those without a package are declared by {@link RandomSource}. */
    static final List<Leaf> LEAVES = List.of(
            new Leaf("boolean", "draw.aBoolean()"),
            new Leaf("byte", "draw.aByte()"),
            new Leaf("short", "draw.aShort()"),
            new Leaf("char", "draw.aChar()"),
            new Leaf("int", "draw.anInt()"),
            new Leaf("long", "draw.aLong()"),
            new Leaf("float", "draw.aFloat()"),
            new Leaf("double", "draw.aDouble()"),
            new Leaf("Boolean", "draw.aBoolean()").ordered(),
            new Leaf("Byte", "draw.aByte()").ordered(),
            new Leaf("Short", "draw.aShort()").ordered(),
            new Leaf("Character", "draw.aChar()").ordered(),
            new Leaf("Integer", "draw.anInt()").ordered(),
            new Leaf("Long", "draw.aLong()").ordered(),
            new Leaf("Float", "draw.aFloat()").ordered(),
            new Leaf("Double", "draw.aDouble()").ordered(),
            new Leaf("String", "draw.text()").ordered(),
            new Leaf("boolean[]", "draw.booleans()"),
            new Leaf("byte[]", "draw.bytes()"),
            new Leaf("short[]", "draw.shorts()"),
            new Leaf("char[]", "draw.chars()"),
            new Leaf("int[]", "draw.ints()"),
            new Leaf("long[]", "draw.longs()"),
            new Leaf("float[]", "draw.floats()"),
            new Leaf("double[]", "draw.doubles()"),
            new Leaf("java.math.BigInteger", INTEGER).ordered(),
            new Leaf("java.math.BigDecimal", "new java.math.BigDecimal(" + INTEGER + ", draw.anInt())"),
            new Leaf("java.util.UUID", "new java.util.UUID(draw.aLong(), draw.aLong())").ordered(),
            new Leaf(
                            "java.net.URI",
                            "java.net.URI.create(draw.one(\"\", \"a%20b#%c3%a4\", \"mailto:a@b\", \"http://[::1]:8/?q\"))")
                    .ordered(),
            new Leaf(
                            "java.nio.file.Path",
                            "java.nio.file.Path.of(draw.one(\"\", \"/\", \"a/../b\", \"/t m p/\u00e4\"))")
                    .ordered(),
            new Leaf("java.io.File", "new java.io.File(draw.one(\"\", \"/\", \"a/../b\", \"/t m p/\u00e4\"))")
                    .ordered(),
            new Leaf(
                    "java.util.Locale",
                    "draw.one(java.util.Locale.ROOT, java.util.Locale.forLanguageTag(\"zh-Hant-TW-x-java\"))"),
            new Leaf(
                            "java.nio.charset.Charset",
                            "java.nio.charset.Charset.forName(draw.one(\"UTF-8\", \"ISO-8859-15\"))")
                    .ordered(),
            new Leaf("Class<?>", "draw.<Class<?>>one(void.class, int.class, int[][].class, String.class, Draw.class)"),
            new Leaf("java.util.BitSet", "java.util.BitSet.valueOf(draw.longs())"),
            new Leaf("java.nio.ByteBuffer", "java.nio.ByteBuffer.wrap(draw.bytes())").ordered(),
            new Leaf(
                    "java.util.OptionalInt",
                    "draw.once(3) ? java.util.OptionalInt.empty() : java.util.OptionalInt.of(draw.anInt())"),
            new Leaf(
                    "java.util.OptionalLong",
                    "draw.once(3) ? java.util.OptionalLong.empty() : java.util.OptionalLong.of(draw.aLong())"),
            new Leaf(
                    "java.util.OptionalDouble",
                    "draw.once(3) ? java.util.OptionalDouble.empty() : java.util.OptionalDouble.of(draw.aDouble())"),
            new Leaf("java.time.Duration", "java.time.Duration.ofSeconds(draw.aLong(), " + NANO + ")").ordered(),
            new Leaf(
                            "java.time.Instant",
                            "java.time.Instant.ofEpochSecond(draw.between(-31557014167219200L, 31556889864403199L), "
                                    + NANO + ")")
                    .ordered(),
            new Leaf("java.time.LocalDate", DATE).ordered(),
            new Leaf("java.time.LocalTime", TIME).ordered(),
            new Leaf("java.time.LocalDateTime", "java.time.LocalDateTime.of(" + DATE + ", " + TIME + ")").ordered(),
            new Leaf(
                            "java.time.OffsetDateTime",
                            "java.time.OffsetDateTime.of(" + DATE + ", " + TIME + ", " + OFFSET + ")")
                    .ordered(),
            new Leaf("java.time.OffsetTime", "java.time.OffsetTime.of(" + TIME + ", " + OFFSET + ")").ordered(),
            new Leaf(
                            "java.time.ZonedDateTime",
                            "java.time.Instant.ofEpochSecond(draw.between(-62_000_000_000L, 64_000_000_000L), " + NANO
                                    + ").atZone(" + ZONE + ")")
                    .ordered(),
            new Leaf("java.time.ZoneId", ZONE),
            new Leaf("java.time.ZoneOffset", OFFSET).ordered(),
            new Leaf("java.time.Year", "java.time.Year.of(draw.between(-999_999_999, 999_999_999))").ordered(),
            new Leaf(
                            "java.time.YearMonth",
                            "java.time.YearMonth.of(draw.between(-999_999_999, 999_999_999), draw.between(1, 12))")
                    .ordered(),
            new Leaf("java.time.MonthDay", "java.time.MonthDay.of(draw.between(1, 12), draw.between(1, 28))").ordered(),
            new Leaf("java.time.Period", "java.time.Period.of(draw.anInt(), draw.anInt(), draw.anInt())"),
            new Leaf("java.math.MathContext", "new java.math.MathContext(draw.between(0, Integer.MAX_VALUE))"),
            new Leaf("java.util.Date", "new java.util.Date(draw.aLong())").ordered(),
            new Leaf("java.util.Currency", "java.util.Currency.getInstance(draw.one(\"EUR\", \"JPY\"))"),
            new Leaf(
                    "java.util.regex.Pattern",
                    "java.util.regex.Pattern.compile(draw.one(\"\", \"a|b\"), draw.below(128))"),
            new Leaf("java.net.InetSocketAddress", "new java.net.InetSocketAddress(draw.between(0, 65_535))"),
            new Leaf("java.net.InetAddress", "draw.address()"),
            new Leaf(
                    "java.util.TimeZone",
                    "java.util.TimeZone.getTimeZone(draw.one(\"UTC\", \"Europe/Berlin\", \"GMT+05:30\"))"),
            new Leaf("Money", "new Money(draw.aLong())").ordered(),
            new Leaf(
                    "Saved",
                    "new Saved(draw.orNull(() -> new Account(draw.text())), draw.some(1, () -> new Account(draw.text())))"),
            new Leaf("java.time.Month", "draw.one(java.time.Month.values())").ordered(),
            new Leaf("java.util.concurrent.TimeUnit", "draw.one(java.util.concurrent.TimeUnit.values())").ordered());

    /**
     * Types that are in no other type, nor are their arguments: most queues don't take the only {@code Void}, and a set asks
     * the network for the addresses of its URLs.
     */
    static final List<Leaf> LONERS = List.of(new Leaf("Void", "(Void) null"), new Leaf("java.net.URL", "draw.url()"));

    private static final List<Container> ALWAYS = List.of(
            Container.of("List", Needs.ANY, "draw.anyList($S)"),
            Container.of("Set", Needs.ANY, "draw.anySet($S)"),
            Container.optional("Optional", "java.util.Optional.ofNullable($V)"),
            Container.ofEntries("Map", Needs.ANY, "draw.anyMap($S)"),
            Container.of("Collection", Needs.ANY, "draw.anyList($S)"),
            Container.of("Iterable", Needs.ANY, "draw.anyList($S)"),
            Container.of("Queue", Needs.ANY, "new java.util.LinkedList<>($S)"),
            Container.of("Deque", Needs.ANY, "new java.util.LinkedList<>($S)"),
            Container.of("SortedSet", Needs.ORDER, "new java.util.TreeSet<>($S)"),
            Container.of("NavigableSet", Needs.ORDER, "new java.util.TreeSet<>($S)"),
            Container.ofEntries("SortedMap", Needs.ORDER, "new java.util.TreeMap<>($S)"),
            Container.ofEntries("NavigableMap", Needs.ORDER, "new java.util.TreeMap<>($S)"),
            Container.of("ArrayList", Needs.ANY, "new java.util.ArrayList<>($S)"),
            Container.of("LinkedList", Needs.ANY, "new java.util.LinkedList<>($S)"),
            Container.of("ArrayDeque", Needs.NO_NULL, "new java.util.ArrayDeque<>($S)"),
            Container.of("HashSet", Needs.ANY, "new java.util.HashSet<>($S)"),
            Container.of("LinkedHashSet", Needs.ANY, "new java.util.LinkedHashSet<>($S)"),
            Container.of("TreeSet", Needs.ORDER, "new java.util.TreeSet<>($S)"),
            Container.ofEntries("HashMap", Needs.ANY, "new java.util.HashMap<>($S)"),
            Container.ofEntries("LinkedHashMap", Needs.ANY, "new java.util.LinkedHashMap<>($S)"),
            Container.ofEntries("TreeMap", Needs.ORDER, "new java.util.TreeMap<>($S)"),
            Container.ofEntries(
                            "java.util.concurrent.ConcurrentHashMap",
                            Needs.NO_NULL,
                            "new java.util.concurrent.ConcurrentHashMap<>($S)")
                    .noNullValues(),
            Container.of(
                    "java.util.concurrent.CopyOnWriteArrayList",
                    Needs.ANY,
                    "new java.util.concurrent.CopyOnWriteArrayList<>($S)"),
            Container.of("PriorityQueue", Needs.ORDER, "new java.util.PriorityQueue<>($S)"),
            Container.of("EnumSet", Needs.CONSTANTS, "draw.enumSet($E.class, $S)"),
            Container.ofEntries("EnumMap", Needs.CONSTANTS, "draw.enumMap($E.class, $S)"),
            Container.of("Vector", Needs.ANY, "new java.util.Vector<>($S)"),
            Container.of("Stack", Needs.ANY, "draw.filled(new java.util.Stack<>(), $S)"),
            Container.of(
                    "java.util.concurrent.ConcurrentLinkedQueue",
                    Needs.NO_NULL,
                    "new java.util.concurrent.ConcurrentLinkedQueue<>($S)"),
            Container.of(
                    "java.util.concurrent.ConcurrentLinkedDeque",
                    Needs.NO_NULL,
                    "new java.util.concurrent.ConcurrentLinkedDeque<>($S)"),
            Container.of(
                    "java.util.concurrent.ConcurrentSkipListSet",
                    Needs.ORDER,
                    "new java.util.concurrent.ConcurrentSkipListSet<>($S)"),
            Container.ofEntries("Hashtable", Needs.NO_NULL, "new java.util.Hashtable<>($S)")
                    .noNullValues(),
            Container.ofEntries(
                            "java.util.concurrent.ConcurrentMap",
                            Needs.NO_NULL,
                            "new java.util.concurrent.ConcurrentHashMap<>($S)")
                    .noNullValues(),
            Container.ofEntries(
                            "java.util.concurrent.ConcurrentNavigableMap",
                            Needs.ORDER,
                            "new java.util.concurrent.ConcurrentSkipListMap<>($S)")
                    .noNullValues(),
            Container.ofEntries(
                            "java.util.concurrent.ConcurrentSkipListMap",
                            Needs.ORDER,
                            "new java.util.concurrent.ConcurrentSkipListMap<>($S)")
                    .noNullValues(),
            Container.pair("Map.Entry", "new AbstractMap.SimpleEntry<>($K, $V)"),
            Container.pair("AbstractMap.SimpleEntry", "new AbstractMap.SimpleEntry<>($K, $V)"),
            Container.pair("AbstractMap.SimpleImmutableEntry", "new AbstractMap.SimpleImmutableEntry<>($K, $V)"));

    private static final List<Container> SINCE_21 = List.of(
            Container.of("SequencedCollection", Needs.ANY, "draw.anyList($S)"),
            Container.of("SequencedSet", Needs.ANY, "new LinkedHashSet<>($S)"),
            Container.ofEntries("SequencedMap", Needs.ANY, "new LinkedHashMap<>($S)"));

    /** Generic types of {@code java.util}. */
    static final List<Container> CONTAINERS = Stream.of(
                    ALWAYS, Runtime.version().feature() < 21 ? List.<Container>of() : SINCE_21)
            .flatMap(List::stream)
            .toList();

    private TypeTable() {}

    /**
     * A type that has no type arguments.
     *
     * @param name as it is written in Java
     * @param draw an expression that gives a random value
     * @param isOrdered whether it is {@code Comparable} with itself
     */
    record Leaf(String name, String draw, boolean isOrdered) {
        Leaf(String name, String draw) {
            this(name, draw, false);
        }

        Leaf ordered() {
            return new Leaf(name, draw, true);
        }
    }

    /** What the elements or the keys of a container have to be. */
    enum Needs {
        ANY,
        NO_NULL,
        ORDER,
        CONSTANTS
    }

    /** How a container is gone through. */
    enum Form {
        ELEMENTS,
        OPTIONAL,
        ENTRIES,
        ENTRY
    }

    /**
     * A generic type of the JDK.
     *
     * @param name as it is written in Java, of {@code java.util} where it has no package
     * @param draw an expression that gives a random value: {@code $S} are its elements or entries, {@code $K} and {@code $V} one
     *     key and one value, {@code $E} is the type of the elements or keys
     */
    record Container(String name, Form form, Needs needs, boolean takesNullValues, String draw) {
        static Container of(String name, Needs needs, String draw) {
            return new Container(name, Form.ELEMENTS, needs, true, draw);
        }

        static Container optional(String name, String draw) {
            return new Container(name, Form.OPTIONAL, Needs.ANY, true, draw);
        }

        static Container ofEntries(String name, Needs needs, String draw) {
            return new Container(name, Form.ENTRIES, needs, true, draw);
        }

        static Container pair(String name, String draw) {
            return new Container(name, Form.ENTRY, Needs.ANY, true, draw);
        }

        Container noNullValues() {
            return new Container(name, form, needs, false, draw);
        }

        int parameters() {
            return form == Form.ENTRIES || form == Form.ENTRY ? 2 : 1;
        }
    }
}
