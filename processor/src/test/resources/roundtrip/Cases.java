package demo;

import dev.jfork.Worker;
import dev.jfork.WorkerTask;
import java.io.File;
import java.io.IOException;
import java.math.*;
import java.net.*;
import java.nio.*;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.time.*;
import java.util.*;
import java.util.regex.Pattern;

public class Cases {
    public record Point(int x, int y) {}

    public record Nothing() {}

    public enum Color {
        RED,
        GREEN {
            @Override
            public String toString() {
                return "g";
            }
        }
    }

    public record Chain(long value, Chain next) {}

    public record Pair<A, B>(A a, B b) {}

    public sealed interface Shape {}

    public record Circle(double radius, Color color) implements Shape {}

    public record Group(Shape[] parts, Map<String, Shape> named) implements Shape {}

    public enum Unit implements Shape {
        UNIT
    }

    public sealed interface Result<T> {}

    public record Good<T>(T value) implements Result<T> {}

    public record Bad<T>(String message) implements Result<T> {}

    @Worker
    static long primitives(boolean z, byte b, short s, char c, int i, long j, float f, double d) {
        return j;
    }

    @Worker
    static Long boxes(Boolean z, Byte b, Short s, Character c, Integer i, Long j, Float f, Double d) {
        return j;
    }

    @Worker
    static double[][] arrays(
            boolean[] z, byte[] b, short[] s, char[] c, int[] i, long[] j, float[] f, double[] d, double[][] all) {
        return all;
    }

    @Worker
    static List<String> strings(List<String> all) {
        return all;
    }

    @Worker
    static Shape declared(Nothing n, Color c, Chain chain, Pair<Point, Color[]> pair, Shape shape) {
        return shape;
    }

    @Worker
    static Result<Map<String, Point>> generic(Result<List<Point>> first, Result<Map<String, Point>> second) {
        return second;
    }

    @Worker
    static Map<Point, Set<Color>> containers(
            List<Integer> list,
            Set<String> set,
            Map<Point, Set<Color>> map,
            Optional<Optional<Point>> optional,
            List<? extends Shape> shapes,
            List<Map<String, byte[]>[]> deep) {
        return map;
    }

    @Worker
    static void rest(int n, String... more) {}

    @Worker
    static void nothing() {}

    static List<WorkerTask<?>> tasks() throws IOException {
        String surrogates = "a\ud800b\udc00\udfff\ud83d\ude00\u0000\uffff";
        String latin = "\u00e4\u0000\u00ff".repeat(10_000);
        String wide = "\u20ac\ud800x".repeat(10_000);
        Shape group = new Group(
                new Shape[] {Unit.UNIT, null, new Circle(-0.0, Color.GREEN), new Group(new Shape[0], Map.of())},
                new TreeMap<>(Map.of("", new Group(null, null))));
        List<WorkerTask<?>> tasks = new ArrayList<>();
        tasks.add(PrimitivesLauncher.task(
                true,
                Byte.MIN_VALUE,
                Short.MIN_VALUE,
                Character.MAX_VALUE,
                Integer.MIN_VALUE,
                Long.MIN_VALUE,
                Float.intBitsToFloat(0x7fc12345),
                Double.longBitsToDouble(0xfff8000012345678L)));
        tasks.add(PrimitivesLauncher.task(
                false, Byte.MAX_VALUE, Short.MAX_VALUE, '\ud800', Integer.MAX_VALUE, Long.MAX_VALUE, -0.0f, -0.0));
        tasks.add(BoxesLauncher.task(null, null, null, null, null, null, null, null));
        tasks.add(BoxesLauncher.task(
                true, (byte) -1, (short) -1, 'x', -1, -1L, Float.NEGATIVE_INFINITY, Double.MIN_VALUE));
        tasks.add(ArraysLauncher.task(null, null, null, null, null, null, null, null, null));
        tasks.add(ArraysLauncher.task(
                new boolean[0],
                new byte[0],
                new short[0],
                new char[0],
                new int[0],
                new long[0],
                new float[0],
                new double[0],
                new double[][] {null, {}, {Double.NaN, -0.0, Double.longBitsToDouble(0x7ff0000000000001L)}}));
        tasks.add(ArraysLauncher.task(
                new boolean[] {true, false},
                new byte[] {-128, 127},
                new short[] {-1},
                new char[] {'\udfff'},
                new int[] {Integer.MIN_VALUE},
                new long[] {Long.MIN_VALUE},
                new float[] {Float.intBitsToFloat(0xffc00001)},
                new double[] {4.9e-324},
                new double[2][3]));
        tasks.add(StringsLauncher.task(null));
        tasks.add(StringsLauncher.task(List.of()));
        tasks.add(StringsLauncher.task(Arrays.asList("", null, "plain", surrogates)));
        tasks.add(StringsLauncher.task(List.of(latin, wide, "x".repeat(8191), "y".repeat(8192), "z".repeat(8193))));
        tasks.add(DeclaredLauncher.task(null, null, null, null, null));
        tasks.add(DeclaredLauncher.task(
                new Nothing(),
                Color.GREEN,
                new Chain(1, new Chain(-1, null)),
                new Pair<>(new Point(1, 2), new Color[] {Color.RED, null}),
                group));
        tasks.add(DeclaredLauncher.task(new Nothing(), Color.RED, null, new Pair<>(null, null), Unit.UNIT));
        tasks.add(GenericLauncher.task(null, null));
        tasks.add(GenericLauncher.task(new Good<>(List.of(new Point(3, 4))), new Bad<>("no")));
        tasks.add(GenericLauncher.task(new Bad<>(null), new Good<>(null)));
        tasks.add(ContainersLauncher.task(null, null, null, null, null, null));
        tasks.add(ContainersLauncher.task(
                List.of(), Set.of(), Map.of(), Optional.empty(), new EmptyList(), new ArrayList<>()));
        Map<Point, Set<Color>> map = new LinkedHashMap<>();
        map.put(null, null);
        map.put(new Point(0, 0), Set.of());
        map.put(new Point(9, 9), EnumSet.allOf(Color.class));
        Map<String, byte[]> inner = new HashMap<>();
        inner.put(null, new byte[] {1});
        inner.put("none", null);
        @SuppressWarnings({"unchecked", "rawtypes"})
        Map<String, byte[]>[] array = new Map[] {inner, null};
        tasks.add(ContainersLauncher.task(
                Arrays.asList(1, null, Integer.MIN_VALUE),
                new LinkedHashSet<>(Arrays.asList("b", null, "a")),
                map,
                Optional.of(Optional.of(new Point(5, 6))),
                List.of(new Circle(1, null), Unit.UNIT),
                Arrays.asList(array, null)));
        tasks.add(RestLauncher.task(1));
        tasks.add(RestLauncher.task(1, (String[]) null));
        tasks.add(RestLauncher.task(1, "a", null));
        tasks.add(NothingLauncher.task());
        tasks.addAll(valueTasks());
        return tasks;
    }

    record Numeric(BigInteger whole, BigDecimal exact, MathContext rounding, Void nothing) {}

    record Timed(
            Instant instant,
            Duration duration,
            Period period,
            Year year,
            YearMonth month,
            MonthDay birthday,
            LocalDate date,
            LocalTime time,
            LocalDateTime local,
            OffsetTime offsetTime,
            OffsetDateTime offsetDateTime,
            ZonedDateTime zoned,
            ZoneId zone,
            ZoneOffset offset,
            Date old,
            DayOfWeek day,
            Month named) {}

    record Textual(
            URI uri, Path path, File file, Locale locale, Charset charset, Currency currency, TimeZone timeZone) {}

    record Bitwise(BitSet bits, UUID id, ByteBuffer buffer, OptionalInt i, OptionalLong j, OptionalDouble d) {}

    record Classy(Class<?> any, Class<String> text, Class<? extends Number> number, List<Class<? super Integer>> more) {}

    record Connected(InetAddress host, InetSocketAddress port) {}

    @Worker
    static Classy values(
            Numeric numbers, Timed times, Textual texts, Bitwise bits, Classy classes, Connected addresses) {
        return classes;
    }

    /** A URL and a Pattern are equal to no other. */
    @Worker
    static List<String> patterns(Set<URL> urls, Optional<Pattern> pattern, UUID... ids) {
        return pattern == null ? null : pattern.map(Pattern::pattern).stream().toList();
    }

    @SuppressWarnings("deprecation") // users may make a Locale so
    static List<WorkerTask<?>> valueTasks() throws IOException {
        Instant now = Instant.ofEpochSecond(1_730_000_000L, 1);
        ZoneId berlin = ZoneId.of("Europe/Berlin");
        List<WorkerTask<?>> tasks = new ArrayList<>();
        tasks.add(ValuesLauncher.task(null, null, null, null, null, null));
        tasks.add(ValuesLauncher.task(
                new Numeric(BigInteger.TEN.pow(100), new BigDecimal("-1.50"), MathContext.DECIMAL64, null),
                new Timed(
                        now,
                        Duration.ofNanos(-1),
                        Period.of(1, -2, 30),
                        Year.of(-1),
                        YearMonth.of(2024, 2),
                        MonthDay.of(2, 29),
                        LocalDate.MIN,
                        LocalTime.MAX,
                        LocalDateTime.MAX,
                        OffsetTime.MIN,
                        OffsetDateTime.MAX,
                        now.atZone(berlin).withLaterOffsetAtOverlap(),
                        berlin,
                        ZoneOffset.MIN,
                        new Date(1),
                        DayOfWeek.SUNDAY,
                        Month.MAY),
                new Textual(
                        URI.create("a:b"),
                        Path.of("x", "y"),
                        new File("z"),
                        new Locale("ja", "JP", "JP"),
                        Charset.forName("UTF-16"),
                        Currency.getInstance("CHF"),
                        TimeZone.getTimeZone("GMT+8")),
                new Bitwise(
                        BitSet.valueOf(new long[] {1, 2}),
                        new UUID(1, 2),
                        ByteBuffer.wrap(new byte[] {1, 2, 3}).order(ByteOrder.LITTLE_ENDIAN),
                        OptionalInt.of(1),
                        OptionalLong.empty(),
                        OptionalDouble.of(-0.0)),
                new Classy(int[].class, String.class, Integer.class, Arrays.asList(Number.class, null, Object.class)),
                new Connected(
                        InetAddress.getByAddress("no-such-host.invalid", new byte[] {10, 0, 0, 1}),
                        InetSocketAddress.createUnresolved("no-such-host.invalid", 80))));
        tasks.add(PatternsLauncher.task(null, null));
        tasks.add(PatternsLauncher.task(Set.of(), Optional.empty(), new UUID(0, 1), null));
        return tasks;
    }

    static List<WorkerTask<?>> bigTasks() {
        int size = 100_000;
        Random random = new Random(1);
        Point[] points = new Point[size];
        Map<Point, Set<Color>> map = new LinkedHashMap<>();
        for (int i = 0; i < size; i++) {
            points[i] = i % 7 == 0 ? null : new Point(i, random.nextInt());
            map.put(points[i], null);
        }
        boolean[] z = new boolean[size];
        Arrays.fill(z, 1, size, true);
        byte[] b = new byte[size];
        random.nextBytes(b);
        return List.of(
                BigLauncher.task(points, new String(new char[size]).split("", -1)),
                ContainersLauncher.task(null, null, map, null, null, null),
                ArraysLauncher.task(
                        z,
                        b,
                        new short[size],
                        "\ud800".repeat(size).toCharArray(),
                        random.ints(size).toArray(),
                        random.longs(size).toArray(),
                        new float[size],
                        random.doubles(size).toArray(),
                        new double[size][]));
    }

    @Worker
    static Point[] big(Point[] points, String[] texts) {
        return points;
    }

    /** A list of no known class. */
    static class EmptyList extends AbstractList<Shape> {
        @Override
        public Shape get(int index) {
            throw new IndexOutOfBoundsException();
        }

        @Override
        public int size() {
            return 0;
        }
    }
}
