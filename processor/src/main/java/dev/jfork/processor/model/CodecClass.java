package dev.jfork.processor.model;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import java.util.Collection;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.TypeElement;

/**
 * A class that is annotated {@code @WireCodec}, as it was declared: right or wrong.
 *
 * @param element where it was declared
 * @param name its name
 * @param target the type that the annotation names
 * @param carried the {@code T} of its {@code Codec<T>}, or nothing where it is no codec
 * @param unusable why no launcher would ever use it, or nothing
 * @param creation an expression that gives the codec, or nothing where launchers can't get hold of one
 * @param annotation its {@code @WireCodec}
 * @param value the annotation's value that names the type
 */
public record CodecClass(
        TypeElement element,
        ClassName name,
        TypeName target,
        Optional<TypeName> carried,
        Optional<String> unusable,
        Optional<CodeBlock> creation,
        AnnotationMirror annotation,
        AnnotationValue value) {

    /**
     * Tells whether launchers can use it.
     *
     * @return whether no error was reported for it
     */
    public boolean isSound() {
        return carriesTarget() && unusable.isEmpty() && creation.isPresent();
    }

    /**
     * Tells whether it carries what its annotation says.
     *
     * @return whether the class that it carries is the one that the annotation names
     */
    public boolean carriesTarget() {
        return carried.map(CodecClass::raw).filter(target::equals).isPresent();
    }

    /**
     * Lists codecs.
     *
     * @param codecs some codecs
     * @return their names, sorted, for people to read
     */
    public static String names(Collection<CodecClass> codecs) {
        return codecs.stream().map(each -> each.name().toString()).sorted().collect(Collectors.joining(" and "));
    }

    private static TypeName raw(TypeName type) {
        return type instanceof ParameterizedTypeName generic ? generic.rawType() : type;
    }
}
