package dev.jfork.processor.scan;

import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.util.Elements;

/** The warnings that generated code would get for what the user's own code has already been warned of. */
final class Deprecations {
    private Deprecations() {}

    /** Adds the categories of the warnings that code gets which uses an element, or a class around it. */
    static void addWarnings(Elements elements, Element element, Set<String> warnings) {
        for (Element each = element;
                each != null && each.getKind() != ElementKind.PACKAGE;
                each = each.getEnclosingElement()) {
            if (elements.isDeprecated(each)) {
                Deprecated annotation = each.getAnnotation(Deprecated.class);
                warnings.add(annotation != null && annotation.forRemoval() ? "removal" : "deprecation");
            }
        }
    }
}
