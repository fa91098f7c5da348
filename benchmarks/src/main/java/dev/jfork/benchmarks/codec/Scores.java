package dev.jfork.benchmarks.codec;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What was measured, and the table of it. */
final class Scores {
    /** What is measured, a column each. */
    enum Measure {
        PROCESS("whole process, ms"),
        COLD("first round trip, ms"),
        ENCODE("warm encode, µs"),
        DECODE("warm decode, µs"),
        SIZE("bytes");

        private final String title;

        Measure(String title) {
            this.title = title;
        }
    }

    private record Key(Payload payload, String library, Measure measure) {}

    private final Map<Key, List<Double>> scores = new HashMap<>();

    void add(Payload payload, String library, Measure measure, double score) {
        scores.computeIfAbsent(new Key(payload, library, measure), key -> new ArrayList<>())
                .add(score);
    }

    /** Gives a table in Markdown: medians, each with how many times that of jfork it is. */
    String table(Payload payload, List<String> libraries) {
        StringBuilder table = new StringBuilder("| ").append(payload.title()).append(" |");
        for (Measure measure : Measure.values()) {
            table.append(' ').append(measure.title).append(" |");
        }
        table.append("\n|---|").append("---|".repeat(Measure.values().length)).append('\n');
        for (String library : libraries) {
            if (!scores.containsKey(new Key(payload, library, Measure.PROCESS))) {
                continue;
            }
            table.append("| ").append(library).append(" |");
            for (Measure measure : Measure.values()) {
                table.append(' ').append(cell(payload, library, measure)).append(" |");
            }
            table.append('\n');
        }
        return table.toString();
    }

    private String cell(Payload payload, String library, Measure measure) {
        List<Double> own = scores.get(new Key(payload, library, measure));
        if (own == null) {
            return "";
        }
        double median = median(own);
        if (measure == Measure.SIZE) {
            return String.format(Locale.ROOT, "%,.0f", median);
        }
        List<Double> reference = scores.get(new Key(payload, Library.JFORK.title(), measure));
        String score = String.format(Locale.ROOT, median < 1 ? "%.3f" : "%,.1f", median);
        return reference == null || library.equals(Library.JFORK.title())
                ? score
                : score + String.format(Locale.ROOT, " (%.2f ×)", median / median(reference));
    }

    private static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        int half = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(half) : (sorted.get(half - 1) + sorted.get(half)) / 2;
    }
}
