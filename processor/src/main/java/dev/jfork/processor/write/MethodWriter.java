package dev.jfork.processor.write;

import static javax.lang.model.element.Modifier.FINAL;
import static javax.lang.model.element.Modifier.PRIVATE;
import static javax.lang.model.element.Modifier.PROTECTED;
import static javax.lang.model.element.Modifier.PUBLIC;
import static javax.lang.model.element.Modifier.STATIC;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.jfork.processor.model.Parameter;
import dev.jfork.processor.model.RuntimeNames;
import dev.jfork.processor.model.WireType;
import dev.jfork.processor.model.WorkerMethod;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Writes the class through which the runtime knows the worker method: how it is called, and how its values travel. */
final class MethodWriter {
    private static final ClassName ARGUMENTS = ClassName.get("", "Args");

    /** Each char takes three bytes at most. */
    private static final int LITERAL_CHARS = 65_535 / 3;

    private final WorkerMethod method;
    private final ValueCode values;
    private final boolean isVoid;
    private final TypeName result;

    MethodWriter(WorkerMethod method, ValueCode values) {
        this.method = method;
        this.values = values;
        this.isVoid = method.result().equals(TypeName.VOID);
        this.result = method.result().box();
    }

    TypeSpec write() {
        TypeSpec.Builder spec = TypeSpec.classBuilder("Method")
                .addModifiers(PRIVATE, STATIC, FINAL)
                .superclass(ParameterizedTypeName.get(RuntimeNames.WORKER_METHOD, ARGUMENTS, result))
                .addField(FieldSpec.builder(ClassName.get("", "Method"), "INSTANCE", STATIC, FINAL)
                        .initializer("register(new Method())")
                        .build())
                .addMethod(constructor())
                .addMethod(call())
                .addMethod(values())
                .addMethod(writeArguments())
                .addMethod(readArguments())
                .addMethod(writeResult())
                .addMethod(readResult());
        if (!method.options().isEmpty()) {
            spec.addMethod(options());
        }
        if (method.idempotent()) {
            spec.addMethod(override("isIdempotent")
                    .returns(TypeName.BOOLEAN)
                    .addStatement("return true")
                    .build());
        }
        Set<CodeBlock> parts = new LinkedHashSet<>();
        method.types().all().forEach(type -> part(type).ifPresent(parts::add));
        if (!parts.isEmpty()) {
            spec.addMethod(parts(parts));
        }
        if (!method.rebuilt().isEmpty()) {
            spec.addMethod(rebuild());
        }
        return spec.build();
    }

    private MethodSpec constructor() {
        return MethodSpec.constructorBuilder()
                .addModifiers(PRIVATE)
                .addStatement("super(\n$S,\n$L)", method.qualifiedName(), literal(ShapeText.text(method)))
                .build();
    }

    /** One literal, or several that are joined when the program runs: a class file takes 65,535 bytes for each. */
    private static CodeBlock literal(String text) {
        if (text.length() <= LITERAL_CHARS) {
            return CodeBlock.of("$S", text);
        }
        List<CodeBlock> parts = new ArrayList<>();
        for (int start = 0; start < text.length(); start += LITERAL_CHARS) {
            parts.add(CodeBlock.of("$S", text.substring(start, Math.min(text.length(), start + LITERAL_CHARS))));
        }
        return CodeBlock.of("$T.join($S, $L)", String.class, "", CodeBlock.join(parts, ", "));
    }

    /** What the runtime asks a type for that may have been compiled anew. */
    private Optional<CodeBlock> part(WireType type) {
        if (type instanceof WireType.Enumeration enumeration) {
            return Optional.of(CodeBlock.of("$T.values()", enumeration.type()));
        }
        if (type instanceof WireType.Structure structure && structure.isRecord()) {
            return Optional.of(CodeBlock.of("$T.class", structure.made()));
        }
        return type instanceof WireType.Custom
                ? Optional.of(CodeBlock.of("$L.CODEC", values.codec(type.type())))
                : Optional.empty();
    }

    private static MethodSpec parts(Collection<CodeBlock> parts) {
        return MethodSpec.methodBuilder("parts")
                .addAnnotation(Override.class)
                .addModifiers(PROTECTED)
                .returns(Object[].class)
                .addStatement("return new $T[] {$L}", Object.class, CodeBlock.join(parts, ",$W"))
                .build();
    }

    private MethodSpec options() {
        return override("options")
                .returns(RuntimeNames.WORKER_OPTIONS)
                .addStatement("return $L", StartOptionCode.of(method.options()))
                .build();
    }

    private MethodSpec call() {
        CodeBlock target = method.receiver()
                .map(receiver -> CodeBlock.of("arguments.$L()", receiver.name()))
                .orElse(CodeBlock.of("$T", method.owner()));
        CodeBlock call = CodeBlock.of("$L.$L($L)", target, method.name(), components(method.parameters()));
        MethodSpec.Builder spec = override("call").returns(result).addParameter(ARGUMENTS, "arguments");
        if (method.throwsChecked()) {
            spec.addException(Throwable.class);
        }
        return isVoid
                ? spec.addStatement(call).addStatement("return null").build()
                : spec.addStatement("return $L", call).build();
    }

    private MethodSpec values() {
        return override("values")
                .addParameter(ARGUMENTS, "arguments")
                .returns(Object[].class)
                .addStatement("return new $T[] {$L}", Object.class, components(method.arguments()))
                .build();
    }

    private static CodeBlock components(List<Parameter> parameters) {
        return parameters.stream()
                .map(parameter -> CodeBlock.of("arguments.$L()", parameter.name()))
                .collect(CodeBlock.joining(",$W"));
    }

    private MethodSpec writeArguments() {
        MethodSpec.Builder spec = override("writeArguments")
                .addParameter(RuntimeNames.WIRE_WRITER, "out")
                .addParameter(ARGUMENTS, "arguments");
        for (Parameter parameter : method.arguments()) {
            spec.addStatement(values.write(parameter.type(), CodeBlock.of("arguments.$L()", parameter.name())));
        }
        return spec.build();
    }

    private MethodSpec readArguments() {
        CodeBlock read = method.arguments().stream().map(this::read).collect(CodeBlock.joining(",$W"));
        return override("readArguments")
                .addParameter(RuntimeNames.WIRE_READER, "in")
                .returns(ARGUMENTS)
                .addStatement("return new $T($L)", ARGUMENTS, read)
                .build();
    }

    /** The receiver, which the arguments record requires, is required of the bytes, too. */
    private CodeBlock read(Parameter parameter) {
        CodeBlock value = values.read(parameter.type());
        return method.receiver().filter(parameter::equals).isPresent() ? CodeBlock.of("in.required($L)", value) : value;
    }

    private MethodSpec writeResult() {
        MethodSpec.Builder spec = override("writeResult")
                .addParameter(RuntimeNames.WIRE_WRITER, "out")
                .addParameter(result, "result");
        if (!isVoid) {
            spec.addStatement(values.write(method.result(), CodeBlock.of("result")));
        }
        return spec.build();
    }

    private MethodSpec readResult() {
        return override("readResult")
                .addParameter(RuntimeNames.WIRE_READER, "in")
                .returns(result)
                .addStatement("return $L", isVoid ? CodeBlock.of("null") : values.read(method.result()))
                .build();
    }

    private static MethodSpec rebuild() {
        return override("rebuild")
                .addParameter(String.class, "type")
                .addParameter(String.class, "message")
                .addParameter(Throwable.class, "cause")
                .returns(Throwable.class)
                .addStatement("return $T.rebuild(type, message, cause)", DeclaredExceptionsWriter.NAME)
                .build();
    }

    private static MethodSpec.Builder override(String name) {
        return MethodSpec.methodBuilder(name).addAnnotation(Override.class).addModifiers(PUBLIC);
    }
}
