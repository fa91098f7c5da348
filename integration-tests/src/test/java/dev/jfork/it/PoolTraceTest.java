package dev.jfork.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import dev.jfork.WorkerException;
import dev.jfork.WorkerFuture;
import dev.jfork.WorkerOptions;
import dev.jfork.WorkerPool;
import dev.jfork.WorkerStartException;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The timeline that a pool writes. */
@ExtendWith(NothingIsLeft.class)
@Timeout(120)
class PoolTraceTest {
    @TempDir
    Path directory;

    @Test
    void eachWorkerHasARowOnWhichNothingOverlaps() throws Exception {
        Path file = directory.resolve("trace.json");
        try (WorkerPool pool = builder("a \"name\" \\ é", file).size(2).open()) {
            List<WorkerFuture<?>> futures = new ArrayList<>();
            for (int i = 0; i < 500; i++) {
                futures.add(pool.submit(AddLauncher.task(i, i)));
                futures.add(pool.submit(SumLauncher.task(new byte[i * 100])));
            }
            futures.add(pool.submit(HaltLauncher.task(3)));
            for (WorkerFuture<?> future : futures) {
                try {
                    future.result();
                } catch (WorkerException e) {
                    assertEquals("dev.jfork.it.Jobs.halt", future.task().method());
                }
            }
        }
        List<JsonObject> events = parse(Files.readString(file));
        List<JsonObject> slices = ofPhase(events, "X");
        assertEquals(1001, slices.stream().filter(PoolTraceTest::isTask).count());
        Map<Integer, List<JsonObject>> rows = slices.stream()
                .collect(Collectors.groupingBy(each -> each.get("tid").getAsInt()));
        assertTrue(rows.size() >= 2, () -> rows.keySet().toString());
        rows.values().forEach(PoolTraceTest::assertNothingOverlaps);
        Map<Integer, String> names = ofPhase(events, "M").stream()
                .filter(each -> each.get("name").getAsString().equals("thread_name"))
                .collect(Collectors.toMap(
                        each -> each.get("tid").getAsInt(),
                        each -> argument(each, "name").getAsString()));
        assertTrue(names.keySet().containsAll(rows.keySet()));
        assertTrue(names.get(1).startsWith("a \"name\" \\ é-1 (pid "), names::toString);
        JsonObject crash = slices.stream()
                .filter(each -> each.get("name").getAsString().equals("dev.jfork.it.Jobs.halt"))
                .findAny()
                .orElseThrow();
        assertEquals("crashed", argument(crash, "end").getAsString());
    }

    private static boolean isTask(JsonObject slice) {
        return slice.get("cat").getAsString().equals("task");
    }

    private static void assertNothingOverlaps(List<JsonObject> row) {
        row.sort(Comparator.comparing(each -> each.get("ts").getAsDouble()));
        double free = 0;
        for (JsonObject slice : row) {
            double begin = slice.get("ts").getAsDouble();
            assertTrue(begin >= free - 0.0005, () -> slice + " begins within what is before it");
            assertTrue(slice.get("dur").getAsDouble() >= 0, slice::toString);
            free = begin + slice.get("dur").getAsDouble();
        }
    }

    @Test
    void howLongTasksWaitIsShown() throws Exception {
        Path file = directory.resolve("trace.json");
        Path started = directory.resolve("started");
        try (WorkerPool pool = builder("render", file).size(1).open()) {
            WorkerFuture<Void> hanging = pool.submit(HangLauncher.task(started.toString()));
            Await.until("it runs", () -> Files.exists(started));
            List<WorkerFuture<Integer>> waiting = new ArrayList<>();
            for (int i = 0; i < 7; i++) {
                waiting.add(pool.submit(AddLauncher.task(i, i)));
            }
            assertTrue(waiting.get(6).cancel(false)); // which is an event
            Await.until("it is counted", () -> Files.readString(file).contains("\"waiting\":6,\"running\":1"));
            assertTrue(hanging.cancel(true));
        }
        List<JsonObject> events = parse(Files.readString(file));
        List<JsonObject> counters = ofPhase(events, "C");
        JsonObject last = counters.get(counters.size() - 1);
        assertEquals(0, argument(last, "waiting").getAsInt());
        assertEquals(0, argument(last, "running").getAsInt());
        List<JsonObject> adds = ofPhase(events, "X").stream()
                .filter(each -> each.get("name").getAsString().equals("dev.jfork.it.Jobs.add"))
                .toList();
        assertEquals(6, adds.size());
        for (JsonObject add : adds) {
            assertTrue(argument(add, "queued_ms").getAsDouble() > 0, add::toString);
        }
        assertTrue(ofPhase(events, "i").stream()
                .anyMatch(each -> each.get("name").getAsString().equals("dev.jfork.it.Jobs.add: cancelled")));
    }

    /** As it is if the program is killed. */
    @Test
    void aTraceCanBeReadBeforeItsEnd() throws Exception {
        Path file = directory.resolve("trace.json");
        try (WorkerPool pool = builder("render", file).size(1).open()) {
            pool.map(Collections.nCopies(50, 1), each -> AddLauncher.task(each, each));
            Await.until("all were written", () -> tasksIn(file) == 50);
            String text = Files.readString(file);
            assertFalse(text.endsWith("]\n"), text);
            parse(text + "]"); // what the format lets be missing
        }
        assertTrue(Files.readString(file).endsWith("]\n"));
    }

    private static long tasksIn(Path file) throws IOException {
        return Files.readString(file)
                .lines()
                .filter(each -> each.contains("\"cat\":\"task\""))
                .count();
    }

    @Test
    void aTraceThatCantBeWrittenIsAnErrorAtOnce() {
        WorkerPool.Builder builder =
                builder("render", directory.resolve("no-such-directory").resolve("trace.json"));
        WorkerStartException e = assertThrows(WorkerStartException.class, builder::open);
        assertTrue(e.getMessage().contains("no-such-directory"), e.getMessage());
    }

    private static WorkerPool.Builder builder(String name, Path file) {
        return WorkerPool.builder().options(WorkerOptions.named(name)).trace(file);
    }

    private static List<JsonObject> parse(String text) {
        JsonReader reader = new JsonReader(new StringReader(text));
        reader.setStrictness(Strictness.STRICT);
        List<JsonObject> events = new ArrayList<>();
        for (JsonElement each : JsonParser.parseReader(reader).getAsJsonArray()) {
            events.add(each.getAsJsonObject());
        }
        Set<String> phases =
                events.stream().map(each -> each.get("ph").getAsString()).collect(Collectors.toSet());
        assertTrue(Set.of("M", "X", "C", "i").containsAll(phases), phases::toString);
        return events;
    }

    private static List<JsonObject> ofPhase(List<JsonObject> events, String phase) {
        return events.stream()
                .filter(each -> each.get("ph").getAsString().equals(phase))
                .toList();
    }

    private static JsonElement argument(JsonObject event, String name) {
        return event.getAsJsonObject("args").get(name);
    }
}
