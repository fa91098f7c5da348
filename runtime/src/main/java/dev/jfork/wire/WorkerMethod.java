package dev.jfork.wire;

import java.lang.reflect.RecordComponent;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * A worker method as its launcher knows it: its name, how it is called, and how its arguments and result travel.
 *
 * <p>Extended by a nested class of each generated launcher, which registers its only instance when it is initialised. A
 * child JVM initialises the class it is told of and finds the method here: so nothing is looked up by reflection, no
 * module has to be opened, and the launcher itself need not be loaded. Safe for use by many threads.
 *
 * @param <A> the launcher's arguments record
 * @param <R> the method's result, boxed; {@code Void} for none
 * @since 0.1
 */
public abstract class WorkerMethod<A extends Record, R extends @Nullable Object> {
    private static final Map<Class<?>, WorkerMethod<?, ?>> REGISTERED = new ConcurrentHashMap<>();

    private final String name;
    private final String shape;

    /**
     * Describes a worker method.
     *
     * @param name its qualified name, as in {@code demo.Reports.render}
     * @param shape its signature and the make-up of all types it reaches, a line each; parent and child must agree on it
     */
    protected WorkerMethod(String name, String shape) {
        this.name = Objects.requireNonNull(name, "name");
        this.shape = Objects.requireNonNull(shape, "shape");
    }

    /**
     * Makes a method known under its class.
     *
     * @param method the method
     * @param <M> its class
     * @return the same method
     */
    public static <M extends WorkerMethod<?, ?>> M register(M method) {
        REGISTERED.put(method.getClass(), method);
        return method;
    }

    /**
     * Finds a method whose class has been initialised.
     *
     * @param methodClass its class
     * @return the method, or {@code null} where that class has registered none
     */
    public static @Nullable WorkerMethod<?, ?> registered(Class<?> methodClass) {
        return REGISTERED.get(methodClass);
    }

    /**
     * Names the method.
     *
     * @return the qualified name, as in {@code demo.Reports.render}
     */
    public final String name() {
        return name;
    }

    /**
     * Describes what travels: the fingerprint by which two JVMs find out that their classes are not the same.
     *
     * @return the method's signature and the make-up of all types it reaches, a line each: as it was when the launcher was
     *     compiled, and of what may have been compiled anew since, as it is in this JVM
     */
    public final String shape() {
        String text = shape;
        for (Object part : parts()) {
            text += line(part);
        }
        return text;
    }

    private static String line(Object part) {
        if (part instanceof Class<?> record) {
            return line(record);
        }
        if (part instanceof Codec<?> codec) {
            return "\ncodec " + codec.getClass().getName() + " version " + codec.version();
        }
        return line((Enum<?>[]) part);
    }

    private static String line(Class<?> record) {
        StringBuilder line = new StringBuilder("\nrecord ");
        line.append(record.getName());
        for (RecordComponent component : record.getRecordComponents()) {
            line.append(' ').append(component.getType().getName());
            line.append(' ').append(component.getName());
        }
        return line.toString();
    }

    private static String line(Enum<?>[] constants) {
        StringBuilder line = new StringBuilder("\nenum");
        for (Enum<?> constant : constants) {
            line.append(' ').append(constant.getDeclaringClass().getName());
            line.append('.').append(constant.name());
        }
        return line.toString();
    }

    /**
     * Lists what may be compiled anew without the launcher, which would not notice: constants travel as their numbers,
     * components in their order, and a codec writes what it likes.
     *
     * @return the classes of records, the constants of enums, and codecs; none by default
     */
    protected Object[] parts() {
        return new Object[0];
    }

    /**
     * Tells how a process for this method is started where nobody says otherwise. Only asked in the parent: a child doesn't
     * load what this names.
     *
     * @return the {@code dev.jfork.WorkerOptions} that the method's annotation says, or {@code null} if it says none
     */
    public @Nullable Object options() {
        return null;
    }

    /**
     * Tells whether the method may be run again where its process died: whether its annotation says that it is idempotent.
     *
     * @return {@code false} by default
     */
    public boolean isIdempotent() {
        return false;
    }

    /**
     * Calls the method, in this JVM.
     *
     * @param arguments its arguments
     * @return what it returns
     * @throws Throwable what it throws
     */
    public abstract R call(A arguments) throws Throwable;

    /**
     * Gives the arguments of a call one by one, which an arguments record that its module keeps to itself doesn't.
     *
     * @param arguments the arguments
     * @return a new array of their values, in the order of the parameters; those that are primitive are boxed
     */
    public abstract @Nullable Object[] values(A arguments);

    /**
     * Makes an exception that the method declares, from what another JVM told of it.
     *
     * @param type the binary name of its class
     * @param message its message, or {@code null}
     * @param cause its cause, or {@code null}
     * @return a new exception, which need not have taken the message and the cause; or {@code null} where the method
     *     doesn't declare that very class, or has no way to make one
     */
    public @Nullable Throwable rebuild(String type, @Nullable String message, @Nullable Throwable cause) {
        return null;
    }

    /**
     * Writes the arguments of a call.
     *
     * @param out where to
     * @param arguments the arguments
     */
    public abstract void writeArguments(WireWriter out, A arguments);

    /**
     * Reads the arguments of a call.
     *
     * <p>Code of the user's runs meanwhile: constructors of records, codecs, and {@code compareTo}, {@code equals} and
     * {@code hashCode} of what is put into a sorted or hashed collection. What that throws goes through as it is.
     *
     * @param in where from
     * @return the arguments
     * @throws WireException if the bytes end early, or are not such as {@link #writeArguments} writes
     */
    public abstract A readArguments(WireReader in);

    /**
     * Writes the result of a call.
     *
     * @param out where to
     * @param result the result
     */
    public abstract void writeResult(WireWriter out, R result);

    /**
     * Reads the result of a call. What code of the user's throws meanwhile goes through as it is, as in
     * {@link #readArguments}.
     *
     * @param in where from
     * @return the result
     * @throws WireException if the bytes end early, or are not such as {@link #writeResult} writes
     */
    public abstract R readResult(WireReader in);
}
