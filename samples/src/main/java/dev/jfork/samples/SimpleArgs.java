package dev.jfork.samples;

import dev.jfork.Worker;

/**
 * Gives each worker an argument. A launcher takes what its method takes, and the compiler checks it. The workers run side
 * by side, so that their lines come in any order.
 */
public final class SimpleArgs {
    private SimpleArgs() {}

    @Worker
    static void numberedWorker(int number) {
        System.out.println("Worker: " + number);
    }

    public static void main(String[] args) {
        for (int i = 0; i < 5; i++) {
            NumberedWorkerLauncher.start(i);
        }
    }
}
