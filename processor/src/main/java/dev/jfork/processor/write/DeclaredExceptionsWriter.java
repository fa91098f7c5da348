package dev.jfork.processor.write;

import static javax.lang.model.element.Modifier.FINAL;
import static javax.lang.model.element.Modifier.PRIVATE;
import static javax.lang.model.element.Modifier.STATIC;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import dev.jfork.processor.model.ThrownType;
import java.util.List;

/**
 * Writes the class that makes the exceptions which a worker method declares. A class of its own: to verify it, a JVM loads
 * all of them, and only a parent has a use for that.
 */
final class DeclaredExceptionsWriter {
    static final ClassName NAME = ClassName.get("", "DeclaredExceptions");

    private DeclaredExceptionsWriter() {}

    static TypeSpec write(List<ThrownType> thrown) {
        CodeBlock.Builder body = CodeBlock.builder().add("return switch (type) {\n$>");
        for (ThrownType each : thrown) {
            body.add(
                    "case $S -> new $T($L);\n",
                    each.binaryName(),
                    each.type(),
                    each.constructor().arguments());
        }
        body.add("default -> null;\n$<};\n");
        return TypeSpec.classBuilder(NAME)
                .addModifiers(PRIVATE, STATIC, FINAL)
                .addMethod(MethodSpec.methodBuilder("rebuild")
                        .addModifiers(STATIC)
                        .returns(Throwable.class)
                        .addParameter(String.class, "type")
                        .addParameter(String.class, "message")
                        .addParameter(Throwable.class, "cause")
                        .addCode(body.build())
                        .build())
                .build();
    }
}
