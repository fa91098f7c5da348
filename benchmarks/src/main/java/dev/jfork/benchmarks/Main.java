package dev.jfork.benchmarks;

import dev.jfork.benchmarks.codec.Codecs;
import java.util.Arrays;

/** Chooses what is measured: {@code codecs}, {@code compilation}, or how long a worker takes to start. */
public final class Main {
    private Main() {}

    /**
     * Runs a measurement.
     *
     * @param arguments {@code codecs} or {@code compilation} and its options, or those of {@link ColdStart}
     * @throws Exception if something can't be measured
     */
    public static void main(String[] arguments) throws Exception {
        switch (arguments.length == 0 ? "" : arguments[0]) {
            case "codecs" -> Codecs.main(Arrays.copyOfRange(arguments, 1, arguments.length));
            case "compilation" -> CompileTime.main(Arrays.copyOfRange(arguments, 1, arguments.length));
            default -> ColdStart.main(arguments);
        }
    }
}
