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

/** The types of the JDK that the runtime carries, and the collections that generated code takes apart. */
final class KnownTypes {
    static final ClassName MAP = ClassName.get("java.util", "Map");
    static final ClassName OPTIONAL = ClassName.get("java.util", "Optional");

    private static final String WIRE = "dev.jfork.wire";
    private static final Map<TypeName, WireType> BY_NAME = new HashMap<>();
    private static final Map<ClassName, ClassName> SEQUENCES = Map.of(
            ClassName.get("java.util", "List"), ClassName.get("java.util", "ArrayList"),
            ClassName.get("java.util", "Set"), ClassName.get("java.util", "LinkedHashSet"));

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

    /** The class that is made where a sequence is read, if the interface is one. */
    static Optional<ClassName> sequence(ClassName raw) {
        return Optional.ofNullable(SEQUENCES.get(raw));
    }
}
