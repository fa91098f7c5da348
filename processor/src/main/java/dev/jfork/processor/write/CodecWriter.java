package dev.jfork.processor.write;

import static javax.lang.model.element.Modifier.FINAL;
import static javax.lang.model.element.Modifier.PRIVATE;
import static javax.lang.model.element.Modifier.STATIC;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.jfork.processor.model.RuntimeNames;
import dev.jfork.processor.model.WireType;
import java.util.stream.Stream;

/** Writes the codec of one type: a class with a static method that writes a value, and one that reads it. */
final class CodecWriter {
    private static final AnnotationSpec UNCHECKED = AnnotationSpec.builder(SuppressWarnings.class)
            .addMember("value", "$S", "unchecked")
            .build();

    /** Whether a cast from {@code Box<?>} is one depends on the bounds of the type's variables. */
    private static final AnnotationSpec UNCHECKED_OR_REDUNDANT = AnnotationSpec.builder(SuppressWarnings.class)
            .addMember("value", "{$S, $S}", "cast", "unchecked")
            .build();

    private final CodecNames codecs;
    private final DeclaredTypeCode declared;
    private final ContainerCode containers;

    CodecWriter(CodecNames codecs, ValueCode values) {
        this.codecs = codecs;
        this.declared = new DeclaredTypeCode(values);
        this.containers = new ContainerCode(values);
    }

    TypeSpec write(WireType type) {
        TypeSpec.Builder codec = TypeSpec.classBuilder(codecs.get(type.type())).addModifiers(PRIVATE, STATIC, FINAL);
        if (type instanceof WireType.Enumeration enumeration) {
            codec.addField(constants(enumeration));
            add(codec, type, declared.write(enumeration), declared.read(enumeration));
        } else if (type instanceof WireType.Structure structure) {
            add(codec, type, declared.write(structure), declared.read(structure));
        } else if (type instanceof WireType.View view) {
            addView(codec, view);
        } else if (type instanceof WireType.Union union) {
            add(codec, type, declared.write(union), declared.read(union));
        } else if (type instanceof WireType.Array array) {
            addArray(codec, array);
        } else if (type instanceof WireType.Sequence sequence) {
            add(codec, type, containers.write(sequence), containers.read(sequence));
        } else if (type instanceof WireType.Dictionary dictionary) {
            add(codec, type, containers.write(dictionary), containers.read(dictionary));
        } else if (type instanceof WireType.Perhaps perhaps) {
            add(codec, type, containers.write(perhaps), containers.read(perhaps));
        } else if (type instanceof WireType.Custom custom) {
            addCustom(codec, custom);
        } else if (type instanceof WireType.Serialized serialized) {
            addSerialized(codec, serialized);
        } else {
            throw new IllegalArgumentException("no codec is written for " + type);
        }
        return codec.build();
    }

    private static void add(TypeSpec.Builder codec, WireType type, CodeBlock write, CodeBlock read) {
        codec.addMethod(writer(type.type(), write).build())
                .addMethod(reader(type.type(), read).build());
    }

    private void addArray(TypeSpec.Builder codec, WireType.Array array) {
        MethodSpec.Builder reader = reader(array.type(), containers.read(array));
        if (ContainerCode.isGeneric(array.element())) {
            // Java has no way to make an array of a generic type.
            reader.addAnnotation(ContainerCode.hasWildcard(array.element()) ? UNCHECKED_OR_REDUNDANT : UNCHECKED);
        }
        codec.addMethod(writer(array.type(), containers.write(array)).build()).addMethod(reader.build());
    }

    /** The cast is safe: values are only taken out. */
    private void addView(TypeSpec.Builder codec, WireType.View view) {
        codec.addMethod(writer(view.type(), declared.write(view))
                        .addAnnotation(UNCHECKED)
                        .build())
                .addMethod(reader(view.type(), declared.read(view)).build());
    }

    private static void addCustom(TypeSpec.Builder codec, WireType.Custom custom) {
        codec.addField(FieldSpec.builder(custom.codec(), "CODEC", PRIVATE, STATIC, FINAL)
                .initializer(custom.creation())
                .build());
        add(
                codec,
                custom,
                CodeBlock.of("$T.write(out, CODEC, value);\n", RuntimeNames.CODECS),
                CodeBlock.of("return $T.read(in, CODEC);\n", RuntimeNames.CODECS));
    }

    private static void addSerialized(TypeSpec.Builder codec, WireType.Serialized type) {
        TypeName serialization = ParameterizedTypeName.get(RuntimeNames.JAVA_SERIALIZATION, type.type());
        CodeBlock classes = Stream.concat(
                        Stream.of(classLiteral(type)), type.reached().stream().map(each -> CodeBlock.of("$S", each)))
                .collect(CodeBlock.joining(",$W"));
        FieldSpec.Builder field = FieldSpec.builder(serialization, "SERIALIZATION", PRIVATE, STATIC, FINAL)
                .initializer("new $T<>($L)", RuntimeNames.JAVA_SERIALIZATION, classes);
        if (ContainerCode.isGeneric(type.type())) {
            field.addAnnotation(UNCHECKED);
        }
        codec.addField(field.build());
        add(
                codec,
                type,
                CodeBlock.of("SERIALIZATION.write(out, value);\n"),
                CodeBlock.of("return SERIALIZATION.read(in);\n"));
    }

    /** Java has no class literals of generic types. */
    private static CodeBlock classLiteral(WireType.Serialized type) {
        return ContainerCode.isGeneric(type.type())
                ? CodeBlock.of("($T<$T>) ($T<?>) $T.class", Class.class, type.type(), Class.class, type.raw())
                : CodeBlock.of("$T.class", type.raw());
    }

    private static FieldSpec constants(WireType.Enumeration type) {
        return FieldSpec.builder(ArrayTypeName.of(type.type()), "CONSTANTS", PRIVATE, STATIC, FINAL)
                .initializer("$T.values()", type.type())
                .build();
    }

    private static MethodSpec.Builder writer(TypeName type, CodeBlock body) {
        return MethodSpec.methodBuilder("write")
                .addModifiers(STATIC)
                .addParameter(RuntimeNames.WIRE_WRITER, "out")
                .addParameter(type, "value")
                .addCode(body);
    }

    private static MethodSpec.Builder reader(TypeName type, CodeBlock body) {
        return MethodSpec.methodBuilder("read")
                .addModifiers(STATIC)
                .addParameter(RuntimeNames.WIRE_READER, "in")
                .returns(type)
                .addCode(body);
    }
}
