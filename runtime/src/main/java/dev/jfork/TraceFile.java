package dev.jfork;

import dev.jfork.telemetry.Log;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Writes what happens in a pool as a timeline that Perfetto and {@code chrome://tracing} show: in the Trace Event Format, as
 * a JSON array of one event a line, whose closing bracket may be missing. For one thread, but for {@link #countWith}.
 *
 * <p>Each worker has a row, with a slice for each task. When a worker has begun one of several tasks that it was sent at a
 * time, nobody knows; but it runs them in order, and it is known for how long. So each is shown as early as can be: when it
 * was sent, and the one before it was done.
 */
final class TraceFile implements WorkerPoolListener {
    private static final int FLUSH_SIZE = 1 << 16;
    private static final int POOL_ROW = 0;

    private final Path path;
    private final Instant origin = Instant.now();
    private final long pid = ProcessHandle.current().pid();
    private final Map<PoolWorker, Row> rows = new HashMap<>();
    private final StringBuilder text = new StringBuilder("[");
    private @Nullable OutputStream out;
    private boolean isFirst = true;
    private int lastRow = POOL_ROW;
    private String lastCounts = "";
    private volatile @Nullable Supplier<WorkerPoolStatistics> statistics;

    /** Takes a path; a file that is there is overwritten. */
    TraceFile(Path path, String pool) throws IOException {
        this.path = path;
        this.out = Files.newOutputStream(path);
        describe("process_name", POOL_ROW, "name", quoted(pool));
        describe("thread_name", POOL_ROW, "name", quoted("pool"));
    }

    /** Says who knows how many tasks wait and run. */
    void countWith(Supplier<WorkerPoolStatistics> who) {
        statistics = who;
    }

    @Override
    public void workerStarted(WorkerEvent event) {
        addRow(event.worker(), event.time());
    }

    private Row addRow(PoolWorker worker, Instant time) {
        Row row = new Row(++lastRow, time);
        rows.put(worker, row);
        describe("thread_name", row.number, "name", quoted(worker.name() + " (pid " + worker.pid() + ")"));
        describe("thread_sort_index", row.number, "sort_index", Integer.toString(row.number));
        return row;
    }

    @Override
    public void workerReady(WorkerEvent event) {
        Row row = row(event.worker(), event.time());
        slice(row, "start-up", "worker", row.free, event.time(), "");
    }

    @Override
    public void workerEnded(WorkerEvent event, String how) {
        Row row = row(event.worker(), event.time());
        rows.remove(event.worker());
        moment(row.number, "ended: " + how, event.time());
    }

    @Override
    public void taskEnded(TaskEvent task) {
        String end = task.end().name().toLowerCase(Locale.ROOT);
        if (task.worker().isEmpty()) {
            moment(POOL_ROW, task.task().method() + ": " + end, task.ended());
            return;
        }
        Instant there = task.submitted().plus(task.queued());
        Row row = row(task.worker().get(), there);
        Instant begin = later(there, row.free);
        Instant done = task.ran().map(begin::plus).orElse(later(begin, task.ended()));
        String more = ",\"args\":{\"end\":" + quoted(end)
                + ",\"queued_ms\":" + millis(task.queued())
                + ",\"sending_ms\":" + millis(task.sending())
                + ",\"waited_in_worker_ms\":" + millis(Duration.between(there, begin))
                + ",\"receiving_ms\":" + millis(task.receiving())
                + ",\"bytes_in\":" + task.bytesIn()
                + ",\"bytes_out\":" + task.bytesOut() + "}";
        slice(row, task.task().method(), "task", begin, done, more);
    }

    @Override
    public void taskRetried(TaskEvent task) {
        taskEnded(task);
    }

    @Override
    public void gaveUp(RuntimeException reason) {
        moment(POOL_ROW, "the pool gave up: " + reason.getMessage(), Instant.now());
    }

    @Override
    public void eventsLost(long count) {
        moment(
                POOL_ROW,
                count + " events are not shown: the trace was not written as fast as they came",
                Instant.now());
    }

    /** Writes all there is to the file, and how many tasks wait now. */
    void flush() {
        Supplier<WorkerPoolStatistics> counts = statistics;
        if (counts != null) {
            count(counts.get());
        }
        write();
    }

    void close() {
        text.append("\n]\n");
        write();
        stop();
    }

    private void count(WorkerPoolStatistics now) {
        String counts = ",\"args\":{\"waiting\":" + now.waiting() + ",\"running\":" + now.running() + "}";
        if (!counts.equals(lastCounts)) {
            lastCounts = counts;
            event("C", POOL_ROW, "tasks", ",\"ts\":" + micros(Duration.between(origin, Instant.now())) + counts);
        }
    }

    private void describe(String what, int row, String key, String value) {
        event("M", row, what, ",\"args\":{\"" + key + "\":" + value + "}");
    }

    private void moment(int row, String what, Instant time) {
        event("i", row, what, ",\"s\":\"t\",\"ts\":" + micros(Duration.between(origin, time)));
    }

    private void slice(Row row, String what, String category, Instant begin, Instant end, String more) {
        row.free = end;
        event(
                "X",
                row.number,
                what,
                ",\"cat\":\"" + category + "\",\"ts\":" + micros(Duration.between(origin, begin)) + ",\"dur\":"
                        + micros(Duration.between(begin, end)) + more);
    }

    private void event(String phase, int row, String name, String more) {
        text.append(isFirst ? "\n" : ",\n");
        isFirst = false;
        text.append("{\"ph\":\"").append(phase).append("\",\"pid\":").append(pid);
        text.append(",\"tid\":")
                .append(row)
                .append(",\"name\":")
                .append(quoted(name))
                .append(more)
                .append('}');
        if (text.length() >= FLUSH_SIZE) {
            write();
        }
    }

    private void write() {
        OutputStream file = out;
        if (file != null && !text.isEmpty()) {
            try {
                file.write(text.toString().getBytes(StandardCharsets.UTF_8));
            } catch (IOException e) {
                stop();
                Log.warning("The trace " + path + " ends here: it can't be written", e);
            }
        }
        text.setLength(0);
    }

    private void stop() {
        OutputStream file = out;
        out = null;
        if (file != null) {
            try {
                file.close();
            } catch (IOException e) {
                Log.warning("The end of the trace " + path + " may be missing", e);
            }
        }
    }

    /** That of a worker whose start is among lost events is made when it is first told of. */
    private Row row(PoolWorker worker, Instant time) {
        Row row = rows.get(worker);
        return row == null ? addRow(worker, time) : row;
    }

    private static Instant later(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
    }

    private static String micros(Duration duration) {
        return decimal(duration.toNanos());
    }

    private static String millis(Duration duration) {
        return decimal(duration.toNanos() / 1000);
    }

    /** With three digits behind the point. */
    private static String decimal(long thousandths) {
        long part = Math.floorMod(thousandths, 1000L);
        return Math.floorDiv(thousandths, 1000L) + "." + (part < 10 ? "00" : part < 100 ? "0" : "") + part;
    }

    private static String quoted(String value) {
        StringBuilder json = new StringBuilder("\"");
        for (int i = 0; i < value.length(); i++) {
            char letter = value.charAt(i);
            if (letter == '"' || letter == '\\') {
                json.append('\\').append(letter);
            } else if (letter < ' ') {
                json.append(String.format("\\u%04x", (int) letter));
            } else {
                json.append(letter);
            }
        }
        return json.append('"').toString();
    }

    private static final class Row {
        private final int number;
        private Instant free; // when what is shown last has ended

        Row(int number, Instant free) {
            this.number = number;
            this.free = free;
        }
    }
}
