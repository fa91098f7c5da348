package dev.jfork.it;

import dev.jfork.Worker;
import dev.jfork.WorkerOptions;
import java.nio.file.Path;

/** A worker whose classes are kept in an archive, and a program that starts it. */
final class Loaded {
    private Loaded() {}

    @Worker
    static String where() {
        return String.valueOf(Loaded.class.getResource("Loaded.class"));
    }

    /** Starts one worker with the cache in a directory. */
    public static void main(String[] arguments) throws InterruptedException {
        WorkerOptions options = WorkerOptions.defaults().startupCache(Path.of(arguments[0]));
        System.out.println(WhereLauncher.with(options).start().result());
    }
}
