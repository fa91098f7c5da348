package dev.jfork.processor.write;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.NameAllocator;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import dev.jfork.processor.model.WireType;
import java.util.Locale;

/** The code of codecs of types that have a declaration of the user's: enums, records, sealed types. */
final class DeclaredTypeCode {
    private final ValueCode values;

    DeclaredTypeCode(ValueCode values) {
        this.values = values;
    }

    CodeBlock write(WireType.Enumeration type) {
        return CodeBlock.builder()
                .beginControlFlow("if (value == null)")
                .addStatement("out.writeNull()")
                .nextControlFlow("else")
                .addStatement("out.writeIndex(value.ordinal())")
                .endControlFlow()
                .build();
    }

    CodeBlock read(WireType.Enumeration type) {
        return CodeBlock.builder()
                .addStatement("int index = in.readIndex(CONSTANTS.length)")
                .addStatement("return index < 0 ? null : CONSTANTS[index]")
                .build();
    }

    CodeBlock write(WireType.Structure type) {
        CodeBlock.Builder code = CodeBlock.builder();
        if (type.components().isEmpty()) {
            return code.addStatement("out.writePresence(value)").build();
        }
        boolean isRecursive = values.isRecursive(type);
        code.beginControlFlow("if (out.writePresence(value))");
        if (isRecursive) {
            code.addStatement("out.enter()");
        }
        for (WireType.Component component : type.components()) {
            code.addStatement(values.write(component.type(), CodeBlock.of("value.$L()", component.name())));
        }
        if (isRecursive) {
            code.addStatement("out.leave()");
        }
        return code.endControlFlow().build();
    }

    CodeBlock read(WireType.Structure type) {
        CodeBlock record = values.construct(type.made(), type.type() instanceof ParameterizedTypeName, type.parts());
        CodeBlock.Builder code = CodeBlock.builder()
                .beginControlFlow("if (!in.readPresence())")
                .addStatement("return null")
                .endControlFlow();
        return values.isRecursive(type)
                ? code.addStatement("in.enter()")
                        .addStatement("$T value = $L", type.type(), record)
                        .addStatement("in.leave()")
                        .addStatement("return value")
                        .build()
                : code.addStatement("return $L", record).build();
    }

    CodeBlock write(WireType.View type) {
        return CodeBlock.builder()
                .addStatement(values.write(type.bounded(), CodeBlock.of("($T) value", type.bounded())))
                .build();
    }

    CodeBlock read(WireType.View type) {
        return CodeBlock.builder()
                .addStatement("return $L", values.read(type.bounded()))
                .build();
    }

    CodeBlock write(WireType.Union type) {
        CodeBlock.Builder code = CodeBlock.builder();
        code.beginControlFlow("if (value == null)").addStatement("out.writeNull()");
        NameAllocator names = new NameAllocator();
        names.newName("out");
        names.newName("value");
        int index = 0;
        for (TypeName each : type.cases()) {
            String name = names.newName(variable(each));
            code.nextControlFlow("else if (value instanceof $T $L)", each, name)
                    .addStatement("out.writeIndex($L)", index++)
                    .addStatement(values.write(each, CodeBlock.of("$L", name)));
        }
        return code.nextControlFlow("else")
                .addStatement("throw out.notPermitted($S, value)", type.type().toString())
                .endControlFlow()
                .build();
    }

    CodeBlock read(WireType.Union type) {
        CodeBlock.Builder code = CodeBlock.builder();
        code.add("return switch (in.readIndex($L)) {\n$>", type.cases().size());
        int index = 0;
        for (TypeName each : type.cases()) {
            code.add("case $L -> $L;\n", index++, values.read(each));
        }
        return code.add("default -> null;\n$<};\n").build();
    }

    private static String variable(TypeName type) {
        ClassName raw = type instanceof ParameterizedTypeName generic ? generic.rawType() : (ClassName) type;
        String name = raw.simpleName();
        return name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);
    }
}
