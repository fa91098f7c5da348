package dev.jfork.processor.model;

import com.palantir.javapoet.ClassName;
import java.util.Optional;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;

/**
 * The name of a launcher, and where it was said.
 *
 * @param packageName the worker method's package
 * @param simpleName the name, which may not be one
 * @param annotation the method's {@code @Worker}
 * @param value the annotation's value that says the name, or nothing where it follows from the method's
 */
public record LauncherName(
        String packageName, String simpleName, AnnotationMirror annotation, Optional<AnnotationValue> value) {

    /**
     * Names the launcher, where the name is one.
     *
     * @return the class name
     */
    public ClassName className() {
        return ClassName.get(packageName, simpleName);
    }

    /**
     * Names the launcher, whatever the name is.
     *
     * @return the qualified name
     */
    public String qualifiedName() {
        return packageName.isEmpty() ? simpleName : packageName + "." + simpleName;
    }
}
