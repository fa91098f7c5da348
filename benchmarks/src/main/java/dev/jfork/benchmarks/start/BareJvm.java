package dev.jfork.benchmarks.start;

import dev.jfork.benchmarks.JavaCommand;
import java.io.IOException;
import java.util.List;

/** {@code java}, with its defaults or with other options: what nothing that starts a JVM was expected to be faster than. */
final class BareJvm implements OneByOne {
    static final String TITLE = "bare JVM";

    private final String options;

    /** Takes the options, with spaces between, or an empty string. */
    BareJvm(String options) {
        this.options = options;
    }

    @Override
    public String title() {
        return options.isEmpty() ? TITLE : TITLE + ", " + options;
    }

    @Override
    public Running start(String report, int classes) throws IOException {
        List<String> command = JavaCommand.of(FirstLine.class, report, Integer.toString(classes));
        if (!options.isEmpty()) {
            command.addAll(1, List.of(options.split(" ")));
        }
        Process process = new ProcessBuilder(command).inheritIO().start();
        return () -> ended(process);
    }

    /** Waits for a process that must end with 0. */
    static void ended(Process process) throws IOException, InterruptedException {
        int exitCode = process.waitFor();
        if (exitCode != 0) {
            throw new IOException(process.info().command().orElse("The process") + " ended with " + exitCode);
        }
    }
}
