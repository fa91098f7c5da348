package dev.jfork.benchmarks.start;

import java.util.Locale;
import org.HdrHistogram.Histogram;

/** What the measurements of one competitor come to. */
final class Figures {
    private static final double NANOS_PER_MILLI = 1e6;
    private static final double KIB_PER_MIB = 1024;
    private static final int DIGITS = 3;

    private final Histogram first = new Histogram(DIGITS);
    private final Histogram joined = new Histogram(DIGITS);
    private final Histogram peak = new Histogram(DIGITS);
    private long workers;
    private long parentCpuMillis;
    private long childrenCpuMillis;

    void add(Measurement measurement) {
        first.recordValue(measurement.firstNanos());
        joined.recordValue(measurement.joinedNanos());
        peak.recordValue(measurement.peakKib());
        workers += measurement.workers();
        parentCpuMillis += measurement.parentCpuMillis();
        childrenCpuMillis += measurement.childrenCpuMillis();
    }

    double firstMillis() {
        return first.getValueAtPercentile(50) / NANOS_PER_MILLI;
    }

    double joinedMillis() {
        return joined.getValueAtPercentile(50) / NANOS_PER_MILLI;
    }

    /** Gives the cells of its line: medians with the tenth and the ninetieth percentile; means of processor time. */
    String cells(Figures bare) {
        return String.format(
                Locale.ROOT,
                "%s | %.2f | %s | %.2f | %.1f | %.0f | %.1f",
                spread(first),
                firstMillis() / bare.firstMillis(),
                spread(joined),
                joinedMillis() / bare.joinedMillis(),
                (double) parentCpuMillis / workers,
                (double) childrenCpuMillis / workers,
                peak.getValueAtPercentile(50) / KIB_PER_MIB);
    }

    private static String spread(Histogram nanos) {
        return String.format(
                Locale.ROOT,
                "%.1f (%.1f–%.1f)",
                nanos.getValueAtPercentile(50) / NANOS_PER_MILLI,
                nanos.getValueAtPercentile(10) / NANOS_PER_MILLI,
                nanos.getValueAtPercentile(90) / NANOS_PER_MILLI);
    }
}
