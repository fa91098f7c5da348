package dev.jfork.processor.validate;

import java.util.Optional;
import javax.annotation.processing.Messager;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
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
     * @param declaration what the problem is with: the method, or the codec
     */
    public void report(Messager messager, Element declaration) {
        Element place = isLost(element) ? declaration : element;
        messager.printMessage(Kind.ERROR, message, place, annotation.orElse(null), value.orElse(null));
    }

    /**
     * Whether the Eclipse compiler has forgotten where a parameter is: after the first round it would tell neither line nor
     * file. Then a parameter is in no method.
     */
    private static boolean isLost(Element element) {
        return element.getKind() == ElementKind.PARAMETER && element.getEnclosingElement() == null;
    }
}
