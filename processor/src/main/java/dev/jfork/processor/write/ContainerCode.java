package dev.jfork.processor.write;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.WildcardTypeName;
import dev.jfork.processor.model.WireType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The code of codecs of arrays, collections and {@code Optional}.
 *
 * <p>A collection is copied before its size is written: so size and elements agree, whatever another thread does to it.
 */
final class ContainerCode {
    private static final ClassName LIST = ClassName.get(List.class);

    private final ValueCode values;

    ContainerCode(ValueCode values) {
        this.values = values;
    }

    CodeBlock write(WireType.Array type) {
        return returnOnNull()
                .addStatement("out.writeSize(value.length)")
                .beginControlFlow("for ($T element : value)", type.element())
                .addStatement(values.write(type.element(), CodeBlock.of("element")))
                .endControlFlow()
                .build();
    }

    CodeBlock read(WireType.Array type) {
        TypeName innermost = type.element();
        StringBuilder brackets = new StringBuilder();
        while (innermost instanceof ArrayTypeName array) {
            innermost = array.componentType();
            brackets.append("[]");
        }
        CodeBlock array = isGeneric(type.element())
                ? CodeBlock.of(
                        "($T) new $T[size]$L", type.type(), unbounded((ParameterizedTypeName) innermost), brackets)
                : CodeBlock.of("new $T[size]$L", innermost, brackets);
        return returnNullOnNoSize()
                .addStatement("$T value = $L", type.type(), array)
                .beginControlFlow("for (int i = 0; i < size; i++)")
                .addStatement("value[i] = $L", values.read(type.element()))
                .endControlFlow()
                .addStatement("return value")
                .build();
    }

    CodeBlock write(WireType.Sequence type) {
        return returnOnNull()
                .addStatement(
                        "$T elements = new $T<>(value)",
                        ParameterizedTypeName.get(LIST, type.element().box()),
                        ArrayList.class)
                .addStatement("out.writeSize(elements.size())")
                .beginControlFlow("for ($T element : elements)", type.element())
                .addStatement(values.write(type.element(), CodeBlock.of("element")))
                .endControlFlow()
                .build();
    }

    CodeBlock read(WireType.Sequence type) {
        return returnNullOnNoSize()
                .addStatement(
                        "$T value = new $T<>($L)",
                        ParameterizedTypeName.get(type.raw(), type.element()),
                        type.made(),
                        type.raw().equals(LIST) ? "size" : "")
                .beginControlFlow("for (int i = 0; i < size; i++)")
                .addStatement("value.add($L)", values.read(type.element()))
                .endControlFlow()
                .addStatement("return value")
                .build();
    }

    CodeBlock write(WireType.Dictionary type) {
        List<TypeName> arguments = ((ParameterizedTypeName) type.type()).typeArguments();
        TypeName entry = ParameterizedTypeName.get(ClassName.get(Map.Entry.class), arguments.get(0), arguments.get(1));
        return returnOnNull()
                .addStatement(
                        "$T entries = new $T<>(value.entrySet())",
                        ParameterizedTypeName.get(LIST, entry),
                        ArrayList.class)
                .addStatement("out.writeSize(entries.size())")
                .beginControlFlow("for ($T entry : entries)", entry)
                .addStatement(values.write(type.key(), CodeBlock.of("entry.getKey()")))
                .addStatement(values.write(type.value(), CodeBlock.of("entry.getValue()")))
                .endControlFlow()
                .build();
    }

    CodeBlock read(WireType.Dictionary type) {
        return returnNullOnNoSize()
                .addStatement(
                        "$T value = new $T<>()",
                        ParameterizedTypeName.get(ClassName.get(Map.class), type.key(), type.value()),
                        LinkedHashMap.class)
                .beginControlFlow("for (int i = 0; i < size; i++)")
                .addStatement("value.put($L, $L)", values.read(type.key()), values.read(type.value()))
                .endControlFlow()
                .addStatement("return value")
                .build();
    }

    CodeBlock write(WireType.Perhaps type) {
        return CodeBlock.builder()
                .beginControlFlow("if (out.writePresence(value))")
                .addStatement(values.write(type.value(), CodeBlock.of("value.orElse(null)")))
                .endControlFlow()
                .build();
    }

    CodeBlock read(WireType.Perhaps type) {
        return CodeBlock.builder()
                .addStatement(
                        "return in.readPresence() ? $T.ofNullable($L) : null",
                        Optional.class,
                        values.read(type.value()))
                .build();
    }

    /** Whether arrays of it are made with a cast. Those of {@code Class<?>} are not. */
    static boolean isGeneric(TypeName type) {
        return type instanceof ArrayTypeName array
                ? isGeneric(array.componentType())
                : type instanceof ParameterizedTypeName generic && !generic.equals(unbounded(generic));
    }

    private static TypeName unbounded(ParameterizedTypeName type) {
        TypeName[] wildcards = type.typeArguments().stream()
                .map(argument -> WildcardTypeName.subtypeOf(Object.class))
                .toArray(TypeName[]::new);
        return ParameterizedTypeName.get(type.rawType(), wildcards);
    }

    private static CodeBlock.Builder returnOnNull() {
        return CodeBlock.builder()
                .beginControlFlow("if (value == null)")
                .addStatement("out.writeNull()")
                .addStatement("return")
                .endControlFlow();
    }

    private static CodeBlock.Builder returnNullOnNoSize() {
        return CodeBlock.builder()
                .addStatement("int size = in.readSize(1)")
                .beginControlFlow("if (size < 0)")
                .addStatement("return null")
                .endControlFlow();
    }
}
