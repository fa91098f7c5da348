package dev.jfork.benchmarks;

import dev.jfork.benchmarks.codec.Codecs;
import dev.jfork.benchmarks.pool.Pool;
import dev.jfork.benchmarks.start.Start;
import java.io.IOException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Option;

/** Chooses what is measured. */
@Command(
        name = "jfork-benchmarks",
        description = "Measures jfork beside what else there is.",
        subcommands = {Start.class, Pool.class, HelpCommand.class})
public final class Main {
    private Main() {}

    /**
     * Runs a measurement.
     *
     * @param arguments its name and its options; {@code help} lists them
     */
    public static void main(String[] arguments) {
        System.exit(run(arguments));
    }

    @Command(description = "Measures what it costs to make bytes of a value, and a value of bytes: most of an hour.")
    int codecs(@Option(names = "--quick", description = "takes some minutes, and says less") boolean quick)
            throws Exception {
        Codecs.measure(quick);
        return 0;
    }

    @Command(description = "Measures what the annotation processor adds to a compilation.")
    int compilation(
            @Option(
                            names = "--rounds",
                            defaultValue = "9",
                            description = "how many compilations of each kind count: ${DEFAULT-VALUE}")
                    int rounds)
            throws IOException, InterruptedException {
        CompileTime.measure(rounds);
        return 0;
    }

    /** Does the same, and returns the exit code. */
    static int run(String... arguments) {
        return new CommandLine(new Main())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .execute(arguments);
    }
}
