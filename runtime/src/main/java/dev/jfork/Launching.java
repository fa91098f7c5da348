package dev.jfork;

import dev.jfork.protocol.Header;
import dev.jfork.protocol.Message;
import dev.jfork.spawn.JavaCommand;
import dev.jfork.spawn.PrivateDirectory;
import dev.jfork.spawn.ProcessTree;
import dev.jfork.wire.WireWriter;
import dev.jfork.wire.WorkerMethod;
import java.io.File;
import java.io.IOException;
import java.util.List;

/** Gets a JVM for one task. */
final class Launching {
    private final long begunNanos = System.nanoTime();
    private final WorkerTask<?> task;
    private final WorkerOptions options;
    private final String name;
    private final String lineage;

    /** Takes the task, how to start it, the name of its process, and the number below those of its ancestors. */
    Launching(WorkerTask<?> task, WorkerOptions options, String name, String lineage) {
        this.task = task;
        this.options = options;
        this.name = name;
        this.lineage = lineage;
    }

    /** When the JVM was called for, on the clock of {@code System.nanoTime()}. */
    long begunNanos() {
        return begunNanos;
    }

    /** Starts a JVM. What is thrown leaves neither a process nor a file. */
    ChildJvm launch() throws IOException {
        File outcome = PrivateDirectory.newOutcomeFile();
        try {
            return launch(outcome);
        } catch (IOException | RuntimeException | Error e) {
            PrivateDirectory.discard(outcome);
            throw e;
        }
    }

    private ChildJvm launch(File outcome) throws IOException {
        Message message = message(outcome);
        StreamChoice choice = options.streams();
        JavaCommand command = new JavaCommand(
                choice == null ? options.jvm() : choice.encoding(options.jvm()),
                task.workerMethod().getClass(),
                List.of(name, task.method()));
        long queueNanos = System.nanoTime() - begunNanos;
        long startMillis = System.currentTimeMillis();
        Process process = choice == null
                ? command.start()
                : command.start(choice.output().redirect(), choice.error().redirect());
        return new ChildJvm(new ProcessTree(process), command, outcome, message, queueNanos, startMillis);
    }

    private Message message(File outcome) {
        WorkerMethod<?, ?> method = task.workerMethod();
        Message message = new Message();
        WireWriter out = new WireWriter(message);
        new Header(
                        name,
                        lineage,
                        ThisProcess.name(),
                        ProcessHandle.current().pid(),
                        method.getClass().getName(),
                        method.shape(),
                        outcome.getPath())
                .write(out);
        task.writeArguments(out);
        out.flush();
        return message;
    }
}
