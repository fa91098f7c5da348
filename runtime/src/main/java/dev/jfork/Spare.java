package dev.jfork;

import dev.jfork.protocol.Message;
import dev.jfork.spawn.ExpectedOutcome;
import dev.jfork.spawn.JavaCommand;
import dev.jfork.spawn.ProcessTree;
import dev.jfork.spawn.StartException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A JVM that was started ahead of need, and waits for its task.
 *
 * @param tree its process
 * @param command how it was started
 * @param outcome where the outcome of its task is expected; opened by the spare when that is ready
 * @param startNanos when it was started, on the clock of {@code System.nanoTime()}
 */
record Spare(ProcessTree tree, JavaCommand command, ExpectedOutcome outcome, long startNanos) {

    /** Starts one: its classes are those of a method's class, and it loads what launchers need. */
    static Spare start(WorkerOptions options, Class<?> method, List<Class<?>> launchers) throws StartException {
        ExpectedOutcome outcome = ExpectedOutcome.make();
        try {
            List<String> words = new ArrayList<>();
            words.add(outcome.path());
            for (Class<?> launcher : launchers) {
                words.add(launcher.getName());
            }
            JavaCommand command = JavaCommand.ofSpare(options.encodedJvm(), method, words);
            Process process = command.start(options.output(), options.error());
            return new Spare(new ProcessTree(process), command, outcome, System.nanoTime());
        } catch (StartException | RuntimeException | Error e) {
            outcome.discard();
            throw e;
        }
    }

    Process process() {
        return tree.root();
    }

    /** Whether it has come as far as to wait; not asked again once it has. */
    boolean isReady() {
        return outcome.isOpened();
    }

    /** Whether a task can be given to it: it lives, and nobody has swept away its files. */
    boolean isSound() {
        return process().isAlive() && outcome.exists();
    }

    /**
     * Begins to send it a task.
     *
     * @return whether it lives; if not, it has seen nothing of the task
     */
    boolean takes(Message task) {
        try {
            task.begin(process().getOutputStream());
            return true;
        } catch (IOException e) { // a pipe that nobody reads
            return false;
        }
    }

    /** Ends it, if it has not ended, and leaves nothing of it. */
    void end() {
        tree.kill();
        try {
            process().waitFor(ProcessTree.GRACE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // it is killed all the same
        }
        outcome.discard();
        JavaCommand.closeStreams(process());
    }
}
