package dev.jfork.it;

import dev.jfork.ThisProcess;
import dev.jfork.Worker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/** Workers to whom something happens at a moment that the test chooses. */
final class Fault {
    private Fault() {}

    /** Stands still, in a worker, when it is written; what is before it is more than a buffer holds. */
    record Unwritable(String begin, Stop stop) {}

    /** A place at which to stop. */
    record Stop(String reached, boolean whenRead) {
        Stop {
            if (whenRead) {
                stop(reached);
            }
        }

        @Override
        public String reached() {
            if (!whenRead) {
                stop(reached);
            }
            return reached;
        }

        private static void stop(String reached) {
            if (ThisProcess.isWorker()) {
                try {
                    Files.createFile(Path.of(reached));
                    new CountDownLatch(1).await();
                } catch (IOException | InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            }
        }
    }

    @Worker
    static int read(Stop stop, byte[] rest) {
        return rest.length;
    }

    @Worker
    static Unwritable write(String reached) {
        return new Unwritable("x".repeat(100_000), new Stop(reached, false));
    }
}
