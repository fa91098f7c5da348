package dev.jfork.benchmarks.pool;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import dev.jfork.benchmarks.TemporaryDirectory;
import dev.jfork.benchmarks.start.PythonInterpreter;
import dev.jfork.benchmarks.start.UnavailableException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The command that measures what a pool costs a task. */
@Command(
        name = "pool",
        description = "Measures what a pool of workers costs a task, beside other pools and bare sockets.",
        showDefaultValues = true)
public final class Pool implements Callable<Integer> {
    private static final int WORKERS = 2;

    @Option(names = "--rounds", description = "how many rounds count")
    private int rounds = 15;

    @Option(names = "--turn", description = "how long a turn of a competitor takes, in milliseconds")
    private int turnMillis = 400;

    @Option(names = "--disciplines", split = ",", description = "what is measured: ${COMPLETION-CANDIDATES}")
    private Set<Discipline> disciplines = EnumSet.allOf(Discipline.class);

    @Option(names = "--only-jfork", description = "leave out Python and PP4J")
    private boolean onlyJfork;

    @Option(names = "--out", description = "the directory for pool.csv and pool.md")
    private Path out = Path.of("target", "pool");

    @Option(
            names = "--memory",
            paramLabel = "<tasks>",
            description = "measures instead how much memory there is in use while so many trivial tasks are run")
    private int memoryTasks;

    @Override
    public Integer call() throws Exception {
        if (memoryTasks > 0) {
            Memory.measure(memoryTasks, WORKERS);
            return 0;
        }
        Files.createDirectories(out);
        List<Competitor> field = new ArrayList<>();
        try (TemporaryDirectory directory = new TemporaryDirectory();
                CsvWriter csv =
                        CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(out.resolve("pool.csv"))) {
            csv.writeRecord("jdk", "discipline", "competitor", "round", "tasks", "ns");
            open(directory.path(), field);
            StringBuilder tables = new StringBuilder();
            for (Discipline each : disciplines) {
                String table = measure(each, field, csv);
                System.out.println(table);
                tables.append(table).append('\n');
            }
            Files.writeString(out.resolve("pool.md"), tables);
        } finally {
            for (Competitor each : field) {
                each.close();
            }
        }
        return 0;
    }

    /** Those first that others are compared with. */
    private void open(Path directory, List<Competitor> field) throws Exception {
        Set<Discipline> calls = EnumSet.complementOf(EnumSet.of(Discipline.REPLACEMENT));
        field.add(new JforkPool("jfork", WORKERS, calls));
        field.add(new JforkPool("jfork, one worker", 1, Set.of(Discipline.CPU_BOUND)));
        if (disciplines.contains(Discipline.REPLACEMENT)) {
            field.add(new ColdWorker());
            field.add(new ReplacedWorker(false, directory));
            field.add(new ReplacedWorker(true, directory));
        }
        field.add(new RawSocket(true, directory));
        field.add(new RawSocket(false, directory));
        if (onlyJfork) {
            return;
        }
        try {
            PythonInterpreter python = PythonInterpreter.newest();
            field.add(new PythonPool(python, "Pool", WORKERS, directory));
            field.add(new PythonPool(python, "ProcessPoolExecutor", WORKERS, directory));
        } catch (UnavailableException e) {
            System.err.println("Python is left out: " + e.getMessage());
        }
        field.add(new Pp4jPool(WORKERS));
    }

    private String measure(Discipline discipline, List<Competitor> field, CsvWriter csv) throws Exception {
        Contest contest = new Contest(discipline, field, TimeUnit.MILLISECONDS.toNanos(turnMillis));
        System.err.println(discipline.title() + ": warm-up");
        contest.warmUp();
        List<Measurement> measurements = new ArrayList<>();
        for (int round = 1; round <= rounds; round++) {
            System.err.println(discipline.title() + ": round " + round + " of " + rounds);
            for (Measurement each : contest.round(round)) {
                measurements.add(each);
                write(csv, each);
            }
        }
        return Table.of(discipline, contest.titles(), measurements);
    }

    private static void write(CsvWriter csv, Measurement measurement) throws IOException {
        csv.writeRecord(
                measurement.jdk(),
                measurement.discipline().name(),
                measurement.competitor(),
                Integer.toString(measurement.round()),
                Integer.toString(measurement.tasks()),
                Long.toString(measurement.nanos()));
        csv.flush();
    }
}
