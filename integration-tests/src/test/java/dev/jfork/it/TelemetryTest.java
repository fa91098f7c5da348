package dev.jfork.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jfork.WorkerOptions;
import dev.jfork.WorkerProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What is seen of workers from outside. */
@ExtendWith(NothingIsLeft.class)
@Timeout(120)
class TelemetryTest {
    private static final String CLASS_PATH = System.getProperty("java.class.path");

    @TempDir
    Path directory;

    @Test
    void theLogTellsOfStartAndEndAndSoDoesThatOfAWorker() throws Exception {
        Path settings = Files.writeString(directory.resolve("logging.properties"), """
                handlers=java.util.logging.ConsoleHandler
                java.util.logging.ConsoleHandler.level=ALL
                java.util.logging.SimpleFormatter.format=%4$s %5$s%n
                dev.jfork.level=FINE
                """);
        ParentJvm parent = ParentJvm.run(List.of(
                "-Djava.util.logging.config.file=" + settings, "-cp", CLASS_PATH, LoggingParent.class.getName()));
        List<String> lines = parent.errors()
                .lines()
                .map(line -> line.replaceAll("\\d+", "N"))
                .toList();
        String outer = "FINE outer (pid N, dev.jfork.it.Printers.printBelow) ";
        String inner = "FINE inner (pid N, dev.jfork.it.Printers.printBoth) ";
        String returned = "has ended: returned, N ms to start up, N ms to run, N bytes out, exit code N";
        // The first line of each process waits for its logger: only the last one has its place.
        assertEquals(4, lines.size(), lines::toString);
        assertEquals(outer + returned, lines.get(3));
        for (String each : List.of(outer, inner)) {
            assertEquals(
                    List.of(each + "was started: N bytes in", each + returned),
                    lines.stream().filter(line -> line.startsWith(each)).toList());
        }
        assertFalse(parent.errors().contains("secret"), parent.errors());
    }

    static final class LoggingParent {
        public static void main(String[] arguments) throws Exception {
            PrintBelowLauncher.with(WorkerOptions.named("outer").environment("PASSWORD", "secret"))
                    .start("inner", "a secret");
        }
    }

    @Test
    void theFlightRecorderHasStartAndEnd() throws Exception {
        Path file = directory.resolve("parent.jfr");
        ParentJvm.run(List.of(
                "-XX:StartFlightRecording:settings=none,filename=" + file,
                "-cp",
                CLASS_PATH,
                RecordedParent.class.getName()));
        Map<String, RecordedEvent> starts = events(file, "dev.jfork.WorkerStart");
        Map<String, RecordedEvent> ends = events(file, "dev.jfork.WorkerEnd");
        assertEquals(3, starts.size());
        assertEquals(3, ends.size());
        RecordedEvent start = starts.get("adder");
        RecordedEvent end = ends.get("adder");
        assertEquals("dev.jfork.it.Jobs.sum", start.getString("method"));
        assertEquals("dev.jfork.it.Jobs.sum", end.getString("method"));
        assertEquals(start.getLong("pid"), end.getLong("pid"));
        assertTrue(start.getLong("bytesIn") > 100_000);
        assertEquals(start.getLong("bytesIn"), end.getLong("bytesIn"));
        assertTrue(end.getLong("bytesOut") > 4 && end.getLong("bytesOut") < 100);
        assertEquals("returned", end.getString("outcome"));
        assertEquals(0, end.getInt("exitCode"));
        assertTrue(end.getDuration("queueTime").toNanos() > 0);
        assertTrue(end.getDuration("startUpTime").toMillis() > 0);
        assertTrue(end.getDuration("runTime").toNanos() > 0);
        assertTrue(end.getDuration().compareTo(end.getDuration("runTime")) > 0, end::toString);
        assertEquals(
                "threw java.lang.IllegalStateException", ends.get("thrower").getString("outcome"));
        RecordedEvent killed = ends.get("victim");
        assertEquals("killed by signal 9 (SIGKILL): kill() was called", killed.getString("outcome"));
        assertEquals(137, killed.getInt("exitCode"));
        assertEquals(Duration.ofSeconds(Long.MIN_VALUE), killed.getDuration("runTime")); // shown as N/A
        assertEquals("Worker End", killed.getEventType().getLabel());
        assertEquals(List.of("jfork"), killed.getEventType().getCategoryNames());
    }

    static final class RecordedParent {
        public static void main(String[] arguments) throws Exception {
            SumLauncher.with(WorkerOptions.named("adder")).start(new byte[100_000]);
            FailLauncher.with(WorkerOptions.named("thrower")).start("boom");
            killHanging();
        }
    }

    private static void killHanging() throws Exception {
        Path started = Path.of(System.getProperty("java.io.tmpdir"), "started");
        WorkerProcess<Void> victim =
                HangLauncher.with(WorkerOptions.named("victim")).start(started.toString());
        Await.until("the worker runs", () -> Files.exists(started));
        Files.delete(started);
        victim.kill();
        victim.join();
    }

    private static Map<String, RecordedEvent> events(Path file, String type) throws IOException {
        return RecordingFile.readAllEvents(file).stream()
                .filter(event -> event.getEventType().getName().equals(type))
                .collect(Collectors.toMap(event -> event.getString("name"), Function.identity()));
    }

    @Test
    void aRecordingThatBeginsLateHasTheEnd() throws Exception {
        Path file = directory.resolve("late.jfr");
        Path started = directory.resolve("started");
        WorkerProcess<Void> process =
                HangLauncher.with(WorkerOptions.named("early")).start(started.toString());
        Await.until("the worker runs", () -> Files.exists(started));
        try (Recording recording = new Recording()) {
            recording.start();
            process.kill();
            process.join();
            recording.stop();
            recording.dump(file);
        }
        assertEquals(
                process.pid(), events(file, "dev.jfork.WorkerEnd").get("early").getLong("pid"));
    }

    /** No class of what isn't asked for, and none of the logger's before the worker is on its way. */
    @Test
    void whatIsNotAskedForCostsNothing() throws Exception {
        Path classes = directory.resolve("classes");
        ParentJvm parent = ParentJvm.run(
                List.of("-Xlog:class+load:file=" + classes, "-cp", CLASS_PATH, PlainParent.class.getName()));
        assertEquals("", parent.errors());
        String loaded = Files.readString(classes);
        assertFalse(loaded.contains("jdk.jfr.Event "), loaded);
        assertFalse(loaded.contains("dev.jfork.WorkerOutput"), loaded);
        assertFalse(loaded.contains("dev.jfork.output."), loaded);
        int log = loaded.indexOf("dev.jfork.telemetry.Log ");
        assertTrue(loaded.indexOf("dev.jfork.Tending ") < log);
        assertTrue(loaded.indexOf("dev.jfork.telemetry.") > loaded.indexOf("dev.jfork.Tending "), loaded);
        assertFalse(loaded.substring(0, log).contains("java.util.logging"), loaded);
    }

    static final class PlainParent {
        public static void main(String[] arguments) throws Exception {
            AddLauncher.start(1, 2).result();
        }
    }

    @Test
    void allWorksWithoutFlightRecorderAndLogging() throws Exception {
        ParentJvm parent =
                ParentJvm.run(List.of("--limit-modules", "java.base", "-cp", CLASS_PATH, FrugalParent.class.getName()));
        assertEquals("3 true\n", parent.output());
        assertEquals("", parent.errors());
    }

    static final class FrugalParent {
        public static void main(String[] arguments) throws Exception {
            boolean none = ModuleLayer.boot().findModule("jdk.jfr").isEmpty()
                    && ModuleLayer.boot().findModule("java.logging").isEmpty();
            System.out.println(AddLauncher.start(1, 2).result() + " " + none);
        }
    }

    @Test
    void psAndJpsShowWhichWorkerIsWhich() throws Exception {
        String name = "a long name ".repeat(16) + "of 200.";
        Path started = directory.resolve("started");
        WorkerProcess<Void> process =
                HangLauncher.with(WorkerOptions.named(name)).start(started.toString());
        Await.until("the worker runs", () -> Files.exists(started));
        String label = "ChildMain " + name + " dev.jfork.it.Jobs.hang";
        String jps = Path.of(System.getProperty("java.home"), "bin", "jps").toString();
        assertEquals(
                List.of(process.pid() + " " + label),
                outputOf(jps, "-m").stream()
                        .filter(line -> line.startsWith(process.pid() + " "))
                        .toList());
        List<String> ps = outputOf("ps", "-ww", "-o", "args=", "-p", Long.toString(process.pid()));
        assertEquals(1, ps.size());
        assertTrue(ps.get(0).endsWith(" dev.jfork.child." + label), ps::toString);
        process.kill();
        process.join();
    }

    private static List<String> outputOf(String... command) throws IOException {
        Process process = new ProcessBuilder(new ArrayList<>(List.of(command))).start();
        try (var lines = process.inputReader().lines()) {
            return lines.toList();
        }
    }
}
