package dev.jfork.spawn;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a child JVM is started with. Immutable.
 *
 * @param javaHome the JDK or JRE to run, or {@code null} for that of this JVM
 * @param maxHeap its {@code -Xmx}, as in {@code 512m}, or {@code null} for the JVM's own default
 * @param jvmOptions further options, in order
 * @param environment changes to the environment that it inherits; a {@code null} value takes a variable away
 * @param directory its working directory, or {@code null} for that of this JVM
 */
public record JvmSettings(
        @Nullable Path javaHome,
        @Nullable String maxHeap,
        List<String> jvmOptions,
        Map<String, @Nullable String> environment,
        @Nullable Path directory) {

    /** Nothing but what this JVM has. */
    public static final JvmSettings DEFAULT = new JvmSettings(null, null, List.of(), Map.of(), null);

    /** Copies what could change. */
    public JvmSettings {
        jvmOptions = List.copyOf(jvmOptions);
        environment = Collections.unmodifiableMap(new HashMap<>(environment));
    }

    /**
     * Changes the JDK.
     *
     * @param home the JDK or JRE
     * @return a changed copy
     */
    public JvmSettings withJavaHome(Path home) {
        return new JvmSettings(home, maxHeap, jvmOptions, environment, directory);
    }

    /**
     * Changes the heap's limit.
     *
     * @param limit as in {@code 512m}
     * @return a changed copy
     */
    public JvmSettings withMaxHeap(String limit) {
        return new JvmSettings(javaHome, limit, jvmOptions, environment, directory);
    }

    /**
     * Adds an option.
     *
     * @param option the option
     * @return a changed copy
     */
    public JvmSettings withJvmOption(String option) {
        List<String> options = new ArrayList<>(jvmOptions);
        options.add(option);
        return new JvmSettings(javaHome, maxHeap, options, environment, directory);
    }

    /**
     * Changes a variable of the environment.
     *
     * @param name its name
     * @param value its value, or {@code null} to take it away
     * @return a changed copy
     */
    public JvmSettings withEnvironment(String name, @Nullable String value) {
        Map<String, @Nullable String> variables = new HashMap<>(environment);
        variables.put(name, value);
        return new JvmSettings(javaHome, maxHeap, jvmOptions, variables, directory);
    }

    /**
     * Changes the working directory.
     *
     * @param where the directory
     * @return a changed copy
     */
    public JvmSettings withDirectory(Path where) {
        return new JvmSettings(javaHome, maxHeap, jvmOptions, environment, where);
    }
}
