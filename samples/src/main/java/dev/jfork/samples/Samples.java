package dev.jfork.samples;

import java.util.List;
import java.util.stream.Collectors;

/** Runs the sample that it is given the name of; lists them all when it is given none. */
public final class Samples {
    private static final List<Sample> ALL = List.of(
            new Sample("simple", "starts five workers", Simple::main),
            new Sample("simple-args", "starts five workers, each with a number", SimpleArgs::main),
            new Sample("import-main", "starts workers whose method is in another class than main", ImportMain::main),
            new Sample("names", "names two workers, and leaves a third its default name", Names::main),
            new Sample("crash-proof", "goes on when workers crash, run out of memory, or hang", CrashProof::main),
            new Sample("map-reduce", "counts the words of documents with a pool", MapReduce::main),
            new Sample("mandelbrot", "draws a picture with a pool, and shows how far it is", Mandelbrot::main),
            new Sample("kill-slow", "gives up regular expressions that explode", KillSlow::main));

    private Samples() {}

    public static void main(String[] args) throws Exception {
        if (args.length == 0) {
            System.out.println(list());
            return;
        }
        String name = String.join(" ", args);
        for (Sample sample : ALL) {
            if (sample.name().equals(name)) {
                sample.program().run(new String[0]);
                return;
            }
        }
        System.err.println("There is no sample \"" + name + "\". These there are:\n" + list());
        System.exit(2);
    }

    private static String list() {
        return ALL.stream()
                .map(sample -> String.format("  %-12s %s", sample.name(), sample.summary()))
                .collect(Collectors.joining("\n"));
    }

    private record Sample(String name, String summary, Program program) {}

    private interface Program {
        void run(String[] args) throws Exception;
    }
}
