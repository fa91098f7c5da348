package dev.jfork.benchmarks.start;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/** Measurements in a file of comma-separated values, a line each. */
final class RawNumbers implements AutoCloseable {
    private static final String JDK = "jdk";
    private static final String WORK = "work";
    private static final String WORKERS = "workers";
    private static final String COMPETITOR = "competitor";
    private static final String ROUND = "round";
    private static final String FIRST = "first_line_median_ns";
    private static final String LAST = "first_line_last_ns";
    private static final String JOINED = "joined_ns";
    private static final String PARENT_CPU = "parent_cpu_ms";
    private static final String CHILDREN_CPU = "children_cpu_ms";
    private static final String PEAK = "peak_median_kib";

    private final CsvWriter writer;

    /** Adds to a file, which is made if there is none. */
    RawNumbers(Path file) throws IOException {
        boolean isNew = Files.notExists(file);
        writer = CsvWriter.builder()
                .lineDelimiter(LineDelimiter.LF)
                .build(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        if (isNew) {
            writer.writeRecord(
                    JDK, WORK, WORKERS, COMPETITOR, ROUND, FIRST, LAST, JOINED, PARENT_CPU, CHILDREN_CPU, PEAK);
        }
    }

    void add(Measurement measurement) throws IOException {
        writer.writeRecord(
                measurement.jdk(),
                measurement.work().name(),
                Integer.toString(measurement.workers()),
                measurement.competitor(),
                Integer.toString(measurement.round()),
                Long.toString(measurement.firstNanos()),
                Long.toString(measurement.lastNanos()),
                Long.toString(measurement.joinedNanos()),
                Long.toString(measurement.parentCpuMillis()),
                Long.toString(measurement.childrenCpuMillis()),
                Long.toString(measurement.peakKib()));
        writer.flush();
    }

    @Override
    public void close() throws IOException {
        writer.close();
    }

    static List<Measurement> read(Path file) throws IOException {
        try (CsvReader<NamedCsvRecord> lines = CsvReader.builder().ofNamedCsvRecord(file)) {
            return lines.stream().map(RawNumbers::measurement).toList();
        }
    }

    private static Measurement measurement(NamedCsvRecord line) {
        return new Measurement(
                line.getField(JDK),
                Work.valueOf(line.getField(WORK)),
                Integer.parseInt(line.getField(WORKERS)),
                line.getField(COMPETITOR),
                Integer.parseInt(line.getField(ROUND)),
                Long.parseLong(line.getField(FIRST)),
                Long.parseLong(line.getField(LAST)),
                Long.parseLong(line.getField(JOINED)),
                Long.parseLong(line.getField(PARENT_CPU)),
                Long.parseLong(line.getField(CHILDREN_CPU)),
                Long.parseLong(line.getField(PEAK)));
    }
}
