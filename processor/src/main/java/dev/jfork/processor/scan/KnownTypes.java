package dev.jfork.processor.scan;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
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
    }

    private KnownTypes() {}

    private static void add(TypeName type, String home, String what) {
        BY_NAME.put(type, new WireType.Known(type, ClassName.get(WIRE, home), "write" + what, "read" + what));
    }

    static Optional<WireType> find(TypeName name) {
        return Optional.ofNullable(BY_NAME.get(name));
    }

    /** The class that is made where an entry of a map is read, if the type is one. */
    static Optional<ClassName> entry(ClassName raw) {
        return Optional.ofNullable(ENTRIES.get(raw));
    }
}
