package dev.jfork.samples;

/**
 * Starts workers whose method is in another class, {@link ImportedWorker}. A worker's JVM runs that method and nothing
 * else: {@code main} prints its line once, and needs no guard against running again in the workers.
 */
public final class ImportMain {
    private ImportMain() {}

    public static void main(String[] args) {
        System.out.println("main");
        for (int i = 0; i < 5; i++) {
            ImportedWorkerLauncher.start();
        }
    }
}
