package dev.jfork.spawn;

import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.util.concurrent.TimeUnit;

/** Finds out why a JVM ended before it reached its first line of Java. */
public final class BootFailure {
    private static final int SECONDS = 5;
    private static final int MOST_CHARS = 2000;

    private BootFailure() {}

    /**
     * Runs the command once more, with nothing to do, to hear what the JVM says, unless it was heard the first time: where
     * its streams were inherited, they belong to the user. Takes 5 seconds at most.
     *
     * @param command the command that failed
     * @param exitCode the exit code that it ended with
     * @param heard what it said; blank if that isn't known
     * @return what happened, why, and what to do
     * @throws InterruptedException if the thread is interrupted
     */
    public static String explain(JavaCommand command, int exitCode, String heard) throws InterruptedException {
        String happened = "its JVM ended with exit code " + exitCode + " before it reached the first line of Java. ";
        String reason;
        if (exitCode == 0) {
            reason = "An option made it print something and end. Check WorkerOptions.jvmOption. ";
        } else {
            String words = heard.isBlank() ? listen(command) : heard.strip();
            reason = words.isEmpty()
                    ? "The same command did not fail when it was tried once more, so the cause has passed; memory may have"
                            + " been short, or the process was killed from outside. "
                    : "It says:\n" + words.indent(4) + advice(words);
        }
        return happened + reason + "The command was: " + command;
    }

    private static String advice(String words) {
        if (words.contains("JDWP")) {
            return "Choose another port with WorkerOptions.debug(...), or 0 for one that is free. If JAVA_TOOL_OPTIONS names it,"
                    + " take that away from the worker with WorkerOptions.environment(...). ";
        }
        return words.contains("jdwp")
                ? "To debug it, take a JDK with the module jdk.jdwp.agent: WorkerOptions.javaHome(...). "
                : "Check WorkerOptions.jvmOption, maxHeap and javaHome. ";
    }

    private static String listen(JavaCommand command) throws InterruptedException {
        try {
            File output = PrivateDirectory.newFile(".boot").toFile();
            try {
                return listen(command, output);
            } finally {
                output.delete();
            }
        } catch (IOException e) {
            return e.toString();
        }
    }

    private static String listen(JavaCommand command, File output) throws IOException, InterruptedException {
        // Not to wait for a debugger, but still to find its port taken.
        ProcessBuilder builder = command.builder();
        builder.command(builder.command().stream()
                .map(word -> word.replace(JvmSettings.DEBUGGER, JvmSettings.LISTENING))
                .toList());
        Process process = builder.redirectErrorStream(true)
                .redirectOutput(output)
                .redirectInput(nothing())
                .start();
        try {
            if (!process.waitFor(SECONDS, TimeUnit.SECONDS) || process.exitValue() == 0) {
                return "";
            }
        } finally {
            new ProcessTree(process).kill();
        }
        try (InputStream words = new FileInputStream(output)) {
            return new String(words.readNBytes(MOST_CHARS), Charset.defaultCharset()).strip();
        }
    }

    private static ProcessBuilder.Redirect nothing() {
        return ProcessBuilder.Redirect.from(new File(File.separatorChar == '\\' ? "NUL" : "/dev/null"));
    }
}
