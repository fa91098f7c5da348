package dev.jfork.samples;

import dev.jfork.Worker;

/**
 * Starts five workers, each a JVM of its own. The launcher {@code WorkerLauncher} was written from the annotated method
 * while this file was compiled. Nobody waits here: the program stays up until its workers have ended.
 */
public final class Simple {
    private Simple() {}

    @Worker
    static void worker() {
        System.out.println("Worker");
    }

    public static void main(String[] args) {
        for (int i = 0; i < 5; i++) {
            WorkerLauncher.start();
        }
    }
}
