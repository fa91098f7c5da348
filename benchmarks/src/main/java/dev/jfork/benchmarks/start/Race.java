package dev.jfork.benchmarks.start;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** Lets competitors take turns: whatever else the machine does falls on all of them. */
final class Race {
    private final List<Competitor> competitors;
    private final Work work;
    private final List<Path> reports;

    /**
     * Prepares it.
     *
     * @param workers how many are started at once
     * @param directory where workers put their reports
     */
    Race(List<Competitor> competitors, Work work, int workers, Path directory) {
        this.competitors = competitors;
        this.work = work;
        this.reports = IntStream.range(0, workers)
                .mapToObj(i -> directory.resolve("report" + i))
                .toList();
    }

    /** Lets each competitor run once, in an order of the round's: what one leaves behind, another meets each time. */
    List<Measurement> round(int round) throws Exception {
        List<Competitor> order = new ArrayList<>(competitors);
        Collections.shuffle(order, new Random(round));
        List<Measurement> measurements = new ArrayList<>();
        for (Competitor competitor : order) {
            measurements.add(run(competitor, round));
        }
        return measurements;
    }

    private Measurement run(Competitor competitor, int round) throws Exception {
        for (Path report : reports) {
            Files.deleteIfExists(report);
        }
        competitor.settle(reports.size());
        CpuTime before = CpuTime.of(competitor.parent());
        Competitor.Span span = competitor.race(work, reports);
        competitor.settle(reports.size());
        CpuTime used = CpuTime.of(competitor.parent()).since(before);
        List<Long> firstLines = new ArrayList<>();
        List<Long> peaks = new ArrayList<>();
        for (Path file : reports) {
            Report report = Report.read(file);
            firstLines.add(report.firstLine() - span.start());
            peaks.add(report.peakKib());
        }
        Collections.sort(firstLines);
        Collections.sort(peaks);
        long last = firstLines.get(firstLines.size() - 1);
        long joined = span.joined() - span.start();
        if (firstLines.get(0) < 0 || last > joined) {
            throw new IOException(
                    "System.nanoTime() is no common clock of all processes here: nothing can be measured");
        }
        return new Measurement(
                Runtime.version().toString(),
                work,
                reports.size(),
                competitor.title(),
                round,
                median(firstLines),
                last,
                joined,
                used.parentMillis(),
                used.childrenMillis(),
                median(peaks));
    }

    private static long median(List<Long> sorted) {
        return sorted.get(sorted.size() / 2);
    }
}
