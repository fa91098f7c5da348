package dev.jfork;

import dev.jfork.spawn.JvmSettings;
import java.lang.ProcessBuilder.Redirect;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What can't be changed of a JVM once it has booted: a spare fits a task if all of this is the same.
 *
 * @param settings how the JVM was started
 * @param output where its standard output goes
 * @param error where its standard error goes
 * @param loader what has the classes of the worker method here
 * @param module the module that they are in
 * @param classPath the one that this JVM has: programs that run tests change it
 */
record JvmKind(
        JvmSettings settings,
        Redirect output,
        Redirect error,
        @Nullable ClassLoader loader,
        Module module,
        @Nullable String classPath) {

    static JvmKind of(WorkerOptions options, Class<?> method) {
        return new JvmKind(
                options.encodedJvm(),
                options.output(),
                options.error(),
                method.getClassLoader(),
                method.getModule(),
                System.getProperty("java.class.path"));
    }

    /** Written out, as that of a record is slow in a JVM that has not compiled it yet, and a task waits for this. */
    @Override
    @SuppressWarnings("ReferenceEquality") // settings are the very same as a rule
    public boolean equals(@Nullable Object other) {
        return other instanceof JvmKind that
                && loader == that.loader
                && module == that.module
                && output.equals(that.output)
                && error.equals(that.error)
                && (settings == that.settings || settings.equals(that.settings))
                && Objects.equals(classPath, that.classPath);
    }

    @Override
    public int hashCode() {
        return Objects.hash(settings, loader);
    }
}
