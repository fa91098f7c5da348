package dev.jfork;

import dev.jfork.spawn.PrivateDirectory;
import dev.jfork.telemetry.WorkerTelemetry;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Tends one child JVM from its start to its end: sends it its task, waits, reads the outcome, leaves nothing behind. This
 * thread is what keeps the parent up while a worker runs that is no daemon.
 */
final class Tending<R extends @Nullable Object> extends Thread {
    private final WorkerProcess<R> worker;
    private final ChildJvm jvm;
    private final OutcomeReader<R> reader;

    Tending(WorkerProcess<R> worker, ChildJvm jvm, OutcomeReader<R> reader) {
        super("jfork " + worker.name());
        this.worker = worker;
        this.jvm = jvm;
        this.reader = reader;
    }

    @Override
    public void run() {
        WorkerTelemetry telemetry = null;
        StandardStreams streams = reader.streams();
        Ending<R> ending;
        try {
            telemetry = new WorkerTelemetry(
                    worker.name(),
                    reader.method().name(),
                    jvm.process().pid(),
                    jvm.startMillis(),
                    jvm.queueNanos(),
                    jvm.message().length());
            if (streams != null) {
                streams.start();
            }
            PrivateDirectory.noteOwner();
            telemetry.started();
            send();
            telemetry.sent();
            PrivateDirectory.sweep();
            int exitCode = jvm.tree().waitFor();
            if (streams != null) {
                streams.await();
            }
            jvm.command().ended(exitCode);
            ending = reader.read(exitCode, worker.request());
        } catch (InterruptedException | RuntimeException | Error e) {
            ending = Ending.lost(worker.name(), e);
        }
        try {
            if (telemetry != null) {
                telemetry.ended(
                        ending.exitCode().orElse(-1),
                        ending.words(worker.request()),
                        jvm.outcome().content());
            }
            leaveNothing();
        } finally {
            worker.ended(ending);
        }
    }

    private void send() {
        try {
            jvm.message().sendTo(jvm.process().getOutputStream());
        } catch (IOException e) {
            // The child ended before it had read its task. Its exit code will tell why.
        }
    }

    private void leaveNothing() {
        if (jvm.process().isAlive()) { // this thread could not go on
            jvm.tree().kill();
        }
        jvm.outcome().discard();
        try {
            // Only now: to the child, the end of its standard input is the end of its parent.
            jvm.process().getOutputStream().close();
        } catch (IOException e) {
            // There is nobody left to read what could not be flushed.
        }
    }
}
