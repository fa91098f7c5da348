package dev.jfork;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a method that runs in a JVM of its own.
 *
 * <p>While compiling, jfork checks that all parameters and the result can travel to another process and back, and writes
 * a launcher into the method's package: for a method {@code render} the class {@code RenderLauncher}, as visible as the
 * method itself.
 *
 * <pre>{@code
 * public final class Reports {
 *     @Worker
 *     static Summary render(String source, int dpi) { ... }
 * }
 *
 * WorkerProcess<Summary> process = RenderLauncher.start("q3.csv", 300);
 * Summary summary = process.result();
 * }</pre>
 *
 * <p>The method is not private, has no type parameters, and is static or one of an object that can travel: a record, an
 * enum, a sealed interface, or a class with a {@linkplain dev.jfork.wire.WireCodec codec}. The object is then sent along, and
 * is the first argument of the launcher's methods. What the method takes and returns is copied: primitives and their boxes,
 * {@code String}, enums, records, sealed interfaces of these, types with a codec, values of the JDK such as those of
 * {@code java.time}, and arrays, collections, maps and {@code Optional} of these; what is {@code Serializable}, where
 * {@link JavaSerialized} says so. Statics are not copied: a worker's JVM initialises its own.
 *
 * @since 0.1
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface Worker {
    /**
     * Names the launcher.
     *
     * @return a simple class name; by default the method's name, its first letter in upper case, and {@code Launcher}
     */
    String launcher() default "";

    /**
     * Says that running the method twice does no harm, so that an engine may run a task again whose process died. No engine
     * of this version does.
     *
     * @return whether a task may run more than once; by default it never does
     */
    boolean idempotent() default false;
}
