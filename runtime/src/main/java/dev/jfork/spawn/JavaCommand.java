package dev.jfork.spawn;

import java.io.Closeable;
import java.io.File;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The command that starts a child JVM: which {@code java}, with which options, on which class path, in which directory. */
public final class JavaCommand {
    private static final String CHILD_MAIN = "dev.jfork.child.ChildMain";
    private static final String SPARE_MAIN = "dev.jfork.child.SpareMain";

    private static final int MOST_CHARS = 4000;
    private static final int NEVER_RAN = -1;

    private final JvmSettings settings;
    private final Class<?> method;
    private final String mainClass;
    private final List<String> arguments;
    private final @Nullable CachedStart cached;
    private final List<String> words;

    /**
     * Puts the command together.
     *
     * @param settings what the JVM is started with
     * @param method the class of the method that the child must be able to load
     * @param labels what {@code ps} shall show of it behind the main class
     * @throws StartException if the classes of this JVM can't be handed on
     */
    public JavaCommand(JvmSettings settings, Class<?> method, List<String> labels) throws StartException {
        this(settings, method, CHILD_MAIN, labels);
    }

    /**
     * Puts the command together that starts a spare.
     *
     * @param settings what the JVM is started with
     * @param method the class of a method that the child must be able to load
     * @param words what the spare is told
     * @throws StartException if the classes of this JVM can't be handed on
     */
    public static JavaCommand ofSpare(JvmSettings settings, Class<?> method, List<String> words) throws StartException {
        return new JavaCommand(settings, method, SPARE_MAIN, words);
    }

    private JavaCommand(JvmSettings settings, Class<?> method, String mainClass, List<String> arguments)
            throws StartException {
        this.settings = settings;
        this.method = method;
        this.mainClass = mainClass;
        this.arguments = arguments;
        cached = settings.startupCache() == null
                ? null
                : CachedStart.of(settings, jvmOptions(), method, mainClass.equals(CHILD_MAIN));
        words = cached == null ? words(List.of(), null) : words(cached.options(), cached.classPath());
    }

    private List<String> words(List<String> first, @Nullable String classPath) throws StartException {
        List<String> all = new ArrayList<>();
        all.add(java());
        all.addAll(BootFlags.of(settings));
        all.addAll(first);
        ParentOptions parent = ParentOptions.ofThisJvm();
        List<String> handedOn = parent.forChild(settings);
        all.addAll(parent.areSecret() ? ArgumentFile.of(handedOn) : ArgumentFile.ifNeeded(handedOn));
        addOwnOptions(all);
        all.addAll(ClassPath.options(method, mainClass, settings.javaHome() == null, classPath));
        all.addAll(arguments);
        return all;
    }

    private List<String> jvmOptions() {
        List<String> options = new ArrayList<>(ParentOptions.ofThisJvm().forChild(settings));
        addOwnOptions(options);
        return options;
    }

    private void addOwnOptions(List<String> words) {
        for (String option : settings.jvmOptions()) {
            if (!settings.overrides(option)) {
                words.add(option);
            }
        }
        for (Map.Entry<String, @Nullable String> property :
                settings.properties().entrySet()) {
            String value = property.getValue();
            if (value != null) {
                words.add("-D" + property.getKey() + "=" + value);
            }
        }
    }

    /**
     * Starts the JVM, its standard input a pipe.
     *
     * @param output where its standard output goes
     * @param error where its standard error goes
     * @return the process
     * @throws StartException if there is no such JDK, directory or file, or the operating system refuses
     */
    public Process start(ProcessBuilder.Redirect output, ProcessBuilder.Redirect error) throws StartException {
        ProcessBuilder builder = builder();
        builder.redirectOutput(output);
        builder.redirectError(error);
        try {
            return builder.start();
        } catch (IOException e) {
            ended(NEVER_RAN);
            throw new StartException(reasonOf(e), e);
        } catch (
                OutOfMemoryError e) { // "unable to create native thread": the JDK starts one that waits for the process
            ended(NEVER_RAN);
            throw new StartException(
                    "There is no room for a process or thread more (" + e.getMessage()
                            + "). Start fewer at once, or raise the limit of processes and threads (ulimit -u).",
                    e);
        }
    }

    /**
     * Tells how the heap was limited.
     *
     * @return the option, as in {@code -Xmx512m}, or nothing if there is none
     */
    public Optional<String> heapLimit() {
        Optional<String> absolute = lastOption("-Xmx", "-XX:MaxHeapSize=");
        return absolute.isPresent() ? absolute : lastOption("-XX:MaxRAMPercentage=");
    }

    /**
     * Tells whether the JVM ends with exit code 3, and without a word to its parent, where it runs out of memory.
     *
     * @return whether {@code -XX:+ExitOnOutOfMemoryError} was said
     */
    public boolean exitsOnOutOfMemory() {
        return lastOption("-XX:+ExitOnOutOfMemoryError", "-XX:-ExitOnOutOfMemoryError")
                .orElse("")
                .startsWith("-XX:+");
    }

    /**
     * Finds the option that counts among those that contradict each other: the last, be it from the environment or from the
     * command line.
     *
     * @param beginnings what they begin with
     * @return the option, whole, or nothing where none is said
     */
    Optional<String> lastOption(String... beginnings) {
        List<String> options = new ArrayList<>();
        for (String variable : OptionWords.BEFORE) {
            options.addAll(OptionWords.of(settings.variable(variable)));
        }
        options.addAll(settings.jvmOptions());
        options.addAll(OptionWords.of(settings.variable(OptionWords.AFTER)));
        String last = null;
        for (String option : options) {
            for (String beginning : beginnings) {
                last = option.startsWith(beginning) ? option : last;
            }
        }
        return Optional.ofNullable(last);
    }

    /**
     * Tells that the JVM has ended. Returns at once.
     *
     * @param exitCode its exit code
     */
    public void ended(int exitCode) {
        if (cached != null) {
            cached.ended(this, exitCode);
        }
    }

    /**
     * Kills the JVM, of which nobody will hear. Returns at once.
     *
     * @param process what {@link #start} gave
     */
    public void abandon(Process process) {
        process.destroyForcibly();
        closeStreams(process);
        ended(NEVER_RAN);
    }

    /**
     * Closes this JVM's ends of the streams of a process that nobody reads or writes any more.
     *
     * @param process the process
     */
    public static void closeStreams(Process process) {
        Closeable[] streams = {process.getOutputStream(), process.getInputStream(), process.getErrorStream()};
        for (Closeable stream : streams) {
            try {
                stream.close();
            } catch (IOException e) {
                // There is nobody at its other end.
            }
        }
    }

    /** The same command, with its streams still to be decided. */
    ProcessBuilder builder() {
        return builder(words);
    }

    /** The same, with other options before all that it has, and with another class path. */
    ProcessBuilder builder(List<String> first, String classPath) throws StartException {
        return builder(words(first, classPath));
    }

    private ProcessBuilder builder(List<String> command) {
        ProcessBuilder builder = new ProcessBuilder(command);
        if (settings.directory() != null) {
            builder.directory(settings.directory().toFile());
        }
        for (Map.Entry<String, @Nullable String> variable :
                settings.environment().entrySet()) {
            String value = variable.getValue();
            if (value == null) {
                builder.environment().remove(variable.getKey());
            } else {
                builder.environment().put(variable.getKey(), value);
            }
        }
        return builder;
    }

    /** Where the JVM leaves what it writes to its working directory. */
    Path directory() {
        Path directory = settings.directory();
        return (directory == null ? Path.of("") : directory).toAbsolutePath();
    }

    /** Shows the command as it would be typed, and of a long one the beginning and the end. */
    @Override
    public String toString() {
        String text = String.join(" ", words);
        return text.length() <= MOST_CHARS
                ? text
                : text.substring(0, MOST_CHARS / 2) + " ... " + text.substring(text.length() - MOST_CHARS / 2);
    }

    private String java() {
        Path chosen = settings.javaHome();
        String home = chosen == null
                ? System.getProperty("java.home")
                : chosen.toAbsolutePath().toString();
        String program = File.separatorChar == '\\' ? "java.exe" : "java";
        return home + File.separator + "bin" + File.separator + program;
    }

    private static @Nullable String causeOf(IOException refusal) {
        Throwable cause = refusal.getCause();
        return cause == null ? refusal.getMessage() : cause.getMessage();
    }

    /** Looked for only now: a start that succeeds has no need to look. */
    private String reasonOf(IOException refusal) {
        if (refusal instanceof FileNotFoundException || refusal.getCause() instanceof FileNotFoundException) {
            return "The file for its output can't be opened: " + causeOf(refusal)
                    + ". Name another one with WorkerOutput.appendTo(...), or make its directory.";
        }
        Path directory = settings.directory();
        if (directory != null && !Files.isDirectory(directory)) {
            return "There is no directory " + directory.toAbsolutePath()
                    + ": make it before the worker is started, or choose another with WorkerOptions.directory(...).";
        }
        String java = words.get(0);
        if (Files.isExecutable(Path.of(java))) {
            return "The operating system refused to run " + this + ": " + causeOf(refusal)
                    + ". If options are long: Linux takes 128 KB for each, Windows 32 for all. If many workers run: start"
                    + " fewer at once, or raise the limits of files and processes (ulimit -n, ulimit -u).";
        }
        return settings.javaHome() == null
                ? "There is no " + java
                        + ": the JDK that runs this JVM was removed or replaced, or is an image without commands (jlink"
                        + " --strip-native-commands, jpackage). Start this JVM again, or name a JDK with"
                        + " WorkerOptions.javaHome(...)."
                : "There is no program " + java + ": javaHome(...) takes the directory of a JDK or JRE, the one that"
                        + " holds bin.";
    }
}
