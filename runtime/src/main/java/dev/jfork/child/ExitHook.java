package dev.jfork.child;

import java.io.IOException;

/** Runs when this JVM ends in good order: tells {@code System.exit} from a signal, and lets the JVM end at once. */
final class ExitHook extends Thread {
    private final OutcomeFile outcome;
    private final Lifeline lifeline;

    ExitHook(OutcomeFile outcome, Lifeline lifeline) {
        super("jfork exit");
        this.outcome = outcome;
        this.lifeline = lifeline;
    }

    @Override
    public void run() {
        if (!outcome.isTaken() && !endsBySignal()) {
            outcome.exited();
        }
        try {
            lifeline.release();
        } catch (IOException e) {
            System.err.println("jfork: standard input can't be closed: " + e);
        }
    }

    /** The JDK handles a signal on a thread of the system group that it names after it, as in "SIGTERM handler". */
    private static boolean endsBySignal() {
        ThreadGroup group = Thread.currentThread().getThreadGroup();
        while (group.getParent() != null) {
            group = group.getParent();
        }
        Thread[] threads = new Thread[group.activeCount() + 16];
        int count = group.enumerate(threads, false);
        for (int i = 0; i < count; i++) {
            String name = threads[i].getName();
            if (name.startsWith("SIG") && name.endsWith(" handler")) {
                return true;
            }
        }
        return false;
    }
}
