package dev.jfork.it;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.sun.management.UnixOperatingSystemMXBean;
import dev.jfork.WorkerOptions;
import dev.jfork.WorkerProcess;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a parent needs for a worker it gives back: after a thousand of them it has no more of anything than before. */
@ExtendWith(NothingIsLeft.class)
@Timeout(900)
class NothingGrowsTest {
    private static final int AT_ONCE = 4;
    private static final int WARM_UP = 50;
    private static final int STARTS = Integer.getInteger("jfork.starts", 1000);

    @Test
    void aThousandStartsLeaveNothing() throws Exception {
        try (ParentJvm parent = ParentJvm.start(BusyParent.class, Integer.toString(STARTS))) {
            Await.until(
                    "a thousand workers have run",
                    Duration.ofMinutes(10),
                    () -> !parent.handle().isAlive());
            assertEquals("nothing has grown\n", parent.output(), parent.errors());
            parent.assertNothingIsLeft();
        }
    }

    static final class BusyParent {
        public static void main(String[] arguments) throws Exception {
            run(WARM_UP);
            Await.until(
                    "all that were started have ended", () -> Belongings.now().processes() == 0);
            Belongings before = Belongings.now();
            run(Integer.parseInt(arguments[0]));
            // The threads that tended the last ones may still be on their last lines.
            Await.until(
                    "nothing has grown since " + before, () -> !Belongings.now().isMoreThan(before));
            System.out.println("nothing has grown");
        }

        /** Some fail, some exit. */
        private static void run(int count) throws InterruptedException {
            Queue<WorkerProcess<?>> running = new ArrayDeque<>();
            for (int i = 0; i < count; i++) {
                if (running.size() == AT_ONCE) {
                    running.remove().join();
                }
                WorkerOptions options = NothingOutlivesTest.small(16);
                running.add(
                        i % 10 == 0
                                ? HaltLauncher.with(options).start(3)
                                : AddLauncher.with(options).start(i, 1));
            }
            for (WorkerProcess<?> each : running) {
                each.join();
            }
        }
    }

    /** What this JVM has of all that could grow. */
    private record Belongings(
            long fileDescriptors, long threads, long processes, int files, int workers, int properties) {
        static Belongings now() throws IOException {
            UnixOperatingSystemMXBean system = (UnixOperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
            Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
            return new Belongings(
                    system.getOpenFileDescriptorCount(),
                    // The JDK keeps those that wait for a process for a minute, to use them again: at most as many as
                    // ran.
                    Thread.getAllStackTraces().keySet().stream()
                            .filter(each -> !each.getName().startsWith("process reaper"))
                            .count(),
                    ProcessHandle.current().descendants().count(),
                    NothingIsLeft.filesOf(ProcessHandle.current().pid(), temporary)
                            .size(),
                    WorkerProcess.active().size(),
                    System.getProperties().size());
        }

        boolean isMoreThan(Belongings before) {
            return fileDescriptors > before.fileDescriptors
                    || threads > before.threads
                    || processes > before.processes
                    || files > before.files
                    || workers > before.workers
                    || properties > before.properties;
        }
    }
}
