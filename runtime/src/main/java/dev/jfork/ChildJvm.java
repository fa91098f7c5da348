package dev.jfork;

import dev.jfork.protocol.Message;
import dev.jfork.spawn.ExpectedOutcome;
import dev.jfork.spawn.JavaCommand;
import dev.jfork.spawn.ProcessTree;

/**
 * A JVM that was started for one task.
 *
 * @param tree its process, and all that will descend from it
 * @param command how it was started
 * @param outcome where its outcome is expected
 * @param message the task; sent by whoever tends the JVM
 * @param queueNanos how many nanoseconds it took from the call of {@code start()} until the JVM was asked for
 * @param startMillis when it was asked for, in milliseconds since the epoch
 */
record ChildJvm(
        ProcessTree tree,
        JavaCommand command,
        ExpectedOutcome outcome,
        Message message,
        long queueNanos,
        long startMillis) {

    Process process() {
        return tree.root();
    }

    /** Where there is nobody to tend it. */
    void discard() {
        command.abandon(process());
        outcome.discard();
    }
}
