package dev.jfork.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs the benchmark as a user does, as short as it can be. Times are not looked at. */
class PoolTest {
    @TempDir
    private Path out;

    @Test
    void eachCompetitorTakesPartInItsDisciplines() throws IOException {
        int exitCode = Main.run("pool", "--only-jfork", "--rounds=1", "--turn=1", "--out=" + out);

        assertEquals(0, exitCode);
        assertEquals(
                Set.of(
                        "ROUND_TRIP,jfork",
                        "ROUND_TRIP,\"raw socket, array to array\"",
                        "THROUGHPUT,jfork",
                        "ARGUMENT,jfork",
                        "ARGUMENT,\"raw socket, array to array\"",
                        "ARGUMENT,\"raw socket, bytes thrown away\"",
                        "RESULT,jfork",
                        "RESULT,\"raw socket, array to array\"",
                        "RESULT,\"raw socket, bytes thrown away\"",
                        "CPU_BOUND,jfork",
                        "CPU_BOUND,\"jfork, one worker\"",
                        "REPLACEMENT,\"jfork, cold start\"",
                        "REPLACEMENT,\"jfork, worker killed while it is idle\"",
                        "REPLACEMENT,\"jfork, worker killed while it runs a task\""),
                measured());
        String tables = Files.readString(out.resolve("pool.md"));
        assertTrue(tables.contains("\n| jfork, one worker | "), tables);
    }

    /** Gives what the lines of the raw numbers are about, without JDK and numbers. */
    private Set<String> measured() throws IOException {
        try (Stream<String> lines = Files.lines(out.resolve("pool.csv"))) {
            return lines.skip(1)
                    .map(line -> line.replaceFirst("^[^,]*,", "").replaceFirst("(,\\d+){3}$", ""))
                    .collect(Collectors.toSet());
        }
    }
}
