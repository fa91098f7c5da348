package dev.jfork.processor.validate;

import java.util.Optional;
import javax.annotation.processing.Messager;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.tools.Diagnostic.Kind;

/**
 * One thing that is wrong, and where.
 *
 * @param message what is wrong, why, and what to do
 * @param element where
 * @param annotation the annotation of the element that is wrong, if it is one
 * @param value the value of the annotation that is wrong, if it is one
 */
public record Problem(
        String message, Element element, Optional<AnnotationMirror> annotation, Optional<AnnotationValue> value) {

    static Problem at(Element element, String message) {
        return new Problem(message, element, Optional.empty(), Optional.empty());
    }

    /**
     * Tells the compiler.
     *
     * @param messager the compiler's ear
     */
    public void report(Messager messager) {
        messager.printMessage(Kind.ERROR, message, element, annotation.orElse(null), value.orElse(null));
    }
}
