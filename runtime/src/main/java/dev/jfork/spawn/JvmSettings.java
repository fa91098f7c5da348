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
 * @param jvmOptions its options, in order: of those that contradict each other, a JVM heeds the last
 * @param environment changes to the environment that it inherits; a {@code null} value takes a variable away
 * @param directory its working directory, or {@code null} for that of this JVM
 */
public record JvmSettings(
        @Nullable Path javaHome,
        List<String> jvmOptions,
        Map<String, @Nullable String> environment,
        @Nullable Path directory) {

    /** Nothing but what this JVM has. */
    public static final JvmSettings DEFAULT = new JvmSettings(null, List.of(), Map.of(), null);

    /** What an option begins with that has a JVM wait for a debugger. */
    public static final String DEBUGGER = "-agentlib:jdwp=transport=dt_socket,server=y,suspend=y,address=127.0.0.1:";

    /** The same, but that it doesn't wait. */
    static final String LISTENING = DEBUGGER.replace("suspend=y", "suspend=n");

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
        return new JvmSettings(home, jvmOptions, environment, directory);
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
        return new JvmSettings(javaHome, options, environment, directory);
    }

    /**
     * Adds an option in the place of those of its kind.
     *
     * @param kind what options of that kind begin with
     * @param value what it goes on with
     * @return a changed copy
     */
    public JvmSettings withOnlyJvmOption(String kind, String value) {
        List<String> options = new ArrayList<>();
        for (String each : jvmOptions) {
            if (!each.startsWith(kind)) {
                options.add(each);
            }
        }
        options.add(kind + value);
        return new JvmSettings(javaHome, options, environment, directory);
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
        return new JvmSettings(javaHome, jvmOptions, variables, directory);
    }

    /**
     * Changes the working directory.
     *
     * @param where the directory
     * @return a changed copy
     */
    public JvmSettings withDirectory(Path where) {
        return new JvmSettings(javaHome, jvmOptions, environment, where);
    }

    /**
     * Fills in what these settings don't say.
     *
     * @param defaults what holds then; the options of these settings come behind its own
     * @return a changed copy
     */
    public JvmSettings over(JvmSettings defaults) {
        List<String> options = new ArrayList<>(defaults.jvmOptions);
        options.addAll(jvmOptions);
        Map<String, @Nullable String> variables = new HashMap<>(defaults.environment);
        variables.putAll(environment);
        return new JvmSettings(
                javaHome == null ? defaults.javaHome : javaHome,
                options,
                variables,
                directory == null ? defaults.directory : directory);
    }

    /**
     * Tells whether the JVM waits for a debugger.
     *
     * @return whether one of its options says so
     */
    public boolean isDebugged() {
        for (String each : jvmOptions) {
            if (each.startsWith(DEBUGGER)) {
                return true;
            }
        }
        return false;
    }
}
