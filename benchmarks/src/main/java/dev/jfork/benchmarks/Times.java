package dev.jfork.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.HdrHistogram.Histogram;

/** The times of one kind of JVM. */
final class Times {
    private static final double[] PERCENTILES = {50, 10, 90};
    private static final double NANOS_PER_MILLI = 1e6;

    private final String kind;
    private final Histogram first = new Histogram(3);
    private final Histogram joined = new Histogram(3);

    Times(String kind) {
        this.kind = kind;
    }

    void record(long firstNanos, long joinedNanos) {
        first.recordValue(firstNanos);
        joined.recordValue(joinedNanos);
    }

    /** Gives its line of a Markdown table, in milliseconds. */
    String row() {
        StringBuilder row = new StringBuilder("| ").append(kind).append(" |");
        for (double nanos : percentiles()) {
            row.append(String.format(Locale.ROOT, " %.1f |", nanos / NANOS_PER_MILLI));
        }
        return row.toString();
    }

    /** Gives each percentile as a multiple of the other's. */
    List<Double> ratios(Times other) {
        List<Double> own = percentiles();
        List<Double> others = other.percentiles();
        List<Double> ratios = new ArrayList<>();
        for (int i = 0; i < own.size(); i++) {
            ratios.add(own.get(i) / others.get(i));
        }
        return ratios;
    }

    private List<Double> percentiles() {
        List<Double> values = new ArrayList<>();
        for (Histogram histogram : List.of(first, joined)) {
            for (double percentile : PERCENTILES) {
                values.add((double) histogram.getValueAtPercentile(percentile));
            }
        }
        return values;
    }
}
