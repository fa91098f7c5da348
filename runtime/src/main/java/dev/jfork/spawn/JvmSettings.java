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
 * @param properties changes to the system properties that it is started with, whatever options say; a {@code null} value takes
 *     one away
 * @param environment changes to the environment that it inherits; a {@code null} value takes a variable away
 * @param directory its working directory, or {@code null} for that of this JVM
 * @param startupCache the directory of its startup cache, or {@code null} for none
 */
public record JvmSettings(
        @Nullable Path javaHome,
        List<String> jvmOptions,
        Map<String, @Nullable String> properties,
        Map<String, @Nullable String> environment,
        @Nullable Path directory,
        @Nullable Path startupCache) {

    /** Nothing but what this JVM has. */
    public static final JvmSettings DEFAULT = new JvmSettings(null, List.of(), Map.of(), Map.of(), null, null);

    /** What an option begins with that has a JVM wait for a debugger. */
    public static final String DEBUGGER = "-agentlib:jdwp=transport=dt_socket,server=y,suspend=y,address=127.0.0.1:";

    /** The same, but that it doesn't wait. */
    static final String LISTENING = DEBUGGER.replace("suspend=y", "suspend=n");

    /** Copies what could change. */
    public JvmSettings {
        jvmOptions = List.copyOf(jvmOptions);
        properties = Collections.unmodifiableMap(new HashMap<>(properties));
        environment = Collections.unmodifiableMap(new HashMap<>(environment));
    }

    /**
     * Changes the JDK.
     *
     * @param home the JDK or JRE
     * @return a changed copy
     */
    public JvmSettings withJavaHome(Path home) {
        return new JvmSettings(home, jvmOptions, properties, environment, directory, startupCache);
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
        return new JvmSettings(javaHome, options, properties, environment, directory, startupCache);
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
        return new JvmSettings(javaHome, options, properties, environment, directory, startupCache);
    }

    /**
     * Changes a variable of the environment.
     *
     * @param name its name
     * @param value its value, or {@code null} to take it away
     * @return a changed copy
     */
    public JvmSettings withEnvironment(String name, @Nullable String value) {
        return new JvmSettings(
                javaHome, jvmOptions, properties, with(environment, name, value), directory, startupCache);
    }

    /**
     * Changes a system property.
     *
     * @param name its name
     * @param value its value, or {@code null} to take it away
     * @return a changed copy
     */
    public JvmSettings withProperty(String name, @Nullable String value) {
        return new JvmSettings(
                javaHome, jvmOptions, with(properties, name, value), environment, directory, startupCache);
    }

    private static Map<String, @Nullable String> with(
            Map<String, @Nullable String> map, String name, @Nullable String value) {
        Map<String, @Nullable String> changed = new HashMap<>(map);
        changed.put(name, value);
        return changed;
    }

    /**
     * Changes the working directory.
     *
     * @param where the directory
     * @return a changed copy
     */
    public JvmSettings withDirectory(Path where) {
        return new JvmSettings(javaHome, jvmOptions, properties, environment, where, startupCache);
    }

    /**
     * Chooses the startup cache.
     *
     * @param where its directory
     * @return a changed copy
     */
    public JvmSettings withStartupCache(Path where) {
        return new JvmSettings(javaHome, jvmOptions, properties, environment, directory, where);
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
        return new JvmSettings(
                javaHome == null ? defaults.javaHome : javaHome,
                options,
                over(properties, defaults.properties),
                over(environment, defaults.environment),
                directory == null ? defaults.directory : directory,
                startupCache == null ? defaults.startupCache : startupCache);
    }

    private static Map<String, @Nullable String> over(
            Map<String, @Nullable String> map, Map<String, @Nullable String> defaults) {
        Map<String, @Nullable String> merged = new HashMap<>(defaults);
        merged.putAll(map);
        return merged;
    }

    /** What the JVM finds in a variable of its environment, or {@code null} where there is none. */
    @Nullable
    String variable(String name) {
        return environment.containsKey(name) ? environment.get(name) : System.getenv(name);
    }

    /** Whether an option sets a system property that {@link #properties} changes, and so counts no more. */
    boolean overrides(String option) {
        if (properties.isEmpty() || !option.startsWith("-D")) {
            return false;
        }
        int equals = option.indexOf('=');
        return properties.containsKey(option.substring(2, equals < 0 ? option.length() : equals));
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
