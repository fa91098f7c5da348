package dev.jfork.samples;

import dev.jfork.Worker;
import dev.jfork.WorkerPool;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import me.tongfei.progressbar.ProgressBar;

/**
 * Draws the Mandelbrot set into {@code mandelbrot.png}, each row a task. Rows in the middle take much longer than those at
 * the edges; the pool sees to it that no worker is idle. The results are a stream, in order, while further rows are drawn.
 */
public final class Mandelbrot {
    private static final int WIDTH = 1200;
    private static final int HEIGHT = 800;
    private static final int MOST_STEPS = 1000;

    private Mandelbrot() {}

    /** Gives the colours of a row. */
    @Worker
    static int[] drawRow(int y) {
        int[] row = new int[WIDTH];
        for (int x = 0; x < WIDTH; x++) {
            row[x] = colour(-2.25 + 3.0 * x / WIDTH, -1.0 + 2.0 * y / HEIGHT);
        }
        return row;
    }

    private static int colour(double re, double im) {
        double a = 0;
        double b = 0;
        int steps = 0;
        while (a * a + b * b < 256 && steps < MOST_STEPS) {
            double next = a * a - b * b + re;
            b = 2 * a * b + im;
            a = next;
            steps++;
        }
        if (steps == MOST_STEPS) {
            return 0;
        }
        double smooth = steps + 1 - Math.log(Math.log(Math.hypot(a, b))) / Math.log(2);
        double depth = Math.sqrt(Math.max(0, smooth) / 100);
        return Color.HSBtoRGB((float) (0.62 + 0.6 * depth), 0.75f, (float) Math.min(1, 0.25 + 1.5 * depth));
    }

    public static void main(String[] args) throws IOException {
        List<Integer> rows = IntStream.range(0, HEIGHT).boxed().toList();
        BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        try (WorkerPool pool = WorkerPool.open();
                Stream<int[]> drawn = pool.stream(rows, DrawRowLauncher::task);
                ProgressBar progress = new ProgressBar("mandelbrot", HEIGHT)) {
            Iterator<int[]> each = drawn.iterator();
            for (int y = 0; y < HEIGHT; y++) {
                image.setRGB(0, y, WIDTH, 1, each.next(), 0, WIDTH);
                progress.step();
            }
        }
        Path file = Path.of("mandelbrot.png");
        ImageIO.write(image, "png", file.toFile());
        System.out.println("See " + file.toAbsolutePath());
    }
}
