package dev.jfork.applications;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.apache.maven.shared.invoker.DefaultInvocationRequest;
import org.apache.maven.shared.invoker.DefaultInvoker;
import org.apache.maven.shared.invoker.InvocationRequest;
import org.apache.maven.shared.invoker.InvocationResult;
import org.apache.maven.shared.invoker.MavenInvocationException;
import org.junit.jupiter.api.Assertions;

/**
 * One of the projects of {@code src/it}, which the build has packaged.
 *
 * @param project its directory
 */
record Application(Path project) {
    static final Path JDK = Path.of(System.getProperty("java.home"));

    private static final int SECONDS = 120;

    static Application named(String name) {
        return new Application(Path.of(System.getProperty("applications"), name));
    }

    /** What the build has made. */
    Path target(String... more) {
        return project.resolve(Path.of("target", more));
    }

    /** A class path of the project's classes as an IDE has it: directories, and jars where they are. */
    String classPath() {
        return target("classes") + File.pathSeparator + target("lib") + File.separator + "*";
    }

    /** Runs {@code java} in the project's directory. */
    Run java(Object... arguments) throws Exception {
        return run(project, "java", arguments);
    }

    /** Runs a program of the JDK to its end. */
    static Run run(Path directory, String program, Object... arguments) throws Exception {
        return run(directory, JDK.resolve("bin").resolve(program), arguments);
    }

    static Run run(Path directory, Path program, Object... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(program.toString()));
        for (Object argument : arguments) {
            command.add(argument.toString());
        }
        Path output = Files.createTempFile("jfork-application", ".log");
        try {
            Process process = new ProcessBuilder(command)
                    .directory(directory.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .redirectInput(ProcessBuilder.Redirect.PIPE)
                    .start();
            process.getOutputStream().close();
            boolean ended = process.waitFor(SECONDS, TimeUnit.SECONDS);
            if (!ended) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
            }
            Run run = new Run(String.join(" ", command), ended ? process.exitValue() : -1, Files.readString(output));
            return ended ? run : Assertions.fail("Still ran after " + SECONDS + " s: " + run);
        } finally {
            Files.delete(output);
        }
    }

    /** Runs goals of Maven. */
    Run maven(String... arguments) throws MavenInvocationException {
        Queue<String> output = new ConcurrentLinkedQueue<>();
        InvocationRequest request = new DefaultInvocationRequest();
        request.setBaseDirectory(project.toFile())
                .setLocalRepositoryDirectory(new File(System.getProperty("local.repository")))
                .setBatchMode(true)
                .setJavaHome(JDK.toFile())
                .setMavenOpts(System.getProperty("short.run"))
                .setOutputHandler(output::add)
                .setErrorHandler(output::add);
        request.setTimeoutInSeconds(SECONDS);
        request.addArgs(List.of(arguments));
        DefaultInvoker invoker = new DefaultInvoker();
        invoker.setMavenHome(new File(System.getProperty("maven.home")));
        InvocationResult result = invoker.execute(request);
        return new Run("mvn " + String.join(" ", arguments), result.getExitCode(), String.join("\n", output) + "\n");
    }

    /**
     * How a program ended.
     *
     * @param output what it wrote to standard output and error
     */
    record Run(String command, int exitCode, String output) {
        List<String> linesWith(String words) {
            return output.lines().filter(line -> line.contains(words)).toList();
        }

        /** Asserts that it ended well, and what those lines are in which workers say who they are. */
        Run answers(String... lines) {
            Assertions.assertEquals(List.of(lines), linesWith(" by Process-"), this::toString);
            Assertions.assertEquals(0, exitCode, this::toString);
            return this;
        }

        Run says(String words) {
            Assertions.assertTrue(output.contains(words), () -> "No \"" + words + "\" in " + this);
            return this;
        }

        @Override
        public String toString() {
            return command + "\nended with " + exitCode + " and wrote\n" + output;
        }
    }
}
