package dev.jfork.samples;

import dev.jfork.Worker;

/** Holds the worker method that {@link ImportMain} starts. */
final class ImportedWorker {
    private ImportedWorker() {}

    @Worker
    static void importedWorker() {
        System.out.println("Worker");
    }
}
