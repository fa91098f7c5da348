package dev.jfork.wire;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Names a codec to later compilations: on a class that the processor writes for it, in a package below
 * {@code jfork.codecs} that is named after the type. Nobody else needs it.
 *
 * @since 0.1
 */
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface CodecIndex {
    /**
     * Names the codec.
     *
     * @return the qualified name of its class
     */
    String value();
}
