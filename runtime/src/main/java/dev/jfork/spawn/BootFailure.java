package dev.jfork.spawn;

import java.io.File;
import java.io.IOException;
import java.nio.charset.Charset;
import java.util.concurrent.TimeUnit;

/** Finds out why a JVM ended before it reached its first line of Java. */
public final class BootFailure {
    private static final int SECONDS = 20;
    private static final int MOST_CHARS = 2000;

    private BootFailure() {}

    /**
     * Runs the command once more, with nothing to do, to hear what the JVM says: the first time it said so on a standard
     * error that belongs to the user.
     *
     * @param command the command that failed
     * @param exitCode the exit code that it ended with
     * @return what happened, why, and what to do
     * @throws InterruptedException if the thread is interrupted
     */
    public static String explain(JavaCommand command, int exitCode) throws InterruptedException {
        String happened = "its JVM ended with exit code " + exitCode + " before it reached the first line of Java. ";
        String words = listen(command);
        String reason = words.isEmpty()
                ? "The same command succeeded when it was tried once more, so the cause has passed; memory may have been"
                        + " short, or the process was killed from outside. "
                : "It says:\n" + words.indent(4) + "Check WorkerOptions.jvmOption, maxHeap and javaHome. ";
        return happened + reason + "The command was: " + command;
    }

    private static String listen(JavaCommand command) throws InterruptedException {
        try {
            Process process = command.builder()
                    .redirectErrorStream(true)
                    .redirectInput(nothing())
                    .start();
            try {
                String words = new String(process.getInputStream().readNBytes(MOST_CHARS), Charset.defaultCharset());
                boolean failed = process.waitFor(SECONDS, TimeUnit.SECONDS) && process.exitValue() != 0;
                return failed ? words.strip() : "";
            } finally {
                process.destroyForcibly();
            }
        } catch (IOException e) {
            return e.toString();
        }
    }

    private static ProcessBuilder.Redirect nothing() {
        return ProcessBuilder.Redirect.from(new File(File.separatorChar == '\\' ? "NUL" : "/dev/null"));
    }
}
