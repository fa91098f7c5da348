package dev.jfork.benchmarks.codec;

import java.io.Serializable;

/** One of ten thousand. */
public record Trade(long id, String symbol, int quantity, double price, boolean buy) implements Serializable {}
