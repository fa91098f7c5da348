package dev.jfork.benchmarks.start;

import java.awt.Color;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.knowm.xchart.ChartEncoder;
import org.knowm.xchart.HorizontalBarChart;
import org.knowm.xchart.HorizontalBarChartBuilder;
import org.knowm.xchart.style.Styler;

/** The picture: how long one trivial worker takes to its first line, for each competitor and JDK. */
final class Plot {
    private static final int WIDTH = 900;
    private static final int HEIGHT = 480;

    private Plot() {}

    static void write(Results results, Path file) throws IOException {
        List<Results.Setting> settings = results.settings().stream()
                .filter(setting -> setting.work() == Work.TRIVIAL && setting.workers() == 1)
                .toList();
        if (settings.isEmpty()) {
            return;
        }
        System.setProperty("java.awt.headless", "true");
        HorizontalBarChart chart = new HorizontalBarChartBuilder()
                .width(WIDTH)
                .height(HEIGHT)
                .title("From start to the worker's first line, milliseconds (median)")
                .build();
        List<String> competitors = new ArrayList<>(results.of(settings.get(0)).keySet());
        Collections.reverse(competitors); // it draws from below
        chart.getStyler()
                .setXAxisMaxLabelCount(competitors.size())
                .setAxisTitlesVisible(false)
                .setChartBackgroundColor(Color.WHITE)
                .setLegendPosition(Styler.LegendPosition.InsideSE);
        for (Results.Setting setting : settings) {
            Map<String, Figures> figures = results.of(setting);
            List<Double> millis = new ArrayList<>();
            for (String competitor : competitors) {
                Figures each = figures.get(competitor);
                millis.add(each == null ? 0 : each.firstMillis());
            }
            chart.addSeries("JDK " + Runtime.Version.parse(setting.jdk()).feature(), millis, competitors);
        }
        ChartEncoder.saveChart(chart, file.toString(), "svg");
    }
}
