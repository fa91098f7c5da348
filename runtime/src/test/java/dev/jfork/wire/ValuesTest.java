package dev.jfork.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Period;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Currency;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Random;
import java.util.SimpleTimeZone;
import java.util.TimeZone;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The values of the JDK: each type's odd ones survive, and damaged bytes give a {@code WireException} or a value. */
@SuppressWarnings("JavaUtilDate") // It is one of them.
class ValuesTest {
    private static final LocalDateTime WHEN_CLOCKS_GO_BACK = LocalDateTime.of(2024, 10, 27, 2, 30);
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    /** How one type travels, and some of its values. */
    record Kind<T>(
            String name,
            BiConsumer<WireWriter, @Nullable T> write,
            Function<WireReader, @Nullable T> read,
            Function<T, Object> content,
            List<T> values) {
        @Override
        public String toString() {
            return name;
        }

        void surviveAll() {
            for (T value : values) {
                survives(value);
            }
        }

        void survives(@Nullable T value) {
            T read = trip(value);
            assertEquals(contentOf(value), contentOf(read));
        }

        private @Nullable Object contentOf(@Nullable T value) {
            return value == null ? null : content.apply(value);
        }

        @Nullable
        T trip(@Nullable T value) {
            byte[] bytes = written(value);
            WireReader in = reader(bytes);
            T read = this.read.apply(in);
            assertEquals(0, in.remaining());
            return read;
        }

        byte[] written(@Nullable T value) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            WireWriter out = new WireWriter(bytes);
            write.accept(out, value);
            out.flush();
            return bytes.toByteArray();
        }
    }

    @SafeVarargs
    @SuppressWarnings("varargs") // given on as they are
    private static <T> Kind<T> kind(
            String name,
            BiConsumer<WireWriter, @Nullable T> write,
            Function<WireReader, @Nullable T> read,
            T... values) {
        return new Kind<>(name, write, read, value -> value, List.of(values));
    }

    static List<Kind<?>> kinds() throws IOException {
        List<Kind<?>> kinds = new ArrayList<>();
        BigInteger huge = BigInteger.ONE.shiftLeft(100_000).subtract(BigInteger.TEN);
        kinds.add(kind(
                "BigInteger",
                Numbers::writeBigInteger,
                Numbers::readBigInteger,
                BigInteger.ZERO,
                BigInteger.ONE,
                BigInteger.ONE.negate(),
                BigInteger.valueOf(128),
                BigInteger.valueOf(-128),
                BigInteger.valueOf(Long.MIN_VALUE),
                huge,
                huge.negate()));
        kinds.add(kind(
                "BigDecimal",
                Numbers::writeBigDecimal,
                Numbers::readBigDecimal,
                BigDecimal.ZERO,
                new BigDecimal("0.00"),
                new BigDecimal("-1.10"),
                new BigDecimal("1E+3"),
                new BigDecimal(BigInteger.TEN, Integer.MAX_VALUE),
                new BigDecimal(BigInteger.TEN, Integer.MIN_VALUE),
                new BigDecimal(huge, -7)));
        kinds.add(kind(
                "MathContext",
                Numbers::writeMathContext,
                Numbers::readMathContext,
                MathContext.UNLIMITED,
                MathContext.DECIMAL128,
                new MathContext(Integer.MAX_VALUE, RoundingMode.UNNECESSARY)));
        addTimes(kinds);
        addTexts(kinds);
        BitSet bits = new BitSet();
        bits.set(0);
        bits.set(63, 130);
        bits.set(100_000);
        kinds.add(kind("BitSet", Bits::writeBitSet, Bits::readBitSet, new BitSet(), new BitSet(1000), bits));
        kinds.add(kind(
                "UUID",
                Bits::writeUUID,
                Bits::readUUID,
                new UUID(0, 0),
                new UUID(Long.MIN_VALUE, -1),
                new UUID(1, Long.MAX_VALUE)));
        byte[] many = new byte[200_001];
        new Random(1).nextBytes(many);
        kinds.add(new Kind<>(
                "ByteBuffer",
                Bits::writeByteBuffer,
                Bits::readByteBuffer,
                value -> List.of(value, value.order()),
                List.of(
                        ByteBuffer.allocate(0),
                        ByteBuffer.wrap(many),
                        ByteBuffer.wrap(many, 5, 70_000).order(ByteOrder.LITTLE_ENDIAN),
                        ByteBuffer.wrap(many, 65_536, 65_536).slice().asReadOnlyBuffer(),
                        ByteBuffer.allocateDirect(3).order(ByteOrder.LITTLE_ENDIAN))));
        kinds.add(kind(
                "OptionalInt",
                Optionals::writeOptionalInt,
                Optionals::readOptionalInt,
                OptionalInt.empty(),
                OptionalInt.of(0),
                OptionalInt.of(Integer.MIN_VALUE)));
        kinds.add(kind(
                "OptionalLong",
                Optionals::writeOptionalLong,
                Optionals::readOptionalLong,
                OptionalLong.empty(),
                OptionalLong.of(0),
                OptionalLong.of(Long.MIN_VALUE)));
        kinds.add(kind(
                "OptionalDouble",
                Optionals::writeOptionalDouble,
                Optionals::readOptionalDouble,
                OptionalDouble.empty(),
                OptionalDouble.of(-0.0),
                OptionalDouble.of(Double.NaN)));
        BiConsumer<WireWriter, @Nullable Class<?>> writeClass = Classes::writeClass;
        kinds.add(new Kind<Class<?>>(
                "Class",
                writeClass,
                Classes::readClass,
                value -> value,
                List.of(
                        boolean.class,
                        byte.class,
                        short.class,
                        char.class,
                        int.class,
                        long.class,
                        float.class,
                        double.class,
                        void.class,
                        int[].class,
                        Void.class,
                        String[][].class,
                        Map.Entry.class,
                        Kind.class,
                        Kind[].class,
                        new Object() {}.getClass())));
        addAddresses(kinds);
        return kinds;
    }

    private static void addTimes(List<Kind<?>> kinds) {
        kinds.add(kind(
                "Instant",
                Times::writeInstant,
                Times::readInstant,
                Instant.MIN,
                Instant.MAX,
                Instant.EPOCH,
                Instant.ofEpochSecond(-1, 1)));
        kinds.add(kind(
                "Duration",
                Times::writeDuration,
                Times::readDuration,
                Duration.ZERO,
                Duration.ofNanos(-1),
                Duration.ofSeconds(Long.MIN_VALUE),
                Duration.ofSeconds(Long.MAX_VALUE, 999_999_999)));
        kinds.add(kind(
                "Period",
                Times::writePeriod,
                Times::readPeriod,
                Period.ZERO,
                Period.of(1, -40, 400),
                Period.of(Integer.MIN_VALUE, Integer.MAX_VALUE, Integer.MIN_VALUE)));
        kinds.add(kind("Year", Times::writeYear, Times::readYear, Year.of(Year.MIN_VALUE), Year.of(Year.MAX_VALUE)));
        kinds.add(kind(
                "YearMonth",
                Times::writeYearMonth,
                Times::readYearMonth,
                YearMonth.of(Year.MIN_VALUE, 1),
                YearMonth.of(Year.MAX_VALUE, 12)));
        kinds.add(kind(
                "MonthDay",
                Times::writeMonthDay,
                Times::readMonthDay,
                MonthDay.of(1, 1),
                MonthDay.of(2, 29),
                MonthDay.of(12, 31)));
        kinds.add(kind(
                "LocalDate",
                Times::writeLocalDate,
                Times::readLocalDate,
                LocalDate.MIN,
                LocalDate.MAX,
                LocalDate.of(2000, 2, 29)));
        kinds.add(kind(
                "LocalTime",
                Times::writeLocalTime,
                Times::readLocalTime,
                LocalTime.MIN,
                LocalTime.MAX,
                LocalTime.of(1, 2, 3, 4)));
        kinds.add(kind(
                "LocalDateTime",
                Times::writeLocalDateTime,
                Times::readLocalDateTime,
                LocalDateTime.MIN,
                LocalDateTime.MAX));
        kinds.add(kind("OffsetTime", Times::writeOffsetTime, Times::readOffsetTime, OffsetTime.MIN, OffsetTime.MAX));
        kinds.add(kind(
                "OffsetDateTime",
                Times::writeOffsetDateTime,
                Times::readOffsetDateTime,
                OffsetDateTime.MIN,
                OffsetDateTime.MAX,
                OffsetDateTime.of(2024, 1, 1, 0, 0, 0, 0, ZoneOffset.ofHoursMinutesSeconds(-3, -4, -5))));
        kinds.add(kind(
                "ZonedDateTime",
                Times::writeZonedDateTime,
                Times::readZonedDateTime,
                ZonedDateTime.ofStrict(WHEN_CLOCKS_GO_BACK, ZoneOffset.ofHours(1), BERLIN),
                ZonedDateTime.ofStrict(WHEN_CLOCKS_GO_BACK, ZoneOffset.ofHours(2), BERLIN),
                ZonedDateTime.of(LocalDateTime.of(1893, 4, 1, 0, 0), BERLIN),
                ZonedDateTime.of(LocalDateTime.MIN, ZoneOffset.MAX),
                ZonedDateTime.of(LocalDateTime.MAX, ZoneOffset.MIN),
                ZonedDateTime.of(LocalDateTime.MAX, BERLIN),
                ZonedDateTime.of(LocalDateTime.MIN, BERLIN),
                ZonedDateTime.of(WHEN_CLOCKS_GO_BACK, ZoneId.of("UT+1"))));
        List<ZoneId> zones = new ArrayList<>();
        ZoneId.getAvailableZoneIds().forEach(id -> zones.add(ZoneId.of(id)));
        for (String id : List.of("Z", "+01:02:03", "-18", "UT", "UT+1", "UTC", "GMT", "GMT-3", "UTC+18:00")) {
            zones.add(ZoneId.of(id));
        }
        kinds.add(kind("ZoneId", Times::writeZoneId, Times::readZoneId, zones.toArray(ZoneId[]::new)));
        kinds.add(kind(
                "ZoneOffset",
                Times::writeZoneOffset,
                Times::readZoneOffset,
                ZoneOffset.MIN,
                ZoneOffset.UTC,
                ZoneOffset.MAX,
                ZoneOffset.ofTotalSeconds(-1)));
        kinds.add(kind(
                "Date",
                Times::writeDate,
                Times::readDate,
                new Date(Long.MIN_VALUE),
                new Date(0),
                new Date(Long.MAX_VALUE)));
    }

    private static void addTexts(List<Kind<?>> kinds) throws MalformedURLException {
        kinds.add(kind(
                "URI",
                Texts::writeURI,
                Texts::readURI,
                URI.create(""),
                URI.create("a/../b?c#d"),
                URI.create("mailto:a@b"),
                URI.create("http://u@[::1]:80/%C3%BC?q#f"),
                URI.create("http://gr\u00fcn.example/\u20ac"),
                URI.create("reg://a_b:x/")));
        kinds.add(new Kind<>(
                "URL",
                Texts::writeURL,
                Texts::readURL,
                URL::toExternalForm,
                List.of(
                        new URL("http://no-such-host.invalid:8080/a b?c=\u20ac#d"),
                        new URL("file:/tmp/x"),
                        new URL("jar:file:/a.jar!/b"))));
        kinds.add(kind(
                "File",
                Texts::writeFile,
                Texts::readFile,
                new File(""),
                new File("a/../b"),
                new File("/"),
                new File("gr\u00fcn \u20ac")));
        kinds.add(kind("Path", Texts::writePath, Texts::readPath, paths()));
        kinds.add(kind("Locale", Texts::writeLocale, Texts::readLocale, locales()));
        kinds.add(kind(
                "Charset",
                Texts::writeCharset,
                Texts::readCharset,
                Charset.availableCharsets().values().toArray(Charset[]::new)));
        kinds.add(kind(
                "Currency",
                Texts::writeCurrency,
                Texts::readCurrency,
                Currency.getAvailableCurrencies().toArray(Currency[]::new)));
        kinds.add(kind(
                "TimeZone",
                Texts::writeTimeZone,
                Texts::readTimeZone,
                TimeZone.getDefault(),
                TimeZone.getTimeZone("UTC"),
                TimeZone.getTimeZone("Europe/Berlin"),
                TimeZone.getTimeZone("GMT+8"),
                TimeZone.getTimeZone("GMT-12:30")));
        kinds.add(new Kind<>(
                "Pattern",
                Texts::writePattern,
                Texts::readPattern,
                value -> List.of(value.pattern(), value.flags()),
                List.of(
                        Pattern.compile(""),
                        Pattern.compile("gr\u00fcn|\u20ac+", Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE),
                        Pattern.compile("(", Pattern.LITERAL),
                        Pattern.compile("a(?i)b", Pattern.LITERAL),
                        Pattern.compile("(?i)(?s-m)a"),
                        Pattern.compile("a(?i:b)(?<name>c)(?=d)"),
                        Pattern.compile("(\\(?d)"),
                        Pattern.compile("x[(?i)]"),
                        Pattern.compile("x" + Pattern.quote("(?i)"), Pattern.DOTALL),
                        Pattern.compile("x((?i)y)z"),
                        Pattern.compile("(?x) a # not (?i)\n b"),
                        Pattern.compile("a # not (?i)\n b", Pattern.COMMENTS),
                        Pattern.compile("x[(?U)]", Pattern.UNICODE_CHARACTER_CLASS),
                        Pattern.compile("\\w", Pattern.UNICODE_CHARACTER_CLASS))));
    }

    private static Path[] paths() {
        List<Path> paths = new ArrayList<>(List.of(Path.of(""), Path.of("a/../b"), Path.of("/")));
        Charset encoding = Charset.forName(System.getProperty("sun.jnu.encoding"));
        if (encoding.newEncoder().canEncode("gr\u00fcn")) {
            paths.add(Path.of("gr\u00fcn"));
        }
        return paths.toArray(Path[]::new);
    }

    private static Locale[] locales() {
        List<Locale> locales = new ArrayList<>(List.of(Locale.getAvailableLocales()));
        locales.add(Locale.ROOT);
        locales.add(new Locale("ja", "JP", "JP"));
        locales.add(new Locale("th", "TH", "TH"));
        locales.add(new Locale("no", "NO", "NY"));
        locales.add(new Locale("iw"));
        locales.add(new Locale("", "", "variant alone"));
        locales.add(new Locale("x", "y", "a_b-\u20ac"));
        locales.add(Locale.forLanguageTag("x-foo"));
        locales.add(Locale.forLanguageTag("ja-Jpan-JP-x-lvariant-JP"));
        locales.add(Locale.forLanguageTag("de-Latn-DE-1996-u-co-phonebk-x-lvariant-q-foo"));
        locales.add(new Locale.Builder()
                .setRegion("US")
                .setExtension('u', "attr-nu-arab")
                .build());
        return locales.toArray(Locale[]::new);
    }

    private static void addAddresses(List<Kind<?>> kinds) throws UnknownHostException {
        byte[] six = {(byte) 0xfe, (byte) 0x80, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1};
        InetAddress unnamed = InetAddress.getByAddress(new byte[] {10, 0, 0, -1});
        InetAddress named = InetAddress.getByAddress("no-such-host.invalid", new byte[] {10, 0, 0, 1});
        kinds.add(new Kind<>(
                "InetAddress",
                Addresses::writeInetAddress,
                Addresses::readInetAddress,
                InetAddress::toString,
                List.of(unnamed, named, Inet6Address.getByAddress("six", six, 3), InetAddress.getByAddress(six))));
        kinds.add(new Kind<>(
                "InetSocketAddress",
                Addresses::writeInetSocketAddress,
                Addresses::readInetSocketAddress,
                value -> List.of(value, value.toString()),
                List.of(
                        new InetSocketAddress(unnamed, 0),
                        new InetSocketAddress(named, 65_535),
                        new InetSocketAddress(InetAddress.getByAddress(six), 40_000),
                        InetSocketAddress.createUnresolved("no-such-host.invalid", 80))));
        kinds.add(new Kind<Void>("Void", Boxes::writeVoid, Boxes::readVoid, value -> "null", List.of()));
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void everyValueSurvives(Kind<?> kind) {
        kind.surviveAll();
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void nullSurvives(Kind<?> kind) {
        assertNull(kind.trip(null));
    }

    @ParameterizedTest
    @MethodSource("kinds")
    <T> void damagedBytesGiveAValueOrAWireException(Kind<T> kind) {
        long seed = 20_240_229;
        Random random = new Random(seed);
        List<byte[]> originals = new ArrayList<>();
        originals.add(kind.written(null));
        kind.values().stream().limit(12).forEach(value -> originals.add(kind.written(value)));
        for (int i = 0; i < 3_000; i++) {
            byte[] bytes = damaged(originals.get(i % originals.size()), random);
            try {
                kind.survives(kind.read().apply(reader(bytes)));
            } catch (WireException expected) {
                assertNotNull(expected.getMessage());
            } catch (Throwable e) {
                throw new AssertionError("seed " + seed + ", input " + i + ": " + Arrays.toString(bytes), e);
            }
        }
    }

    private static byte[] damaged(byte[] original, Random random) {
        byte[] bytes = Arrays.copyOf(original, Math.min(original.length, 300) + random.nextInt(4));
        for (int i = random.nextInt(5); i > 0 && bytes.length > 0; i--) {
            // Most meaning is in the first bytes: sizes, forms, flags.
            int at = random.nextInt(1 + random.nextInt(bytes.length));
            bytes[at] = random.nextBoolean() ? (byte) random.nextInt() : (byte) (bytes[at] ^ 1 << random.nextInt(8));
        }
        return random.nextInt(8) == 0 ? Arrays.copyOf(bytes, random.nextInt(bytes.length + 1)) : bytes;
    }

    @Test
    void aNumberOfMillionsOfBytesSurvives() {
        byte[] bytes = new byte[5_000_000];
        bytes[0] = 1;
        BigInteger number = new BigInteger(bytes);
        Kind<BigInteger> kind = kind("BigInteger", Numbers::writeBigInteger, Numbers::readBigInteger);
        assertEquals(number, kind.trip(number));
    }

    @Test
    void partsOutOfRangeAreNamed() {
        byte[] noMonth = {1, 0, 0, 0, 0, 13};
        WireException thrown = assertThrows(WireException.class, () -> Times.readYearMonth(reader(noMonth)));
        assertEquals("No part of a date or time: 13 is not between 1 and 12", thrown.getMessage());
        byte[] february30 = {1, 2, 30};
        assertThrows(WireException.class, () -> Times.readMonthDay(reader(february30)));
    }

    @Test
    void whatThisJvmDoesNotKnowIsNamed() {
        byte[] atlantis = written(out -> out.writeString("Sea/Atlantis"));
        WireException zone = assertThrows(WireException.class, () -> Times.readZoneId(reader(atlantis)));
        assertEquals("This JVM knows no time zone Sea/Atlantis: Unknown time-zone ID: Sea/Atlantis", zone.getMessage());
        assertTrue(zone.getCause() instanceof DateTimeException);
        assertThrows(WireException.class, () -> Texts.readTimeZone(reader(atlantis)));
        assertThrows(WireException.class, () -> Texts.readCharset(reader(atlantis)));
        assertThrows(WireException.class, () -> Texts.readURL(reader(atlantis)));
        assertThrows(WireException.class, () -> Texts.readCurrency(reader(atlantis)));
        WireException missing = assertThrows(WireException.class, () -> Classes.readClass(reader(atlantis)));
        assertEquals(
                "There is no class Sea/Atlantis on this JVM's class path, or it can't be loaded:"
                        + " java.lang.ClassNotFoundException: Sea/Atlantis",
                missing.getMessage());
    }

    @Test
    void aTimeThatOtherRulesSkipIsTheSameInstant() {
        LocalDateTime skipped = LocalDateTime.of(2024, 3, 31, 2, 30);
        byte[] bytes = written(out -> {
            out.writePresence(skipped);
            out.writeLong(skipped.toLocalDate().toEpochDay());
            out.writeLong(skipped.toLocalTime().toNanoOfDay());
            out.writeInt(3600);
            out.writeString("Europe/Berlin");
        });
        ZonedDateTime read = Times.readZonedDateTime(reader(bytes));
        assertNotNull(read);
        assertEquals(skipped.toInstant(ZoneOffset.ofHours(1)), read.toInstant());
        assertEquals(3, read.getHour());
    }

    @Test
    void subclassesAreRefused() {
        Date timestamp = new Date(0) {
            private static final long serialVersionUID = 1;
        };
        assertEquals(
                "A " + timestamp.getClass().getName()
                        + " can't travel as a java.util.Date: what the subclass adds would be lost. Pass a plain Date",
                refusal(out -> Times.writeDate(out, timestamp)));
        refusal(out -> Numbers.writeBigInteger(out, new BigInteger("1") {
            private static final long serialVersionUID = 1;
        }));
        refusal(out -> Numbers.writeBigDecimal(out, new BigDecimal("1") {
            private static final long serialVersionUID = 1;
        }));
        refusal(out -> Bits.writeBitSet(out, new BitSet() {
            private static final long serialVersionUID = 1;
        }));
        refusal(out -> Texts.writeFile(out, new File("a") {
            private static final long serialVersionUID = 1;
        }));
        refusal(out -> Addresses.writeInetSocketAddress(out, new InetSocketAddress(1) {
            private static final long serialVersionUID = 1;
        }));
    }

    @Test
    void aPathOfAnotherFileSystemIsRefusedWithItsName(@TempDir Path directory) throws IOException {
        URI zip = URI.create("jar:" + directory.resolve("a.zip").toUri());
        try (FileSystem system = FileSystems.newFileSystem(zip, Map.of("create", "true"))) {
            assertEquals(
                    "The path /x can't travel: it is of the file system \"jar\", and only those of the default file system"
                            + " can. Pass a String or a URI, and let the worker open the file system",
                    refusal(out -> Texts.writePath(out, system.getPath("/x"))));
        }
    }

    @Test
    void aPathThatIsNoTextIsRefused() {
        refusal(out -> Texts.writePath(out, Path.of(URI.create("file:///no-%FF-text"))));
    }

    @Test
    void aTimeZoneWithRulesOfItsOwnIsRefused() {
        refusal(out -> Texts.writeTimeZone(out, new SimpleTimeZone(3_600_000, "Europe/Berlin")));
        refusal(out -> Texts.writeTimeZone(out, new SimpleTimeZone(0, "nowhere")));
    }

    @Test
    void aPatternThatDoesNotTellItsFlagsIsRefused() {
        refusal(out -> Texts.writePattern(out, Pattern.compile("a(?i)b")));
        refusal(out -> Texts.writePattern(out, Pattern.compile("(?s)a\\\\(?-i)b", Pattern.CASE_INSENSITIVE)));
        refusal(out -> Texts.writePattern(out, Pattern.compile("(?x) a ( ?i) b")));
        refusal(out -> Texts.writePattern(out, Pattern.compile("a(?-x)b", Pattern.COMMENTS)));
        refusal(out -> Texts.writePattern(out, Pattern.compile("[(?i)](?U)b")));
        refusal(out -> Texts.writePattern(out, Pattern.compile("a", Pattern.CANON_EQ)));
        byte[] bytes = written(out -> {
            out.writeString("e" + "\u0301\u0327\u0308\u0323".repeat(4));
            out.writeInt(Pattern.CANON_EQ);
        });
        assertThrows(WireException.class, () -> Texts.readPattern(reader(bytes)));
    }

    @Test
    void aPatternOfAThousandGroupsInsideEachOtherIsRefused() {
        byte[] bytes = written(out -> {
            out.writeString("(".repeat(100_000) + "a" + ")*".repeat(100_000));
            out.writeInt(0);
        });
        assertThrows(WireException.class, () -> Texts.readPattern(reader(bytes)));
    }

    @Test
    void aLocaleThatNoTagTellsIsRefused() {
        refusal(out -> Texts.writeLocale(out, Locale.forLanguageTag("no-NO-u-nu-arab-x-lvariant-NY")));
    }

    @Test
    void writingABufferDoesNotMoveIt() {
        ByteBuffer buffer = ByteBuffer.wrap(new byte[] {1, 2, 3, 4}, 1, 2);
        byte[] bytes = written(out -> Bits.writeByteBuffer(out, buffer));
        assertEquals(1, buffer.position());
        ByteBuffer read = Bits.readByteBuffer(reader(bytes));
        assertNotNull(read);
        assertEquals(0, read.position());
        assertEquals(2, read.capacity());
        assertFalse(read.isReadOnly());
        assertTrue(read.hasArray());
    }

    @Test
    void classesThatNoOtherJvmFindsAreRefused() {
        Runnable lambda = () -> {};
        Object proxy = Proxy.newProxyInstance(
                ValuesTest.class.getClassLoader(), new Class<?>[] {Runnable.class}, (self, method, arguments) -> null);
        for (Class<?> each : List.of(lambda.getClass(), lambda.getClass().arrayType(), proxy.getClass())) {
            String message = refusal(out -> Classes.writeClass(out, each));
            assertTrue(message.startsWith("class "), message);
        }
    }

    /** Its initialiser fails. */
    static final class Explosive {
        static final int FUSE = Integer.parseInt("boom");
    }

    @Test
    void aClassIsFoundThroughTheContextLoaderAndNotInitialised() throws IOException {
        byte[] bytes = written(out -> Classes.writeClass(out, Explosive.class));
        assertSame(Explosive.class, Classes.readClass(reader(bytes)));
        URL[] place = {Explosive.class.getProtectionDomain().getCodeSource().getLocation()};
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        try (URLClassLoader other = new URLClassLoader(place, null)) {
            thread.setContextClassLoader(other);
            Class<?> read = Classes.readClass(reader(bytes));
            assertNotNull(read);
            assertSame(other, read.getClassLoader());
            Class<?> found = Classes.readClass(reader(written(out -> Classes.writeClass(out, Test.class))));
            assertSame(Test.class, found);
            thread.setContextClassLoader(null);
            assertSame(Explosive.class, Classes.readClass(reader(bytes)));
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    @Test
    void aClassIsFoundThroughTheLoaderThatTheReaderPrefers() throws IOException {
        byte[] bytes = written(out -> Classes.writeClass(out, Explosive.class));
        URL[] place = {Explosive.class.getProtectionDomain().getCodeSource().getLocation()};
        try (URLClassLoader other = new URLClassLoader(place, null)) {
            WireReader in = reader(bytes);
            in.preferClassLoader(other);
            Class<?> read = Classes.readClass(in);
            assertNotNull(read);
            assertSame(other, read.getClassLoader());
            WireReader elsewhere = reader(written(out -> Classes.writeClass(out, Test.class)));
            elsewhere.preferClassLoader(other);
            assertSame(Test.class, Classes.readClass(elsewhere));
        }
    }

    private static String refusal(Consumer<WireWriter> write) {
        WireException thrown = assertThrows(WireException.class, () -> written(write));
        return String.valueOf(thrown.getMessage());
    }

    private static byte[] written(Consumer<WireWriter> write) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        WireWriter out = new WireWriter(bytes);
        write.accept(out);
        out.flush();
        return bytes.toByteArray();
    }

    private static WireReader reader(byte[] bytes) {
        return new WireReader(new ByteArrayInputStream(bytes), bytes.length);
    }
}
