package dev.jfork.samples;

import dev.jfork.Worker;
import dev.jfork.WorkerPool;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Counts the words of jfork's documents, as the tutorials of Python's {@code Pool} do: workers count those of a document
 * each, then add up the counts of a word each. That is one task for each of some thousand words, which a pool of JVMs that
 * stay up takes in its stride.
 */
public final class MapReduce {
    private static final List<String> DOCUMENTS = List.of(
            "README.md", "applications.md", "diagnostics.md", "operations.md", "pools.md", "security.md", "types.md");
    private static final Set<String> COMMON = Set.of(
            "a", "an", "and", "are", "as", "at", "be", "by", "can", "for", "has", "have", "if", "in", "is", "it", "its",
            "no", "not", "of", "on", "or", "so", "than", "that", "the", "there", "they", "to", "was", "where", "which",
            "with");
    private static final int SHOWN = 20;

    private MapReduce() {}

    record Count(String word, long count) {}

    /** Counts the words of a document that is in the samples' jar. */
    @Worker
    static Map<String, Integer> countWords(String document) throws IOException {
        Map<String, Integer> counts = new TreeMap<>();
        try (InputStream in = MapReduce.class.getResourceAsStream("/text/" + document)) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            for (String word : text.toLowerCase(Locale.ROOT).split("[^\\p{L}]+", -1)) {
                if (word.length() > 1 && !COMMON.contains(word)) {
                    counts.merge(word, 1, Integer::sum);
                }
            }
        }
        return counts;
    }

    @Worker
    static Count addUp(String word, List<Integer> counts) {
        return new Count(word, counts.stream().mapToLong(each -> each).sum());
    }

    public static void main(String[] args) throws InterruptedException {
        try (WorkerPool pool = WorkerPool.open()) {
            Map<String, List<Integer>> byWord = new TreeMap<>();
            for (Map<String, Integer> counts : pool.map(DOCUMENTS, CountWordsLauncher::task)) {
                counts.forEach((word, count) ->
                        byWord.computeIfAbsent(word, none -> new ArrayList<>()).add(count));
            }
            List<Count> sums = pool.map(byWord.entrySet(), each -> AddUpLauncher.task(each.getKey(), each.getValue()));
            System.out.println(sums.size() + " words in " + DOCUMENTS.size() + " documents. The most frequent:");
            sums.stream()
                    .sorted(Comparator.comparing(Count::count).reversed().thenComparing(Count::word))
                    .limit(SHOWN)
                    .forEach(each -> System.out.printf("%-12s %5d%n", each.word(), each.count()));
        }
    }
}
