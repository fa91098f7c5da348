package dev.jfork.benchmarks.start;

import dev.jfork.benchmarks.JavaCommand;
import dev.jfork.benchmarks.Main;
import dev.jfork.benchmarks.TemporaryDirectory;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * The command that measures how long workers take to start. It first makes the classes that workers load, and runs itself once
 * more with these on the class path, as competitors hand their own class path on.
 */
@Command(
        name = "start",
        description =
                "Measures how long workers take to their first line and to their end, in each way of starting one.",
        showDefaultValues = true)
public final class Start implements Callable<Integer> {
    @Option(
            names = "--rounds",
            description = "how many rounds count, of one worker each; of n at once, as many divided by the root of n")
    private int rounds = 50;

    @Option(names = "--warm-up", description = "how many rounds don't count, before those that do, likewise")
    private int warmUp = 10;

    @Option(names = "--workers", split = ",", description = "how many workers are started at once")
    private List<Integer> workers = List.of(1, 10, 100);

    @Option(names = "--work", split = ",", description = "what the workers do: ${COMPLETION-CANDIDATES}")
    private List<Work> work = List.of(Work.values());

    @Option(
            names = "--competitors",
            split = ",",
            description = "who takes part, beside the bare JVM: ${COMPLETION-CANDIDATES}")
    private Set<Entrant> competitors = EnumSet.allOf(Entrant.class);

    @Option(
            names = "--jvm-options",
            description = "options, with spaces between, with which one more bare JVM takes part; may be said again")
    private List<String> jvmOptions = List.of();

    @Option(
            names = "--quick",
            description = "a minute that shows the order of magnitude: few rounds, one worker at a time")
    private boolean quick;

    @Option(names = "--out", description = "the directory for start.csv, start.md and start.svg")
    private Path out = Path.of("target", "start");

    @Option(names = "--add", description = "add to the start.csv that is there, of another JDK or of other workers")
    private boolean add;

    @Option(names = "--generated", hidden = true)
    private @Nullable Path generated;

    @Spec
    private CommandSpec spec = CommandSpec.create(); // until picocli gives its own

    @Override
    public Integer call() throws Exception {
        if (generated == null) {
            return again();
        }
        if (quick) {
            rounds = 10;
            warmUp = 2;
            workers = List.of(1);
        }
        Path csv = Files.createDirectories(out).resolve("start.csv");
        if (!add) {
            Files.deleteIfExists(csv);
        }
        measure(generated, csv);
        Results results = new Results(RawNumbers.read(csv));
        String tables = Tables.of(results);
        Files.writeString(out.resolve("start.md"), tables);
        System.out.println(tables);
        Plot.write(results, out.resolve("start.svg"));
        return 0;
    }

    /** Runs this program with the same arguments, and with the classes that it makes. */
    private int again() throws IOException, InterruptedException {
        try (TemporaryDirectory directory = new TemporaryDirectory()) {
            ManyClasses.write(directory.path());
            List<String> arguments =
                    new ArrayList<>(spec.root().commandLine().getParseResult().originalArgs());
            arguments.add("--generated");
            arguments.add(directory.path().toString());
            String classPath =
                    System.getProperty("java.class.path") + File.pathSeparator + ManyClasses.jar(directory.path());
            return new ProcessBuilder(JavaCommand.of(classPath, Main.class, arguments.toArray(String[]::new)))
                    .inheritIO()
                    .start()
                    .waitFor();
        }
    }

    private void measure(Path directory, Path csv) throws Exception {
        if (!CpuTime.isKnown()) {
            System.err.println("There is no /proc here: processor times and memory are not measured, and shown as 0");
        }
        List<Competitor> field = new ArrayList<>();
        try (RawNumbers numbers = new RawNumbers(csv)) {
            open(directory, field);
            for (int each : workers) {
                for (Work todo : work) {
                    run(new Race(field, todo, each, directory), todo.title() + ", " + each + " at once", each, numbers);
                }
            }
        } finally {
            for (Competitor each : field) {
                each.close();
            }
        }
    }

    private void open(Path directory, List<Competitor> field) throws Exception {
        Set<Entrant> entrants = EnumSet.of(Entrant.BARE);
        entrants.addAll(competitors);
        for (Entrant entrant : entrants) {
            try {
                field.add(entrant.open(directory));
            } catch (UnavailableException e) {
                System.err.println(entrant + " is left out: " + e.getMessage());
            }
        }
        for (String each : jvmOptions) {
            field.add(new BareJvm(each));
        }
    }

    private void run(Race race, String title, int atOnce, RawNumbers numbers) throws Exception {
        int unseen = fewer(warmUp, atOnce);
        int seen = fewer(rounds, atOnce);
        for (int round = 1 - unseen; round <= seen; round++) {
            System.err.println(title + ": " + (round < 1 ? "warm-up" : "round " + round + " of " + seen));
            for (Measurement measurement : race.round(round)) {
                if (round >= 1) {
                    numbers.add(measurement);
                }
            }
        }
    }

    private static int fewer(int rounds, int atOnce) {
        return (int) Math.ceil(rounds / Math.sqrt(atOnce));
    }
}
