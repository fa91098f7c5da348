package dev.jfork.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jfork.WorkerFuture;
import dev.jfork.WorkerOptions;
import dev.jfork.WorkerPool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What is seen of a pool from outside. */
@ExtendWith(NothingIsLeft.class)
@Timeout(120)
class PoolTelemetryTest {
    private static final String CLASS_PATH = System.getProperty("java.class.path");

    @TempDir
    Path directory;

    @Test
    void theFlightRecorderHasEachTask() throws Exception {
        Path file = directory.resolve("parent.jfr");
        ParentJvm.run(List.of(
                "-XX:StartFlightRecording:settings=none,filename=" + file,
                "-cp",
                CLASS_PATH,
                RecordedParent.class.getName()));
        Map<String, RecordedEvent> tasks = tasks(file);
        assertEquals(4, tasks.size(), tasks::toString);
        RecordedEvent sum = tasks.get("dev.jfork.it.Jobs.sum");
        assertEquals("render-1", sum.getString("worker"));
        assertTrue(sum.getLong("pid") > 0);
        assertTrue(sum.getLong("bytesIn") > 10_000_000);
        assertTrue(sum.getLong("bytesOut") > 0 && sum.getLong("bytesOut") < 100);
        assertEquals("returned", sum.getString("outcome"));
        assertTrue(sum.getDuration("queueTime").toNanos() > 0);
        assertTrue(sum.getDuration("sendTime").toNanos() > 0);
        assertTrue(sum.getDuration("runTime").toNanos() > 0);
        assertTrue(sum.getDuration().compareTo(sum.getDuration("runTime")) > 0, sum::toString);
        RecordedEvent bytes = tasks.get("dev.jfork.it.Jobs.bytes");
        assertTrue(bytes.getLong("bytesOut") > 10_000_000);
        assertTrue(bytes.getDuration("receiveTime").toNanos() > 0);
        RecordedEvent crashed = tasks.get("dev.jfork.it.Jobs.halt");
        assertEquals("crashed", crashed.getString("outcome"));
        assertEquals(Duration.ofSeconds(Long.MIN_VALUE), crashed.getDuration("runTime")); // shown as N/A
        RecordedEvent cancelled = tasks.get("dev.jfork.it.Jobs.add");
        assertEquals("cancelled", cancelled.getString("outcome"));
        assertNull(cancelled.getString("worker"));
        assertEquals(List.of("jfork"), cancelled.getEventType().getCategoryNames());
    }

    static final class RecordedParent {
        public static void main(String[] arguments) throws Exception {
            WorkerOptions options = WorkerOptions.named("render");
            try (WorkerPool pool = WorkerPool.builder().size(1).options(options).open()) {
                pool.submit(SumLauncher.task(new byte[10_000_000])).result();
                pool.submit(BytesLauncher.task(10_000_000, (byte) 1)).result();
                WorkerFuture<Void> halting = pool.submit(HaltLauncher.task(3));
                WorkerFuture<Integer> waiting = pool.submit(AddLauncher.task(1, 2));
                if (!waiting.cancel(false)) {
                    throw new AssertionError("It was begun before " + halting);
                }
            }
        }
    }

    private static Map<String, RecordedEvent> tasks(Path file) throws IOException {
        return RecordingFile.readAllEvents(file).stream()
                .filter(event -> event.getEventType().getName().equals("dev.jfork.Task"))
                .collect(Collectors.toMap(event -> event.getString("method"), Function.identity()));
    }

    @Test
    void whatIsNotAskedForIsNotLoaded() throws Exception {
        Path classes = directory.resolve("classes");
        ParentJvm parent = ParentJvm.run(
                List.of("-Xlog:class+load:file=" + classes, "-cp", CLASS_PATH, PlainParent.class.getName()));
        assertEquals("3\n", parent.output());
        assertEquals("", parent.errors());
        String loaded = Files.readString(classes);
        assertTrue(loaded.contains("dev.jfork.pool.Dispatcher "), loaded);
        for (String unwanted : List.of(
                "jdk.jfr.Event ",
                "dev.jfork.telemetry.TaskFacts ",
                "dev.jfork.PoolEvents ",
                "dev.jfork.EventDelivery ",
                "dev.jfork.TraceFile ")) {
            assertFalse(loaded.contains(unwanted), unwanted);
        }
    }

    static final class PlainParent {
        public static void main(String[] arguments) throws Exception {
            try (WorkerPool pool = WorkerPool.ofSize(1)) {
                System.out.println(pool.submit(AddLauncher.task(1, 2)).result());
            }
        }
    }

    @Test
    void aPoolWorksWithoutFlightRecorderAndLogging() throws Exception {
        ParentJvm parent =
                ParentJvm.run(List.of("--limit-modules", "java.base", "-cp", CLASS_PATH, PlainParent.class.getName()));
        assertEquals("3\n", parent.output());
        assertEquals("", parent.errors());
    }

    @Test
    void aPoolThatGivesUpIsLogged() throws Exception {
        ParentJvm parent = ParentJvm.run(GivingUpParent.class);
        assertTrue(
                parent.errors()
                        .contains("render has given up: it takes no more tasks, and those that were not run fail"),
                parent.errors());
        assertTrue(parent.errors().contains("no licence"), parent.errors());
    }

    static final class GivingUpParent {
        public static void main(String[] arguments) throws Exception {
            try (WorkerPool pool = WorkerPool.builder()
                    .size(1)
                    .options(WorkerOptions.named("render"))
                    .initializer(FailLauncher.task("no licence"))
                    .open()) {
                Await.until("it gives up", pool::isClosed);
                Await.until(
                        "that is logged",
                        () -> Thread.getAllStackTraces().keySet().stream()
                                .noneMatch(each -> each.getName().equals("jfork log")));
            }
        }
    }
}
