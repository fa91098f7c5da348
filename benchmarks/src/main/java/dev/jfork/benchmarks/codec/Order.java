package dev.jfork.benchmarks.codec;

import java.io.Serializable;
import java.util.List;

/** A small record with records, an enum and a list in it. */
public record Order(long id, String customer, Address address, Status status, List<Line> lines)
        implements Serializable {

    /** Where it goes. */
    public record Address(String street, String city, int zip) implements Serializable {}

    /** How far it is. */
    public enum Status {
        NEW,
        PAID,
        SENT
    }

    /** One of its lines. */
    public record Line(String product, int count, double price) implements Serializable {}
}
