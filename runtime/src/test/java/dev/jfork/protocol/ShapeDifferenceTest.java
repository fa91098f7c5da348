package dev.jfork.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class ShapeDifferenceTest {
    private static final String METHOD = "demo.Shop.sell(demo.Order) returns void";
    private static final String ORDER = "record demo.Order(demo.Box<java.lang.String, int[]> box)";
    private static final String BOX = "record demo.Box<java.lang.String, int[]>(java.lang.String first, int[] second)";

    @Test
    void aMethodThatChangedIsNamedFirst() {
        String changed = "demo.Shop.sell(demo.Order, int) returns void";
        assertDifference(METHOD, changed, lines(METHOD, ORDER), lines(changed, ORDER + "!"));
    }

    @Test
    void aTypeThatChangedIsNamedAndNotOneThatCameWithIt() {
        String order = "record demo.Order(demo.Box<java.lang.String, int[]> box, demo.Note note)";
        String note = "record demo.Note()";
        assertDifference(ORDER, order, lines(METHOD, BOX, ORDER), lines(METHOD, BOX, note, order));
        assertDifference(order, ORDER, lines(METHOD, BOX, note, order), lines(METHOD, BOX, ORDER));
    }

    @Test
    void aTypeMayHaveBecomeOneOfAnotherKind() {
        for (String kind : new String[] {
            "codec demo.Codecs.Of of demo.Order",
            "enum demo.Order.ONE demo.Order.TWO",
            "sealed demo.Order permits demo.Ask, demo.Bid",
            "serialized demo.Order with demo.Ask"
        }) {
            assertDifference(ORDER, kind, lines(METHOD, BOX, ORDER), lines(METHOD, kind));
            assertDifference(kind, ORDER, lines(METHOD, kind), lines(METHOD, BOX, ORDER));
        }
    }

    @Test
    void anEnumIsKnownByItsBinaryName() {
        String before = "enum demo.Shop$Colour.RED demo.Shop$Colour.GREEN";
        String after = "enum demo.Shop$Colour.GREEN demo.Shop$Colour.RED";
        String record = "record demo.Shop.Colour(int rgb)";
        assertDifference(before, after, lines(METHOD, ORDER, before), lines(METHOD, ORDER, after));
        assertDifference(record, after, lines(METHOD, record), lines(METHOD, after));
    }

    @Test
    void recordsAndCodecsAreKnownAsTheyAreInEachJvmToo() {
        String before = "record demo.Shop$Order int number";
        String after = "record demo.Shop$Order int number java.lang.String note";
        assertDifference(before, after, lines(METHOD, ORDER, before), lines(METHOD, ORDER, after));
        String first = "codec demo.Shop$MoneyCodec version 1";
        String second = "codec demo.Shop$MoneyCodec version 2";
        assertDifference(first, second, lines(METHOD, ORDER, first), lines(METHOD, ORDER, second));
    }

    @Test
    void genericRecordsAreToldApartByTheirArguments() {
        String other = "record demo.Box<java.lang.String, long[]>(java.lang.String first, long[] second)";
        String changed = "record demo.Box<java.lang.String, long[]>(java.lang.String first)";
        assertDifference(other, changed, lines(METHOD, BOX, other), lines(METHOD, BOX, changed));
    }

    @Test
    void whatIsNoShapeIsQuoted() {
        assertDifference(METHOD, "no worker method", lines(METHOD, ORDER), "no worker method");
    }

    private static void assertDifference(String theirs, String ours, String theirShape, String ourShape) {
        assertEquals(new ShapeDifference(theirs, ours), ShapeDifference.between(theirShape, ourShape));
    }

    private static String lines(String... lines) {
        return String.join("\n", lines);
    }
}
