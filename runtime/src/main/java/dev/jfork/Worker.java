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
 * <p>What it says of the process, from {@link #deadline} on, is checked while compiling. It holds wherever the method's tasks
 * are run, and gives way, option by option, to what {@link WorkerOptions} say at a start:
 *
 * <pre>{@code
 * @Worker(deadline = "30s", maxHeap = "512m", jvmOptions = "-XX:+UseSerialGC")
 * static Summary render(String source, int dpi) { ... }
 *
 * RenderLauncher.with(WorkerOptions.defaults().maxHeap("2g")).start("q3.csv", 1200); // 30 seconds, but 2 GB
 * }</pre>
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
     * Says that running the method twice does no harm, so that an engine may run a task again whose process died: a
     * {@link WorkerPool} does, where it is told how often ({@link WorkerPool.Builder#retries}).
     *
     * @return whether a task may run more than once; by default it never does
     */
    boolean idempotent() default false;

    /**
     * Limits the time that the worker may take, from its start on, as {@link WorkerOptions#deadline} does; in a
     * {@link WorkerPool}, the time that the task may take, from when it is begun.
     *
     * @return hours, minutes and seconds, as in {@code "30s"}, {@code "1h30m"} or {@code "0.5s"}: what ISO 8601 has behind
     *     {@code PT}. By default there is no limit.
     */
    String deadline() default "";

    /**
     * Limits the worker's heap, as {@link WorkerOptions#maxHeap} does.
     *
     * @return bytes, or with a unit {@code k}, {@code m}, {@code g} or {@code t}, as in {@code "512m"}. By default the JVM
     *     decides.
     */
    String maxHeap() default "";

    /**
     * Gives options to the worker's JVM. Those of {@link WorkerOptions#jvmOption} and {@link WorkerOptions#maxHeap} come behind
     * them, and count where they contradict each other.
     *
     * @return options, each of them one word, as in {@code "-Dkey=value"}; none by default
     */
    String[] jvmOptions() default {};

    /**
     * Changes the environment that the worker inherits, as {@link WorkerOptions#environment} does, which counts where both
     * name a variable.
     *
     * @return variables with their values, as in {@code "OMP_NUM_THREADS=1"}; none by default
     */
    String[] environment() default {};

    /**
     * Chooses the worker's working directory.
     *
     * @return its path; one that is relative is so to the working directory of the parent, which is the default
     */
    String directory() default "";

    /**
     * Chooses the JDK or JRE that runs the worker: 17 or later.
     *
     * @return the path of the directory that holds {@code bin/java}; by default that of the parent
     */
    String javaHome() default "";

    /**
     * Says whether the parent may end before the worker, as {@link WorkerOptions#daemon} does.
     *
     * @return whether the worker is a daemon; by default it isn't
     */
    boolean daemon() default false;
}
