package dev.jfork.processor.property;

import java.net.InetAddress;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Draws random values, those at the edges more often than others. Generated sources call it.
 *
 * <p>Sizes lie around those where the wire has limits: a length takes a second byte from 127 on, the buffers hold 8,192 bytes.
 * A draw gives a bounded number of elements; then all further collections are empty.
 */
public final class Draw {
    private static final int ELEMENTS = 400;
    private static final int[] SIZES = {126, 127, 128, 300};
    private static final int BUFFER_SIZE = 8192;
    private static final String[] TEXTS = {
        "",
        "a",
        "\u0000",
        "\u00ff",
        "\u0100",
        "\ud800",
        "\udfff\ud800",
        "a\ud83d\ude00\uffff",
        "x".repeat(126),
        "y".repeat(127),
        "z".repeat(128),
        "\u20ac".repeat(127),
        "\u00e4".repeat(300),
        "\ud800x".repeat(150)
    };

    private final Random random;
    private int left = ELEMENTS;

    /** Draws from this source. */
    public Draw(Random random) {
        this.random = random;
    }

    /** Less than a bound. */
    public int below(int bound) {
        return random.nextInt(bound);
    }

    /** True once in so many times. */
    public boolean once(int times) {
        return random.nextInt(times) == 0;
    }

    /** One of several. */
    @SafeVarargs
    @SuppressWarnings("varargs") // only read
    public final <T> T one(T... values) {
        return values[random.nextInt(values.length)];
    }

    /** A number from {@code least} to {@code greatest}, often one of these. */
    public long between(long least, long greatest) {
        return switch (random.nextInt(8)) {
            case 0 -> least;
            case 1 -> greatest;
            case 2 -> Math.max(least, Math.min(greatest, 0));
            case 3 -> least + 1;
            case 4 -> greatest - 1;
            case 5 -> Math.max(least, Math.min(greatest, random.nextInt(1000)));
            default -> random.longs(1, least, greatest).sum();
        };
    }

    /** As {@link #between(long, long)}. */
    public int between(int least, int greatest) {
        return (int) between((long) least, (long) greatest);
    }

    public boolean aBoolean() {
        return random.nextBoolean();
    }

    public byte aByte() {
        return (byte) between(Byte.MIN_VALUE, Byte.MAX_VALUE);
    }

    public short aShort() {
        return (short) between(Short.MIN_VALUE, Short.MAX_VALUE);
    }

    public char aChar() {
        return (char) between(Character.MIN_VALUE, Character.MAX_VALUE);
    }

    public int anInt() {
        return between(Integer.MIN_VALUE, Integer.MAX_VALUE);
    }

    public long aLong() {
        return between(Long.MIN_VALUE, Long.MAX_VALUE);
    }

    public float aFloat() {
        return switch (random.nextInt(4)) {
            case 0 -> Float.intBitsToFloat(random.nextInt() | 0x7f800000); // infinite, or not a number
            case 1 -> one(0f, -0f, Float.MIN_VALUE, Float.MAX_VALUE, Float.NaN, Float.NEGATIVE_INFINITY);
            default -> Float.intBitsToFloat(random.nextInt());
        };
    }

    public double aDouble() {
        return switch (random.nextInt(4)) {
            case 0 -> Double.longBitsToDouble(random.nextLong() | 0x7ff0000000000000L); // infinite, or not a number
            case 1 -> one(0d, -0d, Double.MIN_VALUE, Double.MAX_VALUE, Double.NaN, Double.NEGATIVE_INFINITY);
            default -> Double.longBitsToDouble(random.nextLong());
        };
    }

    public String text() {
        if (once(3)) {
            return one(TEXTS);
        }
        if (once(100)) {
            return one("w", "\u20ac").repeat(aroundBuffer(1));
        }
        char[] chars = new char[random.nextInt(12)];
        char last = one('\u007f', '\u00ff', Character.MAX_VALUE);
        for (int i = 0; i < chars.length; i++) {
            chars[i] = (char) random.nextInt(last + 1);
        }
        return new String(chars);
    }

    public boolean[] booleans() {
        boolean[] array = new boolean[size(1)];
        for (int i = 0; i < array.length; i++) {
            array[i] = random.nextBoolean();
        }
        return array;
    }

    public byte[] bytes() {
        byte[] array = new byte[size(Byte.BYTES)];
        random.nextBytes(array);
        return array;
    }

    public short[] shorts() {
        short[] array = new short[size(Short.BYTES)];
        for (int i = 0; i < array.length; i++) {
            array[i] = (short) random.nextInt();
        }
        return array;
    }

    public char[] chars() {
        char[] array = new char[size(Character.BYTES)];
        for (int i = 0; i < array.length; i++) {
            array[i] = (char) random.nextInt();
        }
        return array;
    }

    public int[] ints() {
        return random.ints(size(Integer.BYTES)).toArray();
    }

    public long[] longs() {
        return random.longs(size(Long.BYTES)).toArray();
    }

    public float[] floats() {
        float[] array = new float[size(Float.BYTES)];
        for (int i = 0; i < array.length; i++) {
            array[i] = aFloat();
        }
        return array;
    }

    public double[] doubles() {
        double[] array = new double[size(Double.BYTES)];
        for (int i = 0; i < array.length; i++) {
            array[i] = aDouble();
        }
        return array;
    }

    /** An address, with a name or without; no name is looked up for it. */
    public InetAddress address() {
        byte[] bytes = new byte[one(4, 16)];
        random.nextBytes(bytes);
        try {
            return InetAddress.getByAddress(orNull(() -> one("", "a.example")), bytes);
        } catch (UnknownHostException e) {
            throw new AssertionError(e);
        }
    }

    /** A URL that is equal to another one without the network. */
    public URL url() {
        try {
            return URI.create(one("file:/a%20b", "http://127.0.0.1:8/?q#r", "jar:file:/a.jar!/b"))
                    .toURL();
        } catch (MalformedURLException e) {
            throw new AssertionError(e);
        }
    }

    /** What is drawn, or {@code null} now and then. */
    public <T> @Nullable T orNull(Supplier<T> value) {
        return once(8) ? null : value.get();
    }

    /** As {@link #orNull(Supplier)}, and {@code null} always where it is deep enough. */
    public <T> @Nullable T orNull(int depth, Supplier<T> value) {
        return depth <= 0 ? null : orNull(value);
    }

    /** Elements, none where it is deep enough. */
    public <T extends @Nullable Object> List<T> some(int depth, Supplier<T> element) {
        int size = depth <= 0 ? 0 : one(0, 1, 1, 2, 3, 5);
        if (once(60) && depth > 0) {
            size = SIZES[random.nextInt(SIZES.length)];
        }
        List<T> elements = new ArrayList<>();
        for (; size > 0 && left > 0; size--) {
            left--;
            elements.add(element.get());
        }
        return elements;
    }

    /** Entries, none where it is deep enough. */
    public <K extends @Nullable Object, V extends @Nullable Object> Map<K, V> entries(
            int depth, Supplier<K> key, Supplier<V> value) {
        Map<K, V> entries = new LinkedHashMap<>();
        some(depth, key).forEach(each -> entries.put(each, value.get()));
        return entries;
    }

    /** A list of any class. */
    @SuppressWarnings("JdkObsolete") // users may have one
    public <T> List<T> anyList(List<T> elements) {
        return switch (random.nextInt(4)) {
            case 0 -> new LinkedList<>(elements);
            case 1 -> Collections.unmodifiableList(elements);
            case 2 -> elements.contains(null) ? elements : List.copyOf(elements);
            default -> elements;
        };
    }

    /** A set of any class. */
    public <T> Set<T> anySet(List<T> elements) {
        return switch (random.nextInt(4)) {
            case 0 -> new HashSet<>(elements);
            case 1 -> Collections.unmodifiableSet(new LinkedHashSet<>(elements));
            case 2 -> elements.contains(null) ? new LinkedHashSet<>(elements) : Set.copyOf(elements);
            default -> new LinkedHashSet<>(elements);
        };
    }

    /** A map of any class. */
    public <K, V> Map<K, V> anyMap(Map<K, V> entries) {
        return once(2) ? Collections.unmodifiableMap(entries) : entries;
    }

    /** A collection, with elements. */
    public <T, C extends Collection<T>> C filled(C collection, List<T> elements) {
        collection.addAll(elements);
        return collection;
    }

    /** A set of constants. */
    public <E extends Enum<E>> EnumSet<E> enumSet(Class<E> type, List<E> elements) {
        EnumSet<E> set = EnumSet.noneOf(type);
        set.addAll(elements);
        return set;
    }

    /** A map whose keys are constants. */
    public <E extends Enum<E>, V> EnumMap<E, V> enumMap(Class<E> type, Map<E, V> entries) {
        EnumMap<E, V> map = new EnumMap<>(type);
        map.putAll(entries);
        return map;
    }

    private int size(int elementBytes) {
        if (once(100)) {
            return aroundBuffer(elementBytes);
        }
        return once(10) ? SIZES[random.nextInt(SIZES.length)] : one(0, 1, 2, 7);
    }

    private int aroundBuffer(int elementBytes) {
        return BUFFER_SIZE / elementBytes - 8 + random.nextInt(16);
    }
}
