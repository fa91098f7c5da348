package dev.jfork.processor.write;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.TypeSpec;
import dev.jfork.processor.model.CodecClass;
import dev.jfork.processor.model.CodecIndex;
import dev.jfork.processor.model.RuntimeNames;

/** Writes the interface by which later compilations find a codec of this one. */
public final class CodecIndexWriter {
    private CodecIndexWriter() {}

    /**
     * Writes the interface.
     *
     * @param codec the codec, with nothing wrong about it
     * @return the source file
     */
    public static JavaFile write(CodecClass codec) {
        TypeSpec index = TypeSpec.interfaceBuilder(codec.name().canonicalName().replace('.', '_') + "_Index")
                .addOriginatingElement(codec.element())
                .addJavadoc("Tells later compilations that there is a codec.\n")
                .addAnnotation(AnnotationSpec.builder(RuntimeNames.CODEC_INDEX)
                        .addMember("value", "$S", codec.name().canonicalName())
                        .build())
                .build();
        return JavaFile.builder(CodecIndex.packageOf(codec.target().toString()), index)
                .skipJavaLangImports(true)
                .indent("    ")
                .build();
    }
}
