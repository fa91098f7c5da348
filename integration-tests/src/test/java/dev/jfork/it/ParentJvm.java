package dev.jfork.it;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.jfork.protocol.FileTree;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A program of its own that starts workers, for what only shows when a parent ends. It has a temporary directory of its
 * own, which must be empty in the end.
 */
final class ParentJvm implements AutoCloseable {
    private static final Pattern PERF_DATA = Pattern.compile("\\[[^\n]*\\]\\[warning\\]\\[perf,memops\\][^\n]*\n");

    private final Process process;
    private final Path home;

    private ParentJvm(Process process, Path home) {
        this.process = process;
        this.home = home;
    }

    /** Starts a class that has a {@code main}, and waits until it has ended. */
    static ParentJvm run(Class<?> main, String... arguments) throws Exception {
        return ended(start(main, arguments));
    }

    /** Runs {@code java} with these options and arguments, and waits until it has ended. */
    static ParentJvm run(List<String> arguments) throws Exception {
        return ended(start(arguments));
    }

    /** Runs {@code java} with these options, arguments and variables, and waits until it has ended. */
    static ParentJvm run(List<String> arguments, Map<String, String> environment) throws Exception {
        return ended(start(arguments, environment));
    }

    private static ParentJvm ended(ParentJvm parent) throws Exception {
        parent.await();
        parent.assertNothingIsLeft();
        return parent;
    }

    static ParentJvm start(Class<?> main, String... arguments) throws IOException {
        return start(command(main, arguments));
    }

    /** What it prints to standard output, nobody reads; nor what to standard error, but in the end. */
    static ParentJvm startUnread(Class<?> main, String... arguments) throws IOException {
        return start(List.of(), Redirect.PIPE, command(main, arguments), Map.of());
    }

    /** Starts a class with the temporary directory of another. */
    static ParentJvm startIn(Path temporary, Class<?> main, String... arguments) throws IOException {
        return startUnderIn(List.of(), temporary, main, arguments);
    }

    /** Starts a class below other programs, with the temporary directory of another. */
    static ParentJvm startUnderIn(List<String> programs, Path temporary, Class<?> main, String... arguments)
            throws IOException {
        List<String> all = new ArrayList<>(List.of("-Djava.io.tmpdir=" + temporary)); // of two, the last one counts
        all.addAll(command(main, arguments));
        return start(programs, null, all, Map.of());
    }

    /** Starts a class below other programs, each of which runs what is behind its own arguments. */
    static ParentJvm startUnder(List<String> programs, Class<?> main, String... arguments) throws IOException {
        return start(programs, null, command(main, arguments), Map.of());
    }

    private static List<String> command(Class<?> main, String... arguments) {
        List<String> all = new ArrayList<>(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        all.addAll(List.of(arguments));
        return all;
    }

    /** Starts {@code java} with these options and arguments. */
    static ParentJvm start(List<String> arguments) throws IOException {
        return start(arguments, Map.of());
    }

    private static ParentJvm start(List<String> arguments, Map<String, String> environment) throws IOException {
        return start(List.of(), null, arguments, environment);
    }

    private static ParentJvm start(
            List<String> programs, @Nullable Redirect output, List<String> arguments, Map<String, String> environment)
            throws IOException {
        Path home = Files.createTempDirectory("jfork-it");
        Runtime.getRuntime().addShutdownHook(new Thread(() -> FileTree.delete(home.toFile())));
        Path temporary = Files.createDirectory(home.resolve("tmp"));
        List<String> command = new ArrayList<>(programs);
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        // Of two JVMs that boot at one time, one may print that the other has locked its file for jps.
        command.add("-XX:-UsePerfData");
        command.add("-Djava.io.tmpdir=" + temporary);
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectOutput(output == null ? Redirect.to(home.resolve("out").toFile()) : output)
                .redirectError(output == null ? Redirect.to(home.resolve("err").toFile()) : output);
        builder.environment().putAll(environment);
        Process process = builder.start();
        return new ParentJvm(process, home);
    }

    /** Kills what a test that failed has left. */
    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }

    void await() throws InterruptedException {
        if (!process.waitFor(40, TimeUnit.SECONDS)) {
            close();
            throw new AssertionError("the parent did not end: " + process.info());
        }
    }

    /**
     * Waits until it has ended, and all that has inherited its standard error. To the system, a process whose parent was
     * killed may be there for a second longer, until it is taken notice of.
     */
    void awaitAll(Duration bound) throws Exception {
        InputStream inherited = process.getErrorStream();
        CompletableFuture<Long> end = CompletableFuture.supplyAsync(() -> readAll(inherited));
        end.get(bound.toSeconds(), TimeUnit.SECONDS);
    }

    private static long readAll(InputStream in) {
        try {
            return in.transferTo(OutputStream.nullOutputStream());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void assertNothingIsLeft() throws IOException {
        try (var files = Files.list(home.resolve("tmp"))) {
            assertEquals(List.of(), files.toList());
        }
    }

    ProcessHandle handle() {
        return process.toHandle();
    }

    Path temporary() {
        return home.resolve("tmp");
    }

    int exitCode() {
        return process.exitValue();
    }

    /**
     * What it has printed, and its workers: but for what a JVM says that was given the process id of a dead one, while another
     * JVM looks at the file that this one has left for {@code jps}.
     */
    String output() throws IOException {
        return PERF_DATA.matcher(Files.readString(home.resolve("out"))).replaceAll("");
    }

    String errors() throws IOException {
        return Files.readString(home.resolve("err"));
    }
}
