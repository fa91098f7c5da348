package dev.jfork.benchmarks.start;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What was measured: figures of each competitor, under each JDK, with each work, for each number of workers at once. */
final class Results {
    private final Map<Setting, Map<String, Figures>> figures = new LinkedHashMap<>();

    Results(List<Measurement> measurements) {
        for (Measurement each : measurements) {
            figures.computeIfAbsent(
                            new Setting(each.jdk(), each.work(), each.workers()), setting -> new LinkedHashMap<>())
                    .computeIfAbsent(each.competitor(), competitor -> new Figures())
                    .add(each);
        }
    }

    Set<Setting> settings() {
        return figures.keySet();
    }

    /** Gives the figures of each competitor, the first at its first line first. */
    Map<String, Figures> of(Setting setting) {
        List<Map.Entry<String, Figures>> sorted =
                new ArrayList<>(figures.getOrDefault(setting, Map.of()).entrySet());
        sorted.sort(Comparator.comparingDouble(entry -> entry.getValue().firstMillis()));
        Map<String, Figures> result = new LinkedHashMap<>();
        sorted.forEach(entry -> result.put(entry.getKey(), entry.getValue()));
        return result;
    }

    /**
     * What competitors have in common.
     *
     * @param workers how many are started at once
     */
    record Setting(String jdk, Work work, int workers) {
        String title() {
            String at = workers == 1 ? "one" : workers + " at once";
            return "JDK " + jdk + ", " + work.title() + ", " + at;
        }
    }
}
