package dev.jfork.benchmarks.start;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The results in Markdown. */
final class Tables {
    private static final String HEAD =
            "| | first line, ms | × bare | joined, ms | × bare | CPU of parent, ms | CPU of child, ms | peak memory, MiB |";

    private Tables() {}

    static String of(Results results) {
        List<String> lines = new ArrayList<>();
        for (Results.Setting setting : results.settings()) {
            lines.add(setting.title() + "\n");
            lines.add(HEAD);
            lines.add("|---|---|---|---|---|---|---|---|");
            Map<String, Figures> figures = results.of(setting);
            Figures bare = figures.get(BareJvm.TITLE);
            if (bare == null) {
                throw new IllegalStateException("no bare JVM to compare with: " + setting.title());
            }
            figures.forEach((competitor, each) -> lines.add("| " + competitor + " | " + each.cells(bare) + " |"));
            lines.add("");
        }
        return String.join("\n", lines);
    }
}
