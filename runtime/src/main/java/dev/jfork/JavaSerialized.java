package dev.jfork;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Lets what can't travel otherwise travel by Java serialization, at one place: a parameter of a {@link Worker} method, its
 * result, or a component of a record.
 *
 * <p>The last resort, for {@link java.io.Serializable} classes that can be neither made records nor given a codec. It
 * costs a cold JVM some 40 milliseconds, and its bytes are many.
 *
 * <pre>{@code
 * @Worker
 * static Summary render(@JavaSerialized Config config, int dpi) { ... }
 *
 * @Worker
 * @JavaSerialized // the result
 * static Model train(String data) { ... }
 *
 * record Job(String name, @JavaSerialized List<Config> configs) {}
 * }</pre>
 *
 * <p>It is said of the place, and goes through arrays, collections, maps, {@code Optional} and sealed types, whose own form is kept:
 * of a {@code List<Config>} each {@code Config} is serialized by itself. It doesn't go into records, whose components say
 * so themselves.
 *
 * <p>While compiling, jfork looks at every field that is neither static nor transient, of the class and of all that it
 * reaches, and names each that can't be serialized.
 *
 * <p><b>Only what is expected is read.</b> In the bytes may be: the declared class, the classes that its fields reach, their
 * subclasses, what is nested in these, and where a collection or a type of the JDK is reached, the JDK's own that belong to
 * it. Of a collection that is not of the JDK, of a comparator and of a subclass of a JDK class jfork can't know: name them
 * in {@link #allow()}. Any other class is refused, by the writer at the call and by the reader before an object of it is made;
 * lambdas and dynamic proxies always are. A filter that the JVM was given ({@code jdk.serialFilter}) is asked as well.
 *
 * <p><b>Limits.</b> A value takes at most 2 GiB − 16 bytes, and its objects are nested at most 200 deep: a linked list of
 * one's own, each of whose nodes refers to the next, must be shorter. Its {@code readObject}, {@code readResolve} and
 * {@code hashCode} methods run while it is read; what they do, and how long that takes, nobody limits.
 *
 * @since 0.1
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.PARAMETER, ElementType.METHOD, ElementType.RECORD_COMPONENT})
public @interface JavaSerialized {
    /**
     * Names further classes that may be in the bytes: implementations of the JDK's interfaces, comparators, and what a
     * {@code writeReplace} method puts in an object's place, if that isn't nested in the object's class. Subclasses of those
     * named may be there, too. It holds for all that the worker method sends or returns by Java serialization: also what
     * the components of records that it reaches allow.
     *
     * @return the classes; by default none but those that jfork finds
     */
    Class<?>[] allow() default {};
}
