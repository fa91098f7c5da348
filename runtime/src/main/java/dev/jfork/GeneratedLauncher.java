package dev.jfork;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks the launchers that jfork writes. Coverage tools skip classes marked with an annotation of such a name.
 *
 * @since 0.1
 */
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface GeneratedLauncher {
    /**
     * Names the worker method.
     *
     * @return the method that the launcher starts, as in {@code demo.Reports.render(java.lang.String, int)}
     */
    String value();
}
