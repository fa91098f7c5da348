package dev.jfork.benchmarks.pool;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The results of a discipline in Markdown: medians, with the tenth and the ninetieth percentile. */
final class Table {
    private Table() {}

    /**
     * Makes it.
     *
     * @param competitors their titles; all are compared with the first one
     */
    static String of(Discipline discipline, List<String> competitors, List<Measurement> measurements) {
        List<String> lines = new ArrayList<>();
        String jdk = measurements.get(0).jdk();
        lines.add(String.format(
                Locale.ROOT,
                "| JDK %s, %s | %s | time, × %s |",
                jdk,
                discipline.title(),
                discipline.unit(),
                competitors.get(0)));
        lines.add("|---|---|---|");
        double reference = nanos(measurements, competitors.get(0), 0.5);
        for (String each : competitors) {
            double median = nanos(measurements, each, 0.5);
            lines.add(String.format(
                    Locale.ROOT,
                    "| %s | %s (%s–%s) | %.2f |",
                    each,
                    number(discipline.figure(median)),
                    number(discipline.figure(nanos(measurements, each, 0.1))),
                    number(discipline.figure(nanos(measurements, each, 0.9))),
                    median / reference));
        }
        lines.add("");
        return String.join("\n", lines);
    }

    private static double nanos(List<Measurement> measurements, String competitor, double share) {
        double[] sorted = measurements.stream()
                .filter(each -> each.competitor().equals(competitor))
                .mapToDouble(Measurement::nanosPerTask)
                .sorted()
                .toArray();
        return sorted[(int) Math.round(share * (sorted.length - 1))];
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, value < 1000 ? "%.1f" : "%,.0f", value);
    }
}
