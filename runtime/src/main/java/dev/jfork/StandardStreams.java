package dev.jfork;

import dev.jfork.output.Pump;
import org.jspecify.annotations.Nullable;

/** A worker's standard output and error, where at least one of them is not inherited. Safe for use by many threads. */
final class StandardStreams {
    private final String processName;
    private final StreamChoice choice;
    private final @Nullable Pump output;
    private final @Nullable Pump error;

    StandardStreams(String processName, StreamChoice choice, Process process) {
        this.processName = processName;
        this.choice = choice;
        this.output = choice.output().pump(processName, process.getInputStream(), false);
        this.error = choice.error().pump(processName, process.getErrorStream(), true);
    }

    /** Starts to read: before the task is sent, as a JVM that can't print doesn't read either. */
    void start() {
        if (output != null) {
            output.start();
        }
        if (error != null) {
            error.start();
        }
    }

    /** Waits, once the process has ended, until all that it printed is delivered. */
    void await() {
        if (output != null) {
            output.await(ActiveWorkers::isClosed);
        }
        if (error != null) {
            error.await(ActiveWorkers::isClosed);
        }
    }

    /** Gives what was printed last to standard error, as the end of a message; nothing where it was not read here. */
    String lastWords() {
        String words =
                error == null ? "" : error.kept().lastLines(choice.error().charset());
        return words.isEmpty()
                ? ""
                : "\nThe last lines of its standard error:\n" + words.indent(4).stripTrailing();
    }

    /** Gives what a JVM says that can't start, on either stream, where both are read here. */
    String bootWords() {
        return output == null || error == null
                ? ""
                : output.kept().lastLines(choice.output().charset()) + "\n"
                        + error.kept().lastLines(choice.error().charset());
    }

    String text(boolean isError) {
        Pump pump = isError ? error : output;
        WorkerOutput chosen = isError ? choice.error() : choice.output();
        if (pump == null || !chosen.isCaptured()) {
            throw notCaptured(processName, isError);
        }
        return pump.kept().text(chosen.charset());
    }

    static IllegalStateException notCaptured(String processName, boolean isError) {
        String stream = isError ? "standardError" : "standardOutput";
        return new IllegalStateException("The " + (isError ? "standard error" : "standard output") + " of "
                + processName + " is not captured: start it with WorkerOptions." + stream + "(WorkerOutput.capture())");
    }
}
