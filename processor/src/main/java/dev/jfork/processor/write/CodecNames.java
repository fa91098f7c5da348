package dev.jfork.processor.write;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.NameAllocator;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.WildcardTypeName;
import dev.jfork.processor.model.WireType;
import dev.jfork.processor.model.WireTypes;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The names of a launcher's codecs: {@code OrderCodec}, {@code ItemListCodec}, {@code IntArrayArrayCodec}. */
final class CodecNames {
    private static final Set<String> SUFFIXES = Set.of("List", "Set", "Map", "Optional");

    private final NameAllocator allocator = new NameAllocator();

    /** Names a codec for each type that needs one, so that none has the name of a class that the launcher mentions. */
    CodecNames(WireTypes types, ClassName owner, Collection<String> taken) {
        Set<String> names = new LinkedHashSet<>(taken);
        names.add(owner.topLevelClassName().simpleName());
        for (WireType type : types.all()) {
            topLevelName(type.type()).ifPresent(names::add);
            if (type instanceof WireType.Custom custom) {
                topLevelName(custom.codec()).ifPresent(names::add);
            }
        }
        names.forEach(allocator::newName);
        for (WireType type : types.all()) {
            if (needsCodec(type)) {
                allocator.newName(describe(type.type()) + "Codec", type.type());
            }
        }
    }

    static boolean needsCodec(WireType type) {
        return !(type instanceof WireType.Primitive) && !(type instanceof WireType.Known);
    }

    String get(TypeName type) {
        return allocator.get(type);
    }

    private static Optional<String> topLevelName(TypeName type) {
        TypeName raw = type instanceof ParameterizedTypeName parameterized ? parameterized.rawType() : type;
        return raw instanceof ClassName name
                ? Optional.of(name.topLevelClassName().simpleName())
                : Optional.empty();
    }

    private static String describe(TypeName type) {
        if (type instanceof ArrayTypeName array) {
            return describe(array.componentType()) + "Array";
        }
        if (type instanceof ParameterizedTypeName parameterized) {
            String arguments = parameterized.typeArguments().stream()
                    .map(CodecNames::describe)
                    .collect(Collectors.joining());
            String raw = parameterized.rawType().simpleName();
            return SUFFIXES.contains(raw) ? arguments + raw : raw + "Of" + arguments;
        }
        if (type instanceof WildcardTypeName wildcard) {
            return describe(wildcard.upperBounds().get(0));
        }
        if (type instanceof ClassName className) {
            return className.simpleName();
        }
        String primitive = type.toString();
        return primitive.substring(0, 1).toUpperCase(Locale.ROOT) + primitive.substring(1);
    }
}
