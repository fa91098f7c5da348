package dev.jfork.processor.model;

import com.palantir.javapoet.ClassName;
import java.util.Optional;
import java.util.Set;
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
    /** What every launcher calls its own nested classes. */
    public static final Set<String> NESTED = Set.of("Args", "Configured", "DeclaredExceptions", "Method");

    /**
     * Finds the name that an annotation says.
     *
     * @param worker a method's {@code @Worker}
     * @return the value, or nothing where it is left out or empty
     */
    public static Optional<AnnotationValue> said(AnnotationMirror worker) {
        return Annotations.value(worker, "launcher")
                .filter(value -> !value.getValue().equals(""));
    }

    /**
     * Makes the name of a launcher that was given none.
     *
     * @param method the method's name
     * @return the simple name
     */
    public static String byDefault(CharSequence method) {
        int first = Character.codePointAt(method, 0);
        String rest = method.toString().substring(Character.charCount(first));
        return Character.toString(Character.toUpperCase(first)) + rest + "Launcher";
    }

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
