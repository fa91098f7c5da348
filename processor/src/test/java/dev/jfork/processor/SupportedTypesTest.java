package dev.jfork.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Launchers of methods with all types that travel compile without a warning. */
class SupportedTypesTest {
    private static final String TYPES = """
                record Point(int x, int y) {}

                record Nothing() {}

                record Chain(int value, Chain next) {}

                record Tree<T>(T value, List<Tree<T>> children) {}

                record Ping(Pong pong, Ping[] pings) {}

                record Pong(Ping ping, Map<String, Pong> pongs) {}

                record Pair<A, B>(A a, B b) {}

                record Box<T>(T[] items, List<? extends T> more, Optional<T> last) {}

                record Rest<T extends Comparable<T>>(int n, T... rest) {
                    @SafeVarargs
                    Rest {}
                }

                record Strict(int n) {
                    Strict {
                        if (n < 0) {
                            throw new IllegalArgumentException();
                        }
                    }

                    Strict(String text) {
                        this(text.length());
                    }
                }

                enum Color {
                    RED,
                    GREEN {
                        @Override
                        Color next() {
                            return RED;
                        }
                    };

                    Color next() {
                        return GREEN;
                    }
                }

                sealed interface Shape {}

                record Circle(Point center) implements Shape {}

                sealed interface Polygon extends Shape permits Triangle, Square {}

                record Triangle(Point[] corners) implements Polygon, Shape {}

                enum Square implements Polygon { UNIT }

                sealed interface Result<T> permits Good, Bad {}

                record Good<T>(T value) implements Result<T> {}

                record Bad(String message) implements Result<String> {}

                sealed interface Expression<L, R> {
                    record Left<L, R>(L left, Expression<L, R> more) implements Expression<L, R> {}

                    record Swapped<R, L>(Expression<R, L> inside) implements Expression<L, R> {}

                    record Int() implements Expression<Integer, Integer> {}
                }

                sealed interface Empty permits None {}

                enum None implements Empty {}

                record Bounded<T extends Shape>(T one, List<T> some, Optional<? extends T> perhaps) {}

                record Range<T extends Comparable<T>>(T from, T to) {}

                record Id<T extends Comparable<T>>(long number) {}

                record Twice<T, L extends List<T>>(L one, L other, Map<String, ? extends T> more) {}

                sealed interface Lists<T> permits OfLists, OfStrings, OfNothing {}

                record OfLists<T>(T first) implements Lists<List<T>> {}

                record OfStrings(String first) implements Lists<String> {}

                record OfNothing<T, E extends Shape>(E error) implements Lists<T> {}

                sealed interface Try<T, E> permits Done, Failed {}

                record Done<T, E>(T value) implements Try<T, E> {}

                record Failed<T, E>(E error, Try<? extends T, E> before) implements Try<T, E> {}

                sealed interface Deep {
                    sealed interface A extends Deep {
                        sealed interface B<T extends Shape> extends A {
                            record C<T extends Shape>(List<? extends Deep> all, Optional<T> one) implements B<T> {}

                            enum D implements B<Circle> {
                                ONE,
                                TWO {}
                            }
                        }
                    }
                }
            """;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "boolean",
                "byte",
                "short",
                "char",
                "int",
                "long",
                "float",
                "double",
                "Boolean",
                "Byte",
                "Short",
                "Character",
                "Integer",
                "Long",
                "Float",
                "Double",
                "String",
                "boolean[]",
                "byte[]",
                "short[]",
                "char[]",
                "int[]",
                "long[]",
                "float[]",
                "double[]",
                "int[][]",
                "byte[][][][]",
                "Integer[]",
                "String[][]",
                "Point[]",
                "Color[][]",
                "Shape[]",
                "Point",
                "Nothing",
                "Chain",
                "Tree<String>",
                "Tree<Tree<int[]>>",
                "Ping",
                "Pong",
                "Strict",
                "Color",
                "Pair<Integer, Point>",
                "Pair<Pair<Color, int[]>, List<Pair<String[], Shape>>>",
                "Box<String>",
                "Box<List<Point>>",
                "Box<int[]>",
                "Rest<String>",
                "Shape",
                "Polygon",
                "Circle",
                "Square",
                "Empty",
                "None",
                "Result<String[]>",
                "Result<String>",
                "Good<Result<Shape>>",
                "Expression<String, Integer>",
                "Expression<Integer, Integer>",
                "List<String>",
                "List<Integer[]>",
                "Set<Point>",
                "Map<Color, Shape>",
                "Optional<String>",
                "Optional<Optional<int[]>>",
                "Map<String, List<Optional<Point[]>>>",
                "List<List<Set<Map<Point, byte[]>>>>",
                "List<String>[]",
                "Map<String, Point>[][]",
                "Optional<Tree<String>[]>[]",
                "Tree<String>[][]",
                "List<? extends Shape>",
                "List<? extends int[]>",
                "Map<? extends Color, ? extends Shape[]>",
                "Optional<? extends Polygon>",
                "List<? extends List<? extends Shape>>",
                "List<? extends Shape>[]",
                "Set<? extends Optional<String>[]>",
                "Pair<List<? extends Shape>, Map<String, ? extends Point>>",
                "Iterable<Point>",
                "Collection<? extends Shape>",
                "Queue<Point>",
                "Deque<String[]>",
                "SortedSet<String>",
                "NavigableSet<? extends Integer>",
                "SortedMap<Color, Point>",
                "NavigableMap<String, List<? extends Shape>>",
                "ArrayList<String>",
                "LinkedList<Point>",
                "Vector<int[]>",
                "Stack<Point>",
                "HashSet<Point>",
                "LinkedHashSet<Point>",
                "TreeSet<Long>",
                "EnumSet<Color>",
                "EnumMap<Color, EnumSet<Color>>",
                "ArrayDeque<Point>",
                "PriorityQueue<String>",
                "java.util.concurrent.ConcurrentLinkedQueue<String>",
                "java.util.concurrent.ConcurrentLinkedDeque<String>",
                "java.util.concurrent.CopyOnWriteArrayList<? extends Shape>",
                "java.util.concurrent.ConcurrentSkipListSet<String>",
                "HashMap<Point, Point>",
                "LinkedHashMap<Point, ArrayList<Point>>",
                "TreeMap<String, Point>",
                "Hashtable<String, Point>",
                "java.util.concurrent.ConcurrentMap<String, Point>",
                "java.util.concurrent.ConcurrentHashMap<String, Point>",
                "java.util.concurrent.ConcurrentSkipListMap<String, Point>",
                "java.util.concurrent.ConcurrentNavigableMap<String, Point>",
                "Map.Entry<String, Point>",
                "Map.Entry<? extends Shape, ?  extends List<? extends Point>>[]",
                "AbstractMap.SimpleEntry<String, Point>",
                "AbstractMap.SimpleImmutableEntry<String, Point>",
                "Bounded<Circle>",
                "Bounded<?>",
                "Bounded<? extends Polygon>",
                "List<Bounded<?>>",
                "Map<String, ? extends Bounded<? extends Shape>[]>",
                "Box<? extends Shape>",
                "Tree<? extends Shape>",
                "Pair<? extends Shape, ? extends List<? extends Shape>>",
                "Range<Integer>",
                "Id<java.io.File>",
                "Id<?>",
                "Twice<String, ArrayList<String>>",
                "Result<? extends String>",
                "Result<? extends String[]>",
                "Bounded<?>[]",
                "Lists<List<String>>",
                "Lists<String>",
                "Lists<List<? extends Shape>>",
                "Try<String, Color>",
                "Try<? extends Shape, ? extends Point>",
                "Expression<? extends Shape, Integer>",
                "Deep",
                "Deep.A.B<Circle>",
                "Deep.A.B<? extends Shape>",
                "java.math.BigInteger",
                "java.math.BigDecimal",
                "java.math.MathContext",
                "java.time.Instant",
                "java.time.Duration",
                "java.time.Period",
                "java.time.Year",
                "java.time.YearMonth",
                "java.time.MonthDay",
                "java.time.LocalDate",
                "java.time.LocalTime",
                "java.time.LocalDateTime",
                "java.time.OffsetTime",
                "java.time.OffsetDateTime",
                "java.time.ZonedDateTime",
                "java.time.ZoneId",
                "java.time.ZoneOffset",
                "java.time.DayOfWeek",
                "java.time.Month",
                "Date",
                "java.net.URI",
                "java.net.URL",
                "java.io.File",
                "java.nio.file.Path",
                "java.nio.charset.Charset",
                "Locale",
                "Currency",
                "TimeZone",
                "java.util.regex.Pattern",
                "BitSet",
                "UUID",
                "java.nio.ByteBuffer",
                "OptionalInt",
                "OptionalLong",
                "OptionalDouble",
                "java.net.InetAddress",
                "java.net.InetSocketAddress",
                "Void",
                "UUID[][]",
                "Map<Locale, List<java.time.Instant>>",
                "Class<?>",
                "Class<String>",
                "Class<int[]>",
                "Class<? extends Shape>",
                "Class<? super Integer>",
                "Class<Pair<String, ?>>",
                "Class<?>[]",
                "List<? extends Class<? extends Shape>>",
                "Map<Class<?>, Optional<Class<? extends Runnable>>>",
            })
    void aTypeTravelsThereAndBack(String type) {
        Build.clean(Source.demo("""
                        class Reports {
                            static TYPE held;

                            @Worker
                            static TYPE both(Point point, TYPE value) throws Exception { return value; }

                            @Worker
                            static void there(TYPE value) {}

                            @Worker
                            static TYPE back() { return held; }

                        TYPES}
                        """.replace("TYPES", TYPES).replace("TYPE", type)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"int", "String", "Point", "Shape[]", "int[][]", "List<String>", "Tree<String>[]"})
    void argumentsMayBeOfAVariableNumber(String type) {
        String safe = type.contains("<") ? "@SafeVarargs\n" : "";
        Build.clean(
                Source.demo("""
                        class Reports {
                            SAFE@Worker
                            static void run(int first, TYPE... more) {}

                            static void callers(TYPE one) {
                                RunLauncher.start(1);
                                RunLauncher.start(1, one, one);
                                RunLauncher.with(dev.jfork.WorkerOptions.defaults()).start(1, one);
                                RunLauncher.task(1, one).start();
                            }

                        TYPES}
                        """.replace("TYPES", TYPES).replace("SAFE", safe).replace("TYPE", type)));
    }

    @Test
    void aChainOfAHundredRecordsTravels() {
        String chain = IntStream.range(0, 100)
                .mapToObj(i -> "record R" + i + "(R" + (i + 1) + " next) {}\n")
                .collect(Collectors.joining());
        Build.clean(Source.demo("class Reports {\n" + chain
                + "record R100(int end) {}\n@Worker static R0 run(R0 first) { return first; } }"));
    }

    @Test
    void annotationsOnTypesAreKept() {
        Compilation compilation = Build.clean(
                Build.compiler().withOptions(Build.NO_PROCESSING_WARNINGS), Source.of("""
                        package demo;

                        import java.lang.annotation.*;

                        @Target({ElementType.TYPE_USE, ElementType.PARAMETER, ElementType.RECORD_COMPONENT})
                        @interface Maybe {}
                        """), Source.demo("""
                        class Reports {
                            record Point(@Maybe String name, List<@Maybe Integer> all) {}

                            @Worker
                            static @Maybe String run(@Maybe String s, List<@Maybe String> l, String @Maybe [] a, @Maybe Point p, int @Maybe [] @Maybe [] i) {
                                return s;
                            }
                        }
                        """));
        String text = Build.generatedText(compilation, "RunLauncher.java");
        String parameters =
                "(@Maybe String s, List<@Maybe String> l, String @Maybe [] a, Reports. @Maybe Point p, int @Maybe [] @Maybe [] i)";
        assertTrue(text.replaceAll("\\s+", " ").contains("WorkerProcess<@Maybe String> start" + parameters), text);
        assertTrue(text.replaceAll("\\s+", " ").contains("record Args" + parameters), text);
    }

    @Test
    void annotationsWhoseValuesALauncherCannotWriteAreLeftOut() {
        Source annotations = Source.of("""
                package demo;

                import java.lang.annotation.*;

                @Target(ElementType.TYPE_USE)
                @interface Range {
                    double max() default 1;
                    float f() default 0;
                    Class<?>[] groups() default {};
                    Range.Unit unit() default Unit.M;
                    In[] in() default {};

                    enum Unit { M, @Deprecated FOOT }

                    @Target(ElementType.TYPE_USE)
                    @interface In {
                        Class<?> value();
                    }
                }
                """);
        Source old = Source.of("""
                package demo;

                import java.lang.annotation.*;

                @Deprecated
                @Target(ElementType.TYPE_USE)
                @interface Old {}
                """);
        Compiler compiler = Build.compiler().withOptions(Build.NO_PROCESSING_WARNINGS);
        Compilation compilation = Build.clean(compiler, annotations, old, Source.demo("""
                        @SuppressWarnings("deprecation")
                        class Reports {
                            private static class Group {}

                            @Worker static void first(
                                @Range(max = Double.POSITIVE_INFINITY) int a,
                                @Range(f = Float.NaN) int b,
                                @Range(groups = {String.class, Group[].class}) int c,
                                @Range(in = @Range.In(Group.class)) int d,
                                @Range(max = -1, f = 2, groups = int[].class, in = @Range.In(Map.Entry.class)) int e) {}

                            @Worker static void second(@Range(unit = Range.Unit.FOOT) int a) {}
                            @Worker static void third(List<@Old String> l) {}
                        }
                        """));
        String text = Build.generatedText(compilation, "FirstLauncher.java").replaceAll("\\s+", " ");
        assertTrue(text.contains("record Args(int a, int b, int c, int d, @Range("), text);
        assertSuppressed(compilation, "SecondLauncher", "\"deprecation\"");
        assertSuppressed(compilation, "ThirdLauncher", "\"deprecation\"");
    }

    @Test
    void typesThatAreOnlyNamedGiveNoWarningsEither() {
        Compilation compilation = Build.clean(Source.demo("""
                        @SuppressWarnings("deprecation")
                        class Reports {
                            record Id<T>(int number) {}

                            @Deprecated
                            static final class Old {}

                            @Worker static void first(Class<Old> type) {}
                            @Worker static void second(List<Id<Map<? super Old[], String>>> ids) {}
                        }
                        """));
        assertSuppressed(compilation, "FirstLauncher", "\"deprecation\"");
        assertSuppressed(compilation, "SecondLauncher", "\"deprecation\"");
    }

    @Test
    void anEnumWithMoreNamesThanALiteralHoldsCompiles() {
        String constants = IntStream.range(0, 1500)
                .mapToObj(number -> "A_CONSTANT_WITH_A_NAME_THAT_IS_RATHER_LONG_FOR_A_CONSTANT_" + number)
                .collect(Collectors.joining(", "));
        Build.clean(Source.demo("""
                class Reports {
                    enum Many { %s }

                    @Worker static void run(Many many) {}
                }
                """.formatted(constants)));
    }

    @Test
    void theLauncherOfADeprecatedMethodIsDeprecated() {
        Compilation compilation = Build.clean(Source.demo("""
                class Reports {
                    @Deprecated(since = "2", forRemoval = true)
                    @Worker static void run() {}
                }
                """));
        String launcher = Build.generatedText(compilation, "RunLauncher.java");
        assertTrue(launcher.contains("@Deprecated("), launcher);
        assertTrue(launcher.contains("forRemoval = true"), launcher);
        assertTrue(launcher.contains("since = \"2\""), launcher);
    }

    @Test
    void deprecatedTypesAndMethodsGiveNoWarnings() {
        Source old = Source.of("""
                package old;

                @Deprecated
                public record Old(int n) {
                    public record Inner(int n) {}
                }
                """);
        Source going = Source.of("""
                package old;

                @Deprecated(forRemoval = true)
                public enum Going { ONE }
                """);
        Source parts = Source.of("""
                package old;

                public record Parts(int n, String going) {
                    @Deprecated
                    public int n() {
                        return n;
                    }

                    @Deprecated(forRemoval = true)
                    public String going() {
                        return going;
                    }
                }
                """);
        Source made = Source.of("""
                package old;

                public record Made(int n) {
                    @Deprecated
                    public Made {}
                }
                """);
        Compilation compilation = Build.clean(old, going, parts, made, Source.demo("""
                        @SuppressWarnings({"deprecation", "removal"})
                        class Reports {
                            @Worker static old.Old first(List<old.Old.Inner> inner) { return null; }
                            @Worker static void second(old.Going going, Optional<old.Old[]> olds) {}
                            @Worker static void third(old.Parts parts) {}
                            @Worker static old.Made fourth() { return null; }
                            @Deprecated @Worker static void fifth() {}
                            @Deprecated(forRemoval = true) @Worker static void sixth() {}
                            @Worker static void seventh() {}

                            @Deprecated
                            static class Nested {
                                @Worker static void eighth() {}
                            }
                        }
                        """));
        assertSuppressed(compilation, "FirstLauncher", "\"deprecation\"");
        assertSuppressed(compilation, "SecondLauncher", "{\"deprecation\", \"removal\"}");
        assertSuppressed(compilation, "SixthLauncher", "\"removal\"");
        assertFalse(Build.generatedText(compilation, "SeventhLauncher.java").contains("SuppressWarnings"));
    }

    @Test
    void launchersSayNothingOfNullWhereToolsWouldLook() {
        Source reports = Source.demo("class Reports { @Worker static String run(String s) { return s; } }");
        assertFalse(
                Build.generatedText(Build.clean(reports), "RunLauncher.java").contains("NullUnmarked"));
        List<File> classPath = List.of(Build.runtime(), Build.codeSource(NullMarked.class));
        Compilation compilation = Build.clean(Build.compiler().withClasspath(classPath), reports);
        assertTrue(Build.generatedText(compilation, "RunLauncher.java").contains("\n@NullUnmarked\n"));
    }

    @Test
    void whatUsersCallTakesTheMethodsTypesAndGivesItsResult() {
        Build.clean(Source.demo("""
                        import dev.jfork.*;

                        class Reports {
                            @Worker static int add(int a, Integer b) { return a + b; }
                            @Worker static void hello() {}

                            static void use(WorkerOptions options) {
                                WorkerProcess<Integer> started = AddLauncher.start(1, 2);
                                WorkerProcess<Integer> later = AddLauncher.unstarted(1, null);
                                WorkerProcess<Integer> configured = AddLauncher.with(options).start(1, 2);
                                WorkerProcess<Void> hello = HelloLauncher.with(options).unstarted();
                                WorkerTask<Void> task = HelloLauncher.task();
                                AddLauncher.Args arguments = new AddLauncher.Args(1, 2);
                                int one = arguments.a();
                            }
                        }
                        """));
    }

    private static void assertSuppressed(Compilation compilation, String launcher, String warnings) {
        String text = Build.generatedText(compilation, launcher + ".java");
        List<String> suppressions = text.lines()
                .filter(line -> line.startsWith("@SuppressWarnings"))
                .toList();
        assertEquals(List.of("@SuppressWarnings(" + warnings + ")"), suppressions);
        assertTrue(text.contains("final class " + launcher));
    }
}
