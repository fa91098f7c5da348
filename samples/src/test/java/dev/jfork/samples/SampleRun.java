package dev.jfork.samples;

import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * What a sample did, run as a user does: in a JVM of its own, with a working and a temporary directory of its own.
 *
 * @param exitCode its exit code
 * @param output the lines of its standard output and that of its workers
 * @param errors the lines of its standard error and that of its workers
 * @param leftBehind the files that are in its directories when it has ended
 */
record SampleRun(int exitCode, List<String> output, List<String> errors, List<Path> leftBehind) {
    private static final int SECONDS = 60;

    /** With any of these, each JVM that starts says so on standard error. */
    private static final Set<String> NOISY_VARIABLES = Set.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS");

    /**
     * Runs it, and waits until it has ended.
     *
     * @param home an empty directory
     * @param arguments what a user would type
     */
    static SampleRun of(Path home, String... arguments) throws IOException, InterruptedException {
        Path work = Files.createDirectory(home.resolve("work"));
        Path temporary = Files.createDirectory(home.resolve("tmp"));
        Path output = home.resolve("output");
        Path errors = home.resolve("errors");

        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Djava.io.tmpdir=" + temporary,
                "-cp",
                System.getProperty("java.class.path"),
                Samples.class.getName()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(work.toFile())
                .redirectOutput(output.toFile())
                .redirectError(errors.toFile());
        builder.environment().keySet().removeAll(NOISY_VARIABLES);

        Process process = builder.start();
        if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
            fail(String.join(" ", arguments) + " still ran after " + SECONDS + " s, and had written "
                    + Files.readString(output) + Files.readString(errors));
        }
        return new SampleRun(
                process.exitValue(),
                Files.readAllLines(output),
                Files.readAllLines(errors),
                Stream.concat(in(work).stream(), in(temporary).stream()).toList());
    }

    private static List<Path> in(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.toList();
        }
    }
}
