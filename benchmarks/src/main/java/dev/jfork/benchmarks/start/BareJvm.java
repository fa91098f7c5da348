package dev.jfork.benchmarks.start;

import dev.jfork.benchmarks.JavaCommand;
import java.io.IOException;

/** {@code java} with its defaults: what nothing that starts a JVM was expected to be faster than. */
final class BareJvm implements OneByOne {
    static final String TITLE = "bare JVM";

    @Override
    public String title() {
        return TITLE;
    }

    @Override
    public Running start(String report, int classes) throws IOException {
        Process process = new ProcessBuilder(JavaCommand.of(FirstLine.class, report, Integer.toString(classes)))
                .inheritIO()
                .start();
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
