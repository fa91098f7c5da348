package dev.jfork.processor.scan;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import dev.jfork.processor.model.WireType;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The types of the JDK that the runtime carries, and those that are as good as records. */
final class KnownTypes {
    static final ClassName OPTIONAL = ClassName.get("java.util", "Optional");

    private static final String WIRE = "dev.jfork.wire";
    private static final ClassName CLASS = ClassName.get(Class.class);
    private static final Map<TypeName, WireType> BY_NAME = new HashMap<>();
    private static final ClassName IMMUTABLE_ENTRY = ClassName.get("java.util", "AbstractMap", "SimpleImmutableEntry");
    private static final ClassName ENTRY = ClassName.get("java.util", "AbstractMap", "SimpleEntry");
    private static final Map<ClassName, ClassName> ENTRIES = Map.of(
            ClassName.get("java.util", "Map", "Entry"),
            IMMUTABLE_ENTRY,
            IMMUTABLE_ENTRY,
            IMMUTABLE_ENTRY,
            ENTRY,
            ENTRY);

    static {
        TypeName string = ClassName.get("java.lang", "String");
        BY_NAME.put(string, new WireType.Known(string, null, "writeString", "readString"));
        for (TypeName primitive : List.of(
                TypeName.BOOLEAN,
                TypeName.BYTE,
                TypeName.SHORT,
                TypeName.CHAR,
                TypeName.INT,
                TypeName.LONG,
                TypeName.FLOAT,
                TypeName.DOUBLE)) {
            ClassName box = (ClassName) primitive.box();
            add(box, "Boxes", box.simpleName());
            String name = primitive.toString();
            String plural = name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1) + "s";
            add(ArrayTypeName.of(primitive), "PrimitiveArrays", plural);
        }
        addAll("Boxes", "java.lang", "Void");
        addAll("Numbers", "java.math", "BigInteger", "BigDecimal", "MathContext");
        addAll("Times", "java.time", "Instant", "Duration", "Period", "Year", "YearMonth", "MonthDay");
        addAll("Times", "java.time", "LocalDate", "LocalTime", "LocalDateTime", "OffsetTime", "OffsetDateTime");
        addAll("Times", "java.time", "ZonedDateTime", "ZoneId", "ZoneOffset");
        addAll("Times", "java.util", "Date");
        addAll("Texts", "java.net", "URI", "URL");
        addAll("Texts", "java.io", "File");
        addAll("Texts", "java.nio.file", "Path");
        addAll("Texts", "java.nio.charset", "Charset");
        addAll("Texts", "java.util", "Locale", "Currency", "TimeZone");
        addAll("Texts", "java.util.regex", "Pattern");
        addAll("Bits", "java.util", "BitSet", "UUID");
        addAll("Bits", "java.nio", "ByteBuffer");
        addAll("Optionals", "java.util", "OptionalInt", "OptionalLong", "OptionalDouble");
        addAll("Addresses", "java.net", "InetAddress", "InetSocketAddress");
    }

    private KnownTypes() {}

    private static void addAll(String home, String packageName, String... simpleNames) {
        for (String each : simpleNames) {
            add(ClassName.get(packageName, each), home, each);
        }
    }

    private static void add(TypeName type, String home, String what) {
        BY_NAME.put(type, known(type, home, what));
    }

    private static WireType known(TypeName type, String home, String what) {
        return new WireType.Known(type, ClassName.get(WIRE, home), "write" + what, "read" + what);
    }

    /** How a type of the JDK travels. A class does whatever it is the class of, if that is said. */
    static Optional<WireType> find(TypeName name) {
        if (name instanceof ParameterizedTypeName parameterized
                && parameterized.rawType().equals(CLASS)) {
            return Optional.of(known(name, "Classes", "Class"));
        }
        return Optional.ofNullable(BY_NAME.get(name));
    }

    /** Whether a class is one of the JDK's that generated code takes apart. */
    static boolean isContainer(ClassName raw) {
        return raw.equals(OPTIONAL)
                || ENTRIES.containsKey(raw)
                || ContainerTypes.sequence(raw).isPresent()
                || ContainerTypes.dictionary(raw).isPresent();
    }

    /** The class that is made where an entry of a map is read, if the type is one. */
    static Optional<ClassName> entry(ClassName raw) {
        return Optional.ofNullable(ENTRIES.get(raw));
    }
}
