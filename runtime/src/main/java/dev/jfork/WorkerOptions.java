package dev.jfork;

import dev.jfork.spawn.JvmSettings;
import dev.jfork.spawn.StartupCache;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.time.Duration;
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
 * <p>What isn't said is as {@link Worker} says it at the method, or else as it is in this JVM: its JDK, environment, working
 * directory, standard output and error. The child gets the same class path and module path, and those of this JVM's options
 * that say which code there is and how it behaves: {@code -Dkey=value}, {@code --add-opens}, {@code --enable-preview},
 * {@code -ea} and their like. It does not get agents, debuggers, ports, heap sizes or other {@code -X} options: say
 * {@link #jvmOption}.
 *
 * @since 0.1
 */
public final class WorkerOptions {
    private static final WorkerOptions DEFAULTS = new WorkerOptions(null, null, null, JvmSettings.DEFAULT, null);

    private final @Nullable String name;
    private final @Nullable Boolean daemon;
    private final @Nullable Duration deadline;
    private final JvmSettings jvm;
    private final @Nullable StreamChoice streams; // null where both are inherited: the usual case needs no class more

    private WorkerOptions(
            @Nullable String name,
            @Nullable Boolean daemon,
            @Nullable Duration deadline,
            JvmSettings jvm,
            @Nullable StreamChoice streams) {
        this.name = name;
        this.daemon = daemon;
        this.deadline = deadline;
        this.jvm = jvm;
        this.streams = streams;
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
        return new WorkerOptions(OptionSyntax.name(value), daemon, deadline, jvm, streams);
    }

    /**
     * Says whether this JVM may end before the worker: a daemon is then terminated. By default it may not, and this JVM
     * stays up until the worker has ended, as it does for a thread.
     *
     * @param value whether the worker is a daemon
     * @return a changed copy
     */
    public WorkerOptions daemon(boolean value) {
        return new WorkerOptions(name, value, deadline, jvm, streams);
    }

    /**
     * Limits the time that the worker may take: at its end the process and all its descendants are killed, and
     * {@link WorkerProcess#result()} throws a {@link WorkerTimeoutException}. A method that has returned or thrown by then
     * has done so, also where its process still ran a thread or a shutdown hook and was killed for that. By default there
     * is no limit; nor is there one for a worker that is {@linkplain #debug debugged}.
     *
     * @param limit how long, from {@link WorkerProcess#start()} on and with all that starting a JVM takes; more than 146
     *     years are as good as for ever
     * @return a changed copy
     * @throws IllegalArgumentException if it is zero or negative
     */
    public WorkerOptions deadline(Duration limit) {
        return new WorkerOptions(name, daemon, OptionSyntax.deadline(limit), jvm, streams);
    }

    /**
     * Limits the worker's heap.
     *
     * @param size bytes, or with a unit {@code k}, {@code m}, {@code g} or {@code t}, as in {@code "512m"}; what the
     *     JVM's {@code -Xmx} takes. By default the JVM decides. What is said last counts, here or in {@link #jvmOption}.
     * @return a changed copy
     * @throws IllegalArgumentException if it is no size
     */
    public WorkerOptions maxHeap(String size) {
        return with(jvm.withOnlyJvmOption("-Xmx", OptionSyntax.heapSize(size)));
    }

    /**
     * Adds an option of the JVM, behind those added before and those of this JVM that are handed on:
     * {@code -XX:+UseSerialGC}, {@code -Dkey=value}, {@code --add-opens=java.base/java.lang=ALL-UNNAMED}.
     *
     * @param option one option, as one word
     * @return a changed copy
     * @throws IllegalArgumentException if it is no option, or one that would change which program runs
     */
    public WorkerOptions jvmOption(String option) {
        return with(jvm.withJvmOption(OptionSyntax.jvmOption(option)));
    }

    /**
     * Lets the worker's JVM wait for a debugger before it does anything. It listens on this machine only (127.0.0.1), and
     * prints {@code Listening for transport dt_socket at address: 5005} to its standard output. Workers that it starts itself
     * are not debugged. Takes a JDK or JRE with the module {@code jdk.jdwp.agent}.
     *
     * <p>A debugger needs no password: every user of this machine may attach to the port, and then run code as you. Don't
     * debug on a machine that you share with somebody you don't trust.
     *
     * <p>A worker that is debugged has no {@linkplain #deadline deadline}. As long as no debugger has come, or one has
     * stopped all threads, it does not notice that its parent is gone: if this JVM is killed meanwhile, end it by hand.
     *
     * @param port where it listens, from 1 to 65535; or 0 for a free one, which the line that it prints tells
     * @return a changed copy
     * @throws IllegalArgumentException if it is no port
     */
    public WorkerOptions debug(int port) {
        return with(jvm.withOnlyJvmOption(JvmSettings.DEBUGGER, OptionSyntax.debugger(port)));
    }

    /**
     * Changes a system property that the worker is started with, be it one of this JVM's command line, which is handed on,
     * or one of {@link #jvmOption}. It stands in the worker's command line, where all users of the machine may read it: what
     * is secret is better an argument of the method. Those of {@code JAVA_TOOL_OPTIONS} and its like, a worker gets from the
     * {@linkplain #environment environment}: there they are taken away.
     *
     * @param property its name
     * @param value its value, or {@code null} to take the property away
     * @return a changed copy
     * @throws IllegalArgumentException if the name is empty, or an {@code =} or a zero character is in it, or a zero
     *     character in the value
     */
    public WorkerOptions systemProperty(String property, @Nullable String value) {
        OptionSyntax.requireEntry("a system property", property, value);
        return with(jvm.withProperty(property, value));
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
        OptionSyntax.requireEntry("an environment variable", variable, value);
        return with(jvm.withEnvironment(variable, value));
    }

    /**
     * Chooses the worker's working directory.
     *
     * @param directory a directory that exists when the worker is started; by default the one of this JVM
     * @return a changed copy
     */
    public WorkerOptions directory(Path directory) {
        return with(jvm.withDirectory(Objects.requireNonNull(directory, "directory")));
    }

    /**
     * Chooses the JDK or JRE that runs the worker: 17 or later, and able to run the classes of this JVM.
     *
     * @param home the directory that holds {@code bin/java}; by default the one of this JVM
     * @return a changed copy
     */
    public WorkerOptions javaHome(Path home) {
        return with(jvm.withJavaHome(Objects.requireNonNull(home, "home")));
    }

    /**
     * Has workers start faster whose method loads many classes: the classes that a first worker has loaded are kept in an
     * archive that later ones map into memory, in a directory for all programs of this user: {@code jfork} in
     * {@code $XDG_CACHE_HOME}, or in {@code ~/.cache}. As {@link #startupCache(Path)}.
     *
     * @return a changed copy
     */
    public WorkerOptions startupCache() {
        return startupCache(StartupCache.ofThisUser());
    }

    /**
     * Has workers start faster whose method loads many classes: the classes that a first worker has loaded are kept in an
     * archive that later ones map into memory. By default there is none.
     *
     * <p>The archive is made in the background when the first worker has ended well, which takes some seconds of one
     * processor and 15 MB or more on the disk. This JVM stays up meanwhile. There is one for each worker method, JDK, class
     * path and set of JVM options; where one of them changes, as a jar does that is built anew, another one is made.
     * Directories on the class path are packed into jars beside the archive, from which such workers load. What nobody has
     * used for 30 days is removed. Where no archive can be made or used, workers start as they do without.
     *
     * @param directory made if it isn't there; must belong to this user, and nobody else may write to it
     * @return a changed copy
     */
    public WorkerOptions startupCache(Path directory) {
        return with(jvm.withStartupCache(Objects.requireNonNull(directory, "directory")));
    }

    /**
     * Says what becomes of the worker's standard output. By default it is that of this JVM.
     *
     * @param value what becomes of it
     * @return a changed copy
     */
    public WorkerOptions standardOutput(WorkerOutput value) {
        Objects.requireNonNull(value, "value");
        return with(new StreamChoice(value, streamChoice().error()));
    }

    /**
     * Says what becomes of the worker's standard error. By default it is that of this JVM.
     *
     * @param value what becomes of it
     * @return a changed copy
     */
    public WorkerOptions standardError(WorkerOutput value) {
        Objects.requireNonNull(value, "value");
        return with(new StreamChoice(streamChoice().output(), value));
    }

    /**
     * Says what becomes of both the worker's standard output and its standard error. They stay two streams.
     *
     * @param value what becomes of each
     * @return a changed copy
     */
    public WorkerOptions output(WorkerOutput value) {
        Objects.requireNonNull(value, "value");
        return with(new StreamChoice(value, value));
    }

    private StreamChoice streamChoice() {
        return streams == null ? StreamChoice.DEFAULT : streams;
    }

    private WorkerOptions with(StreamChoice choice) {
        return new WorkerOptions(name, daemon, deadline, jvm, choice.equals(StreamChoice.DEFAULT) ? null : choice);
    }

    private WorkerOptions with(JvmSettings changed) {
        return new WorkerOptions(name, daemon, deadline, changed, streams);
    }

    /** These options, and where they don't say anything, others. Options of the JVM are added to the others. */
    WorkerOptions over(WorkerOptions defaults) {
        return new WorkerOptions(
                name == null ? defaults.name : name,
                daemon == null ? defaults.daemon : daemon,
                deadline == null ? defaults.deadline : deadline,
                jvm.over(defaults.jvm),
                streams == null ? defaults.streams : streams);
    }

    Optional<String> name() {
        return Optional.ofNullable(name);
    }

    boolean isDaemon() {
        return daemon != null && daemon;
    }

    /** The deadline, or {@code null} for none: the pauses of somebody who debugs would use up any. */
    @Nullable
    Duration deadline() {
        return jvm.isDebugged() ? null : deadline;
    }

    /** The same without a name and a deadline, for a worker of a pool: it is ended with this JVM, and may live for long. */
    WorkerOptions ofPool(@Nullable String workerName) {
        return new WorkerOptions(workerName, true, null, jvm, streams);
    }

    JvmSettings jvm() {
        return jvm;
    }

    /** The same, with what the streams ask for. */
    JvmSettings encodedJvm() {
        return streams == null ? jvm : streams.encoding(jvm);
    }

    @Nullable
    StreamChoice streams() {
        return streams;
    }

    /** Where the operating system sends standard output. */
    Redirect output() {
        return streams == null ? Redirect.INHERIT : streams.output().redirect();
    }

    /** Where the operating system sends standard error. */
    Redirect error() {
        return streams == null ? Redirect.INHERIT : streams.error().redirect();
    }

    /** Compares what the options say: {@code defaults().daemon(false)} says more than {@code defaults()}. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof WorkerOptions that
                && Objects.equals(name, that.name)
                && Objects.equals(daemon, that.daemon)
                && Objects.equals(deadline, that.deadline)
                && jvm.equals(that.jvm)
                && Objects.equals(streams, that.streams);
    }

    @Override
    public int hashCode() {
        return Objects.hash(name, daemon, deadline, jvm, streams);
    }

    /** Shows all but the values of properties and of the environment, which may be secret. */
    @Override
    public String toString() {
        return "WorkerOptions[name=" + name + ", daemon=" + isDaemon() + ", deadline=" + deadline + ", jvmOptions="
                + jvm.jvmOptions() + ", systemProperties=" + jvm.properties().keySet() + ", environment="
                + jvm.environment().keySet() + ", directory=" + jvm.directory()
                + ", javaHome=" + jvm.javaHome() + ", startupCache=" + jvm.startupCache() + ", standardOutput="
                + streamChoice().output() + ", standardError="
                + streamChoice().error() + "]";
    }
}
