package dev.jfork;

import dev.jfork.protocol.Header;
import dev.jfork.protocol.Message;
import dev.jfork.spawn.ExpectedOutcome;
import dev.jfork.spawn.JavaCommand;
import dev.jfork.spawn.ProcessTree;
import dev.jfork.wire.WireWriter;
import dev.jfork.wire.WorkerMethod;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Gets a JVM for one task: a spare that fits, or a new one. */
final class Launching {
    /** Says how many spares are kept where the program doesn't. */
    static final String SPARES_PROPERTY = "dev.jfork.spares";

    private static final @Nullable String SPARES = System.getProperty(SPARES_PROPERTY);
    private static volatile boolean sparesAreKept; // so that what spares need is not loaded for nothing

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

    /** Far longer than a JVM takes to boot: one that isn't ready by then hangs. */
    static final long LONGEST_START_NANOS = TimeUnit.MINUTES.toNanos(2);

    /** From now on, it is worth while to look for a spare. */
    static void sparesAreKept() {
        sparesAreKept = true;
    }

    /** Takes a spare or starts a JVM. What is thrown leaves neither a process nor a file. */
    ChildJvm launch() throws IOException {
        ChildJvm warm = sparesAreKept ? warm() : null;
        ChildJvm jvm = warm == null ? cold() : warm;
        if (SPARES != null) {
            Spares.keepByProperty(SPARES, task.workerMethod().getClass());
        }
        return jvm;
    }

    private @Nullable ChildJvm warm() {
        JvmKind kind = JvmKind.of(options, task.workerMethod().getClass());
        try {
            for (Spare spare = Spares.take(kind); spare != null; spare = Spares.take(kind)) {
                Message message = spare.isSound() ? messageFor(spare) : null;
                long queueNanos = System.nanoTime() - begunNanos;
                long startMillis = System.currentTimeMillis();
                if (message != null && spare.takes(message)) {
                    return new ChildJvm(
                            spare.tree(), spare.command(), spare.outcome(), message, queueNanos, startMillis);
                }
                spare.end();
            }
            return null;
        } finally {
            Spares.replaceTaken();
        }
    }

    /** Where arguments can't be written, the spare is replaced: that is simpler than to have it wait again. */
    private Message messageFor(Spare spare) {
        try {
            Message message = arguments();
            address(message, task.workerMethod().shape(), spare.outcome());
            return message;
        } catch (RuntimeException | Error e) {
            spare.end();
            throw e;
        }
    }

    private ChildJvm cold() throws IOException {
        WorkerMethod<?, ?> method = task.workerMethod();
        String shape = method.shape();
        Message message = arguments();
        JavaCommand command = new JavaCommand(options.encodedJvm(), method.getClass(), List.of(name, task.method()));
        long queueNanos = System.nanoTime() - begunNanos;
        long startMillis = System.currentTimeMillis();
        Process process = command.start(options.output(), options.error());
        ExpectedOutcome outcome = null;
        try {
            outcome = ExpectedOutcome.make(); // only now: the JVM takes longer to boot than this
            address(message, shape, outcome);
            return new ChildJvm(new ProcessTree(process), command, outcome, message, queueNanos, startMillis);
        } catch (IOException | RuntimeException | Error e) {
            command.abandon(process);
            if (outcome != null) {
                outcome.discard();
            }
            throw e;
        }
    }

    private Message arguments() {
        Message arguments = new Message();
        try {
            WireWriter out = new WireWriter(arguments);
            task.writeArguments(out);
            out.flush();
            return arguments;
        } catch (OutOfMemoryError e) {
            throw arguments.outOfMemory(e);
        }
    }

    /** Puts before the arguments to whom they go. */
    private void address(Message arguments, String shape, ExpectedOutcome outcome) {
        ByteArrayOutputStream header = new ByteArrayOutputStream();
        WireWriter out = new WireWriter(header);
        new Header(
                        name,
                        lineage,
                        ThisProcess.name(),
                        ProcessHandle.current().pid(),
                        task.workerMethod().getClass().getName(),
                        shape,
                        outcome.path())
                .write(out);
        out.flush();
        arguments.precede(header.toByteArray());
    }
}
