package dev.jfork.wire;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Teaches jfork a type: the annotated class is the {@link Codec} for it, wherever a worker method takes, returns or reaches
 * the type, in this project and in those that have it on their class path or module path.
 *
 * <p>The class has a public constructor that takes and throws nothing, or is an enum with one constant; and launchers must
 * be able to see it. The compiler checks this. For a generic type, a codec
 * carries one set of type arguments: {@code Codec<Range<Integer>>} is not used for a {@code Range<Long>}. There must be no
 * more than one codec for a type. A codec comes before what a
 * record or a sealed type would do by itself; what the JDK has and jfork carries can't have one. Subclasses of the type are not
 * included. The jfork processor must run where the codec is compiled.
 *
 * @since 0.1
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface WireCodec {
    /**
     * Names the type.
     *
     * @return the class that the codec carries
     */
    Class<?> value();
}
