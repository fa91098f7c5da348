package dev.jfork.it;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A program of the operating system that some tests need: those are skipped where it isn't there. */
final class Tool {
    private Tool() {}

    /** Runs a program, and tells whether it was there and did what it should. */
    static boolean succeeds(String... command) throws InterruptedException {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectInput(new File("/dev/null"))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (process.waitFor(20, TimeUnit.SECONDS)) {
                return process.exitValue() == 0;
            }
            process.destroyForcibly();
            return false;
        } catch (IOException e) {
            return false;
        }
    }

    /** Sends a signal, or stops the test if that can't be. */
    static void signal(String name, long pid) throws InterruptedException {
        assumeTrue(succeeds("kill", "-" + name, "--", Long.toString(pid)));
    }

    /** Stops a process, and returns when it has stopped: the signal is sent to one of its threads, which has to run for that. */
    static void stop(long pid) throws Exception {
        signal("STOP", pid);
        String[] isStopped = {"sh", "-c", "case $(ps -o stat= -p " + pid + ") in T*) ;; *) exit 1;; esac"};
        assumeTrue(succeeds("ps", "-o", "stat=", "-p", Long.toString(pid)));
        Await.until("it has stopped", () -> succeeds(isStopped));
    }

    /** A shell that runs a script, and then becomes what stands behind it. */
    static List<String> shell(String script) {
        return List.of("bash", "-c", script + "; exec \"$@\"", "bash");
    }
}
