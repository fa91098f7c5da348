package dev.jfork.benchmarks.pool;

import dev.jfork.WorkerFuture;
import dev.jfork.WorkerPool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** How much memory a pool and its workers have in use while they run task after task: it is to stay the same. */
final class Memory {
    private static final int LOOKS = 10;
    private static final double MIB = 1 << 20;
    private static final double KIB_PER_MIB = 1 << 10;

    private Memory() {}

    /** Prints a line of a table each time that another tenth of the tasks was run. */
    static void measure(int tasks, int workers) throws InterruptedException, IOException {
        System.out.println(
                "| tasks | heap of parent, MiB | memory of parent, MiB | heap of workers, MiB | memory of workers, MiB |");
        System.out.println("|---|---|---|---|---|");
        try (WorkerPool pool = WorkerPool.ofSize(workers)) {
            int part = Math.max(1, tasks / LOOKS);
            for (int done = part; done <= tasks; done += part) {
                pool.forEach(() -> IntStream.range(0, part).iterator(), IncrementLauncher::task, count -> {});
                System.out.println(line(pool, done, workers));
            }
        }
    }

    private static String line(WorkerPool pool, int tasks, int workers) throws InterruptedException, IOException {
        List<WorkerFuture<Long>> heaps = new ArrayList<>();
        for (int i = 0; i < workers; i++) {
            heaps.add(pool.submit(UsedHeapLauncher.task())); // an idle one each
        }
        List<Double> usedByWorkers = new ArrayList<>();
        for (WorkerFuture<Long> heap : heaps) {
            usedByWorkers.add(heap.result() / MIB);
        }
        List<Double> residentOfWorkers = new ArrayList<>();
        for (ProcessHandle worker : ProcessHandle.current().children().toList()) {
            residentOfWorkers.add(resident(worker));
        }
        return String.format(
                Locale.ROOT,
                "| %,d | %.1f | %.0f | %s | %s |",
                tasks,
                Chores.usedHeap() / MIB,
                resident(ProcessHandle.current()),
                words(usedByWorkers),
                words(residentOfWorkers));
    }

    private static String words(List<Double> numbers) {
        return numbers.stream()
                .map(each -> String.format(Locale.ROOT, "%.1f", each))
                .collect(Collectors.joining(" and "));
    }

    private static double resident(ProcessHandle process) throws IOException {
        try (Stream<String> lines = Files.lines(Path.of("/proc", Long.toString(process.pid()), "status"))) {
            return lines.filter(line -> line.startsWith("VmRSS:"))
                            .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                            .findFirst()
                            .orElse(0)
                    / KIB_PER_MIB;
        }
    }
}
