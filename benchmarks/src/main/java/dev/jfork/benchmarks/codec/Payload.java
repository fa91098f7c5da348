package dev.jfork.benchmarks.codec;

import java.util.ArrayList;
import java.util.List;

/** What is written and read. */
public enum Payload {
    /** A small nested record. */
    ORDER("small nested record", "dev.jfork.benchmarks.codec.OrderLauncher$Method"),
    /** A list of 10,000 records. */
    TRADES("list of 10,000 records", "dev.jfork.benchmarks.codec.TradesLauncher$Method"),
    /** A {@code double[1_000_000]}. */
    DOUBLES("double[1_000_000]", "dev.jfork.benchmarks.codec.DoublesLauncher$Method");

    private static final int TRADE_COUNT = 10_000;
    private static final int DOUBLE_COUNT = 1_000_000;

    private final String title;
    private final String methodClass;

    Payload(String title, String methodClass) {
        this.title = title;
        this.methodClass = methodClass;
    }

    String title() {
        return title;
    }

    /** The class that registers the worker method which returns this, as a child is told it: with nothing to put together. */
    String methodClass() {
        return methodClass;
    }

    /** Makes the value: always the same. */
    Object value() {
        return switch (this) {
            case ORDER -> order();
            case TRADES -> trades();
            case DOUBLES -> doubles();
        };
    }

    private static Order order() {
        return new Order(
                4711,
                "Ada Lovelace",
                new Order.Address("12 St James's Square", "London", 1843),
                Order.Status.PAID,
                new ArrayList<>(List.of(
                        new Order.Line("punched card", 1_000, 0.05), new Order.Line("difference engine", 1, 17_470))));
    }

    private static List<Trade> trades() {
        List<Trade> trades = new ArrayList<>();
        for (int i = 0; i < TRADE_COUNT; i++) {
            trades.add(new Trade(i, "SYM" + i % 500, i % 977, i / 8.0, i % 2 == 0));
        }
        return trades;
    }

    private static double[] doubles() {
        double[] doubles = new double[DOUBLE_COUNT];
        for (int i = 0; i < DOUBLE_COUNT; i++) {
            doubles[i] = i / 7.0;
        }
        return doubles;
    }
}
