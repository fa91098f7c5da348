package dev.jfork;

import dev.jfork.spawn.JvmSettings;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How a worker process is started. Immutable, and so safe for use by many threads: each method returns a changed copy.
 *
 * <pre>{@code
 * WorkerOptions small = WorkerOptions.named("thumbnails").maxHeap("64m").environment("OMP_NUM_THREADS", "1");
 * RenderLauncher.with(small).start(source, 300);
 * }</pre>
 *
 * <p>What isn't said stays as it is in this JVM: its JDK, environment, working directory, standard output and error. The
 * child gets the same class path and module path, and those of this JVM's options that say which code there is and how it
 * behaves: {@code -Dkey=value}, {@code --add-opens}, {@code --enable-preview}, {@code -ea} and their like. It does not get
 * agents, debuggers, ports, heap sizes or other {@code -X} options: say {@link #jvmOption}.
 *
 * @since 0.1
 */
public final class WorkerOptions {
    private static final WorkerOptions DEFAULTS = new WorkerOptions(null, false, JvmSettings.DEFAULT);

    private static final int MAX_NAME = 200;
    private static final String HEAP_SIZE = "0*[1-9][0-9]*[kKmMgGtT]?";
    private static final List<String> NOT_OPTIONS = List.of(
            "-cp",
            "-classpath",
            "--class-path",
            "-jar",
            "-m",
            "--module",
            "-p",
            "--module-path",
            "-version",
            "-fullversion",
            "--full-version",
            "-X",
            "--help-extra",
            "--list-modules",
            "-d",
            "--describe-module",
            "--validate-modules",
            "-Xshare:dump",
            "--version",
            "-help",
            "--help",
            "-?",
            "-h",
            "--dry-run",
            "--source");

    private final @Nullable String name;
    private final boolean daemon;
    private final JvmSettings jvm;

    private WorkerOptions(@Nullable String name, boolean daemon, JvmSettings jvm) {
        this.name = name;
        this.daemon = daemon;
        this.jvm = jvm;
    }

    /**
     * Options of a process with a name of its own, and with defaults otherwise.
     *
     * @param name the name; need not be unique
     * @return the options
     * @throws IllegalArgumentException if the name is blank, longer than 200 characters, or holds a control character
     */
    public static WorkerOptions named(String name) {
        return DEFAULTS.name(name);
    }

    /**
     * Options with nothing changed: processes are named {@code Process-1}, {@code Process-2}, and so on.
     *
     * @return the options
     */
    public static WorkerOptions defaults() {
        return DEFAULTS;
    }

    /**
     * Names the process: in {@link WorkerProcess#name()}, {@link ThisProcess#name()}, messages, and {@code jps -m}.
     *
     * @param value the name; need not be unique
     * @return a changed copy
     * @throws IllegalArgumentException if the name is blank, longer than 200 characters, or holds a control character
     */
    public WorkerOptions name(String value) {
        Objects.requireNonNull(value, "name");
        if (value.length() > MAX_NAME) {
            throw new IllegalArgumentException(
                    "A process name has " + MAX_NAME + " characters at most, and not " + value.length());
        }
        if (value.isBlank() || value.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException(
                    "A process name must have something to read, and no control characters: \"" + value + "\"");
        }
        return new WorkerOptions(value, daemon, jvm);
    }

    /**
     * Says whether this JVM may end before the worker: a daemon is then terminated. By default it may not, and this JVM
     * stays up until the worker has ended, as it does for a thread.
     *
     * @param value whether the worker is a daemon
     * @return a changed copy
     */
    public WorkerOptions daemon(boolean value) {
        return new WorkerOptions(name, value, jvm);
    }

    /**
     * Limits the worker's heap.
     *
     * @param size bytes, or with a unit {@code k}, {@code m}, {@code g} or {@code t}, as in {@code "512m"}; what the
     *     JVM's {@code -Xmx} takes. By default the JVM decides.
     * @return a changed copy
     * @throws IllegalArgumentException if it is no size
     */
    public WorkerOptions maxHeap(String size) {
        Objects.requireNonNull(size, "size");
        if (!size.matches(HEAP_SIZE)) {
            throw new IllegalArgumentException("maxHeap(\"" + size
                    + "\") is no heap size: write a number greater than 0 and a unit k, m, g or t, as in \"512m\"");
        }
        return new WorkerOptions(name, daemon, jvm.withMaxHeap(size));
    }

    /**
     * Adds an option of the JVM, behind those added before and those of this JVM that are handed on: {@code -XX:+UseSerialGC}, {@code -Dkey=value},
     * {@code --add-opens=java.base/java.lang=ALL-UNNAMED}.
     *
     * @param option one option, as one word
     * @return a changed copy
     * @throws IllegalArgumentException if it is no option, or one that would change which program runs
     */
    public WorkerOptions jvmOption(String option) {
        Objects.requireNonNull(option, "option");
        if (option.length() < 2 || option.charAt(0) != '-') {
            throw new IllegalArgumentException("jvmOption(\"" + option + "\") is no option: it must begin with '-'."
                    + " An option with a value is one word, as in \"--add-opens=java.base/java.lang=ALL-UNNAMED\"");
        }
        int equals = option.indexOf('=');
        String key = equals < 0 ? option : option.substring(0, equals);
        if (NOT_OPTIONS.contains(key)) {
            throw new IllegalArgumentException("jvmOption(\"" + option + "\") would change which program runs: a worker"
                    + " runs jfork, on the class path of this JVM");
        }
        return new WorkerOptions(name, daemon, jvm.withJvmOption(option));
    }

    /**
     * Changes a variable of the environment that the worker inherits.
     *
     * @param variable its name
     * @param value its value, or {@code null} to take the variable away
     * @return a changed copy
     * @throws IllegalArgumentException if the name is empty, or an {@code =} or a zero character is in it, or a zero
     *     character in the value
     */
    public WorkerOptions environment(String variable, @Nullable String value) {
        Objects.requireNonNull(variable, "variable");
        if (variable.isEmpty() || variable.indexOf('=') >= 0 || variable.indexOf(0) >= 0) {
            throw new IllegalArgumentException("\"" + variable + "\" is no name for an environment variable");
        }
        if (value != null && value.indexOf(0) >= 0) {
            throw new IllegalArgumentException("The value of " + variable + " holds a zero character");
        }
        return new WorkerOptions(name, daemon, jvm.withEnvironment(variable, value));
    }

    /**
     * Chooses the worker's working directory.
     *
     * @param directory a directory that exists when the worker is started; by default the one of this JVM
     * @return a changed copy
     */
    public WorkerOptions directory(Path directory) {
        return new WorkerOptions(name, daemon, jvm.withDirectory(Objects.requireNonNull(directory, "directory")));
    }

    /**
     * Chooses the JDK or JRE that runs the worker: 17 or later, and able to run the classes of this JVM.
     *
     * @param home the directory that holds {@code bin/java}; by default the one of this JVM
     * @return a changed copy
     */
    public WorkerOptions javaHome(Path home) {
        return new WorkerOptions(name, daemon, jvm.withJavaHome(Objects.requireNonNull(home, "home")));
    }

    Optional<String> name() {
        return Optional.ofNullable(name);
    }

    boolean isDaemon() {
        return daemon;
    }

    JvmSettings jvm() {
        return jvm;
    }

    /** Compares what the options say. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof WorkerOptions that
                && Objects.equals(name, that.name)
                && daemon == that.daemon
                && jvm.equals(that.jvm);
    }

    @Override
    public int hashCode() {
        return Objects.hash(name, daemon, jvm);
    }

    /** Shows all but the values of the environment, which may be secret. */
    @Override
    public String toString() {
        return "WorkerOptions[name=" + name + ", daemon=" + daemon + ", maxHeap=" + jvm.maxHeap() + ", jvmOptions="
                + jvm.jvmOptions() + ", environment=" + jvm.environment().keySet() + ", directory=" + jvm.directory()
                + ", javaHome=" + jvm.javaHome() + "]";
    }
}
