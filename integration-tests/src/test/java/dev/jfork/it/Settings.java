package dev.jfork.it;

import dev.jfork.Worker;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** Worker methods that say how their processes are started. */
final class Settings {
    private Settings() {}

    /** What a worker finds of what it was started with. */
    record Found(long heap, String colour, String shape, String environment, String directory, String home) {
        static Found here(String variables) {
            StringBuilder environment = new StringBuilder();
            for (String each : List.of(variables.split(" ", -1))) {
                environment.append(each).append('=').append(System.getenv(each)).append(' ');
            }
            return new Found(
                    Runtime.getRuntime().maxMemory(),
                    System.getProperty("colour"),
                    System.getProperty("shape"),
                    environment.toString(),
                    Path.of("").toAbsolutePath().getFileName().toString(),
                    System.getProperty("java.home"));
        }
    }

    @Worker(
            maxHeap = "48m",
            jvmOptions = {"-Dcolour=red", "-Dshape=round"},
            environment = {"COLOUR=red", "SHAPE=round=ish"},
            directory = "target")
    static Found look() {
        return Found.here("COLOUR SHAPE PATH");
    }

    @Worker(deadline = "0.1s")
    static void late() throws InterruptedException {
        new CountDownLatch(1).await();
    }

    /** Takes longer than its own deadline: until a file is gone. */
    @Worker(deadline = "0.1s")
    static String slow(String file) throws Exception {
        Await.until("the file is gone", () -> !new File(file).exists());
        return "done";
    }

    @Worker(javaHome = "/no/such/jdk")
    static int homeless() {
        return 1;
    }

    @Worker(daemon = true)
    static void linger() throws InterruptedException {
        new CountDownLatch(1).await();
    }

    @Worker(daemon = true)
    static void ends() {
        System.out.println("worker ends");
    }

    /** Whether the worker's JVM has loaded a class. */
    @Worker(jvmOptions = "--add-opens=java.base/java.lang=ALL-UNNAMED", maxHeap = "64m", deadline = "1h")
    static boolean hasLoaded(String name) throws ReflectiveOperationException {
        var find = ClassLoader.class.getDeclaredMethod("findLoadedClass", String.class);
        find.setAccessible(true);
        return find.invoke(ClassLoader.getSystemClassLoader(), name) != null;
    }
}
