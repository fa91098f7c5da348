package dev.jfork.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs the benchmark as a user does, as short as it can be. Times are not looked at. */
class StartTest {
    @TempDir
    private Path out;

    @Test
    void roundsAreCountedTabulatedAndDrawn() throws IOException {
        measure("--workers=1");
        measure("--workers=2", "--work=trivial", "--add");

        assertEquals(
                Set.of(
                        "TRIVIAL,1,bare JVM",
                        "TRIVIAL,1,\"jfork, cold\"",
                        "TRIVIAL,1,\"jfork, cached\"",
                        "TRIVIAL,1,\"jfork, warm\"",
                        "CLASSES,1,bare JVM",
                        "CLASSES,1,\"jfork, cold\"",
                        "CLASSES,1,\"jfork, cached\"",
                        "CLASSES,1,\"jfork, warm\"",
                        "TRIVIAL,2,bare JVM",
                        "TRIVIAL,2,\"jfork, cold\"",
                        "TRIVIAL,2,\"jfork, cached\"",
                        "TRIVIAL,2,\"jfork, warm\""),
                measured());
        String tables = Files.readString(out.resolve("start.md"));
        assertTrue(tables.contains("worker that loads 2,000 classes, one\n\n| | first line, ms |"), tables);
        assertTrue(tables.contains("\n| jfork, cold | "), tables);
        String plot = Files.readString(out.resolve("start.svg"));
        assertTrue(plot.contains("<svg "), plot);
    }

    private void measure(String... options) {
        List<String> arguments =
                new ArrayList<>(List.of("start", "--rounds=1", "--warm-up=0", "--competitors=jfork,cached,warm"));
        arguments.add("--out=" + out);
        arguments.addAll(List.of(options));
        assertEquals(0, Main.run(arguments.toArray(String[]::new)));
    }

    /** Gives what the lines of the raw numbers are about, without JDK and numbers. */
    private Set<String> measured() throws IOException {
        try (Stream<String> lines = Files.lines(out.resolve("start.csv"))) {
            return lines.skip(1)
                    .map(line -> line.replaceFirst("^[^,]*,", "").replaceFirst("(,\\d+){7}$", ""))
                    .collect(Collectors.toSet());
        }
    }
}
