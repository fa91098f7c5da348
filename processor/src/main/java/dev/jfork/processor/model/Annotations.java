package dev.jfork.processor.model;

import com.palantir.javapoet.ClassName;
import java.util.Map;
import java.util.Optional;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;

/** Finds annotations by name: the processor loads none of the classes that it reads of. */
public final class Annotations {
    private Annotations() {}

    /**
     * Finds an annotation.
     *
     * @param element what is annotated
     * @param name the annotation's class
     * @return the annotation, or nothing where it isn't there
     */
    public static Optional<AnnotationMirror> find(Element element, ClassName name) {
        for (AnnotationMirror each : element.getAnnotationMirrors()) {
            TypeElement type = (TypeElement) each.getAnnotationType().asElement();
            if (type.getQualifiedName().contentEquals(name.canonicalName())) {
                return Optional.of(each);
            }
        }
        return Optional.empty();
    }

    /**
     * Finds a value that an annotation says.
     *
     * @param annotation the annotation
     * @param member the name of the value
     * @return the value, or nothing where it is left out
     */
    public static Optional<AnnotationValue> value(AnnotationMirror annotation, String member) {
        for (Map.Entry<? extends ExecutableElement, ? extends AnnotationValue> each :
                annotation.getElementValues().entrySet()) {
            if (each.getKey().getSimpleName().contentEquals(member)) {
                return Optional.of(each.getValue());
            }
        }
        return Optional.empty();
    }
}
