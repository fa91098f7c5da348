package dev.jfork.benchmarks.codec;

import dev.jfork.Worker;
import java.util.List;

/** The worker methods whose generated codecs are measured. */
final class Echo {
    private Echo() {}

    @Worker
    static Order order(Order order) {
        return order;
    }

    @Worker
    static List<Trade> trades(List<Trade> trades) {
        return trades;
    }

    @Worker
    static double[] doubles(double[] doubles) {
        return doubles;
    }
}
