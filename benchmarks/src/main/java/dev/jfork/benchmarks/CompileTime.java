package dev.jfork.benchmarks;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * What the processor adds to a compilation: 1,000 worker methods in 100 classes, compiled with the processor, and compiled
 * without, their launchers being there already as if they had been written by hand.
 *
 * <p>Measured in one JVM that is warm, as a build daemon is, and in a new {@code javac} each time, by turns.
 *
 * <p>The processor is the one that the build has put beside the jar of the benchmarks.
 */
final class CompileTime {
    private static final int CLASSES = 100;
    private static final int METHODS = 10;
    private static final int WARM_UP = 5;
    private static final String PACKAGE = "bench";

    private final Path directory;
    private final String classPath;
    private final String processorPath;
    private final List<String> handwritten = new ArrayList<>();
    private final List<String> all = new ArrayList<>();

    private CompileTime(Path directory, String classPath, String processorPath) {
        this.directory = directory;
        this.classPath = classPath;
        this.processorPath = processorPath;
    }

    /**
     * Measures.
     *
     * @param rounds how many compilations of each kind count
     */
    static void measure(int rounds) throws IOException, InterruptedException {
        String processorPath = processorPath();
        try (TemporaryDirectory temporary = new TemporaryDirectory()) {
            Path directory = temporary.path();
            CompileTime bench = new CompileTime(directory, System.getProperty("java.class.path"), processorPath);
            bench.prepare();
            System.out.printf(Locale.ROOT, "%d worker methods in %d classes%n", CLASSES * METHODS, CLASSES);
            System.out.println("JDK " + Runtime.version() + "; medians");
            report("a new javac each", rounds, bench::inNewProcess);
            for (int i = 0; i < WARM_UP; i++) {
                bench.inProcess(true);
                bench.inProcess(false);
            }
            report("one warm JVM", rounds, bench::inProcess);
        }
    }

    /** Compiles, and gives the time that it took, in nanoseconds. */
    @FunctionalInterface
    private interface Compilation {
        long nanos(boolean withProcessor) throws IOException, InterruptedException;
    }

    private static void report(String name, int rounds, Compilation compilation)
            throws IOException, InterruptedException {
        long[] with = new long[rounds];
        long[] without = new long[rounds];
        for (int i = 0; i < rounds; i++) {
            boolean first = i % 2 == 0;
            long one = compilation.nanos(first);
            long other = compilation.nanos(!first);
            with[i] = first ? one : other;
            without[i] = first ? other : one;
        }
        double ratio = (double) median(with) / median(without);
        System.out.printf(
                Locale.ROOT,
                "%-18s  with the processor %6.0f ms   by hand %6.0f ms   ratio %.2f%n",
                name,
                median(with) / 1e6,
                median(without) / 1e6,
                ratio);
    }

    private static long median(long[] times) {
        long[] sorted = times.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    /** Writes the sources, and has the processor write the launchers that stand for those by hand. */
    private void prepare() throws IOException {
        Path sources = Files.createDirectories(directory.resolve("src").resolve(PACKAGE));
        for (int i = 0; i < CLASSES; i++) {
            Path file = sources.resolve("Reports" + i + ".java");
            handwritten.add(Files.writeString(file, source(i)).toString());
        }
        inProcess(true);
        Path launchers = directory.resolve("launchers");
        Files.move(directory.resolve("generated"), launchers);
        all.addAll(handwritten);
        try (Stream<Path> files = Files.walk(launchers)) {
            files.filter(each -> each.toString().endsWith(".java")).forEach(each -> all.add(each.toString()));
        }
        if (all.size() != CLASSES + CLASSES * METHODS) {
            throw new IllegalStateException("not every method got a launcher: " + all.size() + " sources");
        }
    }

    /** What people write: some records of their own, collections of them, texts and numbers. */
    private static String source(int number) {
        StringBuilder text = new StringBuilder("package " + PACKAGE + ";\n\nimport dev.jfork.Worker;\n"
                + "import java.util.*;\n\npublic class Reports" + number + " {\n"
                + "    public enum Format { PDF, HTML }\n"
                + "    public record Item(String name, int amount, double price) {}\n"
                + "    public record Order(long number, List<Item> items, Format format) {}\n"
                + "    public record Summary(String title, Map<String, Double> totals) {}\n\n");
        for (int i = 0; i < METHODS; i++) {
            String body = i % 2 == 0
                    ? "Summary sum%1$d_%2$d(List<Order> orders, String title) { return new Summary(title, Map.of()); }"
                    : "double price%1$d_%2$d(Order order, int[] amounts) { return order.number() * amounts.length; }";
            text.append("    /** Reports. @param orders ignored */\n    @Worker public static ")
                    .append(String.format(Locale.ROOT, body, number, i))
                    .append("\n\n");
        }
        return text.append("}\n").toString();
    }

    private List<String> options(boolean withProcessor) throws IOException {
        TemporaryDirectory.delete(directory.resolve("out"));
        TemporaryDirectory.delete(directory.resolve("generated"));
        String out = Files.createDirectories(directory.resolve("out")).toString();
        String generated =
                Files.createDirectories(directory.resolve("generated")).toString();
        List<String> options = new ArrayList<>(List.of("-nowarn", "-d", out, "-cp", classPath));
        options.addAll(
                withProcessor ? List.of("-s", generated, "-processorpath", processorPath) : List.of("-proc:none"));
        return options;
    }

    private long inProcess(boolean withProcessor) throws IOException {
        List<String> options = options(withProcessor);
        JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
        long start = System.nanoTime();
        try (StandardJavaFileManager files = javac.getStandardFileManager(null, Locale.ROOT, null)) {
            JavaCompiler.CompilationTask task = javac.getTask(
                    null, files, null, options, null, files.getJavaFileObjectsFromStrings(sources(withProcessor)));
            if (!task.call()) {
                throw new IllegalStateException("the sources don't compile");
            }
        }
        return System.nanoTime() - start;
    }

    private long inNewProcess(boolean withProcessor) throws IOException, InterruptedException {
        List<String> arguments = new ArrayList<>(options(withProcessor));
        arguments.addAll(sources(withProcessor));
        Path file = Files.write(directory.resolve("arguments"), arguments);
        String javac = Path.of(System.getProperty("java.home"), "bin", "javac").toString();
        long start = System.nanoTime();
        int exit = new ProcessBuilder(javac, "@" + file).inheritIO().start().waitFor();
        long time = System.nanoTime() - start;
        if (exit != 0) {
            throw new IllegalStateException("the sources don't compile");
        }
        return time;
    }

    private List<String> sources(boolean withProcessor) {
        return withProcessor ? handwritten : all;
    }

    private static String processorPath() throws IOException {
        Path jars = Path.of(System.getProperty("java.class.path")).resolveSibling("processor");
        if (!Files.isDirectory(jars)) {
            throw new IOException("There is no " + jars + ": build the benchmarks, and run their jar with -jar");
        }
        try (Stream<Path> files = Files.list(jars)) {
            return files.map(Path::toString).sorted().collect(Collectors.joining(File.pathSeparator));
        }
    }
}
