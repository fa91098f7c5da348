package dev.jfork.samples;

import dev.jfork.ThisProcess;
import dev.jfork.Worker;
import dev.jfork.WorkerOptions;
import dev.jfork.WorkerProcess;
import java.util.concurrent.TimeUnit;

/**
 * Names two workers and leaves a third its default name. Name and number are taken when a process is made, not when it is
 * started: the third one made is {@code Process-3}, whatever the order in which they start.
 */
public final class Names {
    private Names() {}

    @Worker
    static void nap(int seconds) throws InterruptedException {
        String name = ThisProcess.name();
        System.out.println(name + " Starting");
        TimeUnit.SECONDS.sleep(seconds);
        System.out.println(name + " Exiting");
    }

    public static void main(String[] args) throws InterruptedException {
        WorkerProcess<Void> service =
                NapLauncher.with(WorkerOptions.named("my_service")).unstarted(3);
        WorkerProcess<Void> worker1 =
                NapLauncher.with(WorkerOptions.named("worker 1")).unstarted(2);
        WorkerProcess<Void> worker2 = NapLauncher.unstarted(2);

        worker1.start();
        worker2.start();
        // JVMs that start together come up in any order: these two get a head start.
        TimeUnit.MILLISECONDS.sleep(500);
        service.start();
    }
}
