package dev.jfork.processor.write;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.WildcardTypeName;
import dev.jfork.processor.model.Container;
import dev.jfork.processor.model.Container.Nulls;
import dev.jfork.processor.model.RuntimeNames;
import dev.jfork.processor.model.WireType;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * The code of codecs of arrays, collections and {@code Optional}.
 *
 * <p>A collection is copied before its size is written: so size and elements agree, whatever another thread does to it.
 */
final class ContainerCode {
    private static final ClassName ITERABLE = ClassName.get(Iterable.class);
    private static final ClassName LIST = ClassName.get(List.class);
    private static final ClassName ARRAY_LIST = ClassName.get(ArrayList.class);
    private static final ClassName COPY_ON_WRITE_LIST = ClassName.get(CopyOnWriteArrayList.class);
    private static final ClassName ENUM_SET = ClassName.get(EnumSet.class);
    private static final ClassName ENUM_MAP = ClassName.get(EnumMap.class);

    private final ValueCode values;

    ContainerCode(ValueCode values) {
        this.values = values;
    }

    CodeBlock write(WireType.Array type) {
        CodeBlock.Builder code = returnOnNull().addStatement("out.writeSize(value.length)");
        enter(code, type, "out");
        code.beginControlFlow("for ($T element : value)", type.element())
                .addStatement(values.write(type.element(), CodeBlock.of("element")))
                .endControlFlow();
        return leave(code, type, "out").build();
    }

    CodeBlock read(WireType.Array type) {
        TypeName innermost = type.element();
        StringBuilder brackets = new StringBuilder();
        while (innermost instanceof ArrayTypeName array) {
            innermost = array.componentType();
            brackets.append("[]");
        }
        TypeName made = innermost instanceof ParameterizedTypeName generic ? unbounded(generic) : innermost;
        CodeBlock array = CodeBlock.of("new $T[size]$L", made, brackets);
        if (type.unchecked()) {
            array = CodeBlock.of("($T) $L", type.type(), array);
        }
        CodeBlock.Builder code = returnNullOnNoSize().addStatement("$T value = $L", type.type(), array);
        enter(code, type, "in");
        code.beginControlFlow("for (int i = 0; i < size; i++)")
                .addStatement("value[i] = $L", values.read(type.element()))
                .endControlFlow();
        return leave(code, type, "in").addStatement("return value").build();
    }

    CodeBlock write(WireType.Sequence type) {
        CodeBlock.Builder code = returnOnNull();
        checkOrder(code, type.type(), type.made());
        TypeName list = ParameterizedTypeName.get(LIST, type.element().box());
        if (type.type() instanceof ParameterizedTypeName declared
                && declared.rawType().equals(ITERABLE)) {
            code.addStatement("$T elements = new $T<>()", list, ArrayList.class)
                    .beginControlFlow("for ($T element : value)", type.element())
                    .addStatement("elements.add(element)")
                    .endControlFlow();
        } else {
            code.addStatement("$T elements = new $T<>(value)", list, ArrayList.class);
        }
        code.addStatement("out.writeSize(elements.size())");
        enter(code, type, "out");
        code.beginControlFlow("for ($T element : elements)", type.element())
                .addStatement(values.write(type.element(), CodeBlock.of("element")))
                .endControlFlow();
        return leave(code, type, "out").build();
    }

    CodeBlock read(WireType.Sequence type) {
        Container made = type.made();
        boolean isCopied = made.type().equals(COPY_ON_WRITE_LIST); // to which each single addition is a copy
        CodeBlock element = values.read(type.element());
        CodeBlock.Builder code = returnNullOnNoSize();
        make(code, isCopied ? ARRAY_LIST : made.type(), type.element());
        enter(code, type, "in");
        code.beginControlFlow("for (int i = 0; i < size; i++)")
                .addStatement("value.add($L)", made.takesNull() == Nulls.NOWHERE ? required(element) : element)
                .endControlFlow();
        if (made.isDistinct()) {
            code.addStatement("in.requireSize(size, value.size())");
        }
        return leave(code, type, "in")
                .addStatement("return $L", isCopied ? CodeBlock.of("new $T<>(value)", made.type()) : "value")
                .build();
    }

    CodeBlock write(WireType.Dictionary type) {
        List<TypeName> arguments = ((ParameterizedTypeName) type.type()).typeArguments();
        TypeName entry = ParameterizedTypeName.get(ClassName.get(Map.Entry.class), arguments.get(0), arguments.get(1));
        CodeBlock.Builder code = returnOnNull();
        checkOrder(code, type.type(), type.made());
        code.addStatement(
                        "$T entries = new $T<>(value.entrySet())",
                        ParameterizedTypeName.get(LIST, entry),
                        ArrayList.class)
                .addStatement("out.writeSize(entries.size())");
        enter(code, type, "out");
        code.beginControlFlow("for ($T entry : entries)", entry)
                .addStatement(values.write(type.key(), CodeBlock.of("entry.getKey()")))
                .addStatement(values.write(type.value(), CodeBlock.of("entry.getValue()")))
                .endControlFlow();
        return leave(code, type, "out").build();
    }

    CodeBlock read(WireType.Dictionary type) {
        Nulls nulls = type.made().takesNull();
        CodeBlock key = values.read(type.key());
        CodeBlock value = values.read(type.value());
        CodeBlock.Builder code = returnNullOnNoSize();
        make(code, type.made().type(), type.key(), type.value());
        enter(code, type, "in");
        code.beginControlFlow("for (int i = 0; i < size; i++)")
                .addStatement(
                        "value.put($L, $L)",
                        nulls == Nulls.ANYWHERE ? key : required(key),
                        nulls == Nulls.NOWHERE ? required(value) : value)
                .endControlFlow()
                .addStatement("in.requireSize(size, value.size())");
        return leave(code, type, "in").addStatement("return value").build();
    }

    /** Counts how deep values are nested, where they may be so without end. */
    private void enter(CodeBlock.Builder code, WireType type, String stream) {
        if (values.isRecursive(type)) {
            code.addStatement("$L.enter()", stream);
        }
    }

    private CodeBlock.Builder leave(CodeBlock.Builder code, WireType type, String stream) {
        return values.isRecursive(type) ? code.addStatement("$L.leave()", stream) : code;
    }

    private static void checkOrder(CodeBlock.Builder code, TypeName type, Container made) {
        switch (made.order()) {
            case ANY -> {}
            case NATURAL ->
                code.addStatement("$T.requireNatural(value.comparator(), $S)", RuntimeNames.ORDERING, simpleName(type));
            case NONE -> code.addStatement("$T.requireNone(value, $S)", RuntimeNames.ORDERING, simpleName(type));
            case ARRIVAL -> code.addStatement("$T.requireArrival(value, $S)", RuntimeNames.ORDERING, simpleName(type));
        }
    }

    private static String simpleName(TypeName container) {
        return ((ParameterizedTypeName) container).rawType().simpleName();
    }

    /** Makes an empty container for what is read, and names it {@code value}. */
    private static void make(CodeBlock.Builder code, ClassName made, TypeName... elements) {
        TypeName type = ParameterizedTypeName.get(made, elements);
        if (made.equals(ENUM_SET)) {
            code.addStatement("$T value = $T.noneOf($T.class)", type, made, elements[0]);
        } else if (made.equals(ENUM_MAP)) {
            code.addStatement("$T value = new $T<>($T.class)", type, made, elements[0]);
        } else {
            code.addStatement("$T value = new $T<>($L)", type, made, made.equals(ARRAY_LIST) ? "size" : "");
        }
    }

    private static CodeBlock required(CodeBlock value) {
        return CodeBlock.of("in.required($L)", value);
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
