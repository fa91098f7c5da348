package dev.jfork;

import dev.jfork.protocol.Message;
import dev.jfork.spawn.PrivateDirectory;
import dev.jfork.spawn.ProcessTree;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Tends one child JVM from its start to its end: sends it its task, waits, reads the outcome, leaves nothing behind. This
 * thread is what keeps the parent up while a worker runs that is no daemon.
 */
final class Tending<R extends @Nullable Object> extends Thread {
    private final WorkerProcess<R> worker;
    private final Process child;
    private final Message message;
    private final OutcomeReader<R> reader;

    Tending(WorkerProcess<R> worker, Process child, Message message, OutcomeReader<R> reader) {
        super("jfork " + worker.name());
        this.worker = worker;
        this.child = child;
        this.message = message;
        this.reader = reader;
    }

    @Override
    public void run() {
        Ending<R> ending;
        try {
            send();
            PrivateDirectory.sweep();
            int exitCode = waitFor();
            ending = reader.read(exitCode, worker.request());
        } catch (InterruptedException | RuntimeException | Error e) {
            ending = Ending.lost(worker.name(), e);
        }
        try {
            leaveNothing();
        } finally {
            worker.ended(ending);
        }
    }

    /** Whoever interrupts this thread can't mean the worker: its threads are waited for by {@code join()}. */
    private int waitFor() {
        while (true) {
            try {
                return child.waitFor();
            } catch (InterruptedException e) {
                // And go on.
            }
        }
    }

    private void send() {
        try {
            message.sendTo(child.getOutputStream());
        } catch (IOException e) {
            // The child ended before it had read its task. Its exit code will tell why.
        }
    }

    private void leaveNothing() {
        if (child.isAlive()) { // this thread could not go on
            new ProcessTree(child).kill();
        }
        PrivateDirectory.discard(reader.file());
        try {
            // Only now: to the child, the end of its standard input is the end of its parent.
            child.getOutputStream().close();
        } catch (IOException e) {
            // There is nobody left to read what could not be flushed.
        }
    }
}
