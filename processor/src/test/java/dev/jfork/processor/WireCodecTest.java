package dev.jfork.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Codecs that users write: found in the sources and on the class path, checked, and used wherever their type is reached. */
class WireCodecTest {
    private static final Source MONEY = Source.of("""
            package money;

            public final class Money {
                public static final class Change {}
            }
            """);
    private static final Source CODEC = codec("MoneyCodec", "Money", "Money");

    private static final Source BILLS = Source.demo("""
            import money.Money;

            class Bills {
                record Item(Money price, Map<String, ? extends Money[]> more) {}

                @Worker static Optional<Money> pay(Money first, List<Item> items) { return null; }
            }
            """);

    private static Source codec(String name, String target, String carried) {
        return Source.of("""
                package money;

                import dev.jfork.wire.*;

                @WireCodec(TARGET.class)
                public →class NAME implements Codec<CARRIED> {
                    @Override public void write(WireWriter out, CARRIED value) {}

                    @Override public CARRIED read(WireReader in) { return null; }
                }
                """.replace("NAME", name).replace("TARGET", target).replace("CARRIED", carried));
    }

    @Test
    void aCodecInTheSourcesIsUsedWhereverItsTypeIsReached() {
        String text = Build.generatedText(Build.clean(MONEY, CODEC, BILLS), "PayLauncher.java");
        assertTrue(text.contains("private static final money.MoneyCodec CODEC = new money.MoneyCodec();"), text);
        assertTrue(text.contains("codec money.MoneyCodec version 0 of money.Money"), text);
    }

    @Test
    void aCodecComesBeforeWhatWouldTravelAnyway() {
        Source record = Source.of("package money;\n\npublic record Money(Thread holder) {}");
        Build.clean(record, CODEC, BILLS);
    }

    @Test
    void aCodecOfAGenericTypeCarriesOneSetOfArguments() {
        Source range = Source.of("package money;\n\npublic class Range<T> {}");
        Source codec = codec("RangeCodec", "Range", "Range<Integer>");
        Build.clean(
                range, codec, Source.demo("class Reports { @Worker static void run(money.Range<Integer> range) {} }"));
        Build.refuse(
                List.of(
                        range,
                        unmarked(codec),
                        Source.demo("class Reports { @Worker static void run(money.Range<Long> →range) {} }")),
                TravelTest.parameter("range", "money.Range<java.lang.Long>", TravelTest.A_CLASS));
    }

    @Test
    void whatIsNoCodecIsRefused() {
        Build.refuse(
                List.of(
                        MONEY,
                        Source.of("""
                        package money;

                        @dev.jfork.wire.WireCodec(Money.class)
                        public →class MoneyCodec {}
                        """),
                        Source.demo("class Bills { @Worker static void pay(money.Money →money) {} }")),
                "[CodecNotCodec] @WireCodec class MoneyCodec must implement Codec<money.Money>.",
                TravelTest.parameter(
                        "money", "money.Money", "its codec, money.MoneyCodec, is none: see the error there"));
    }

    @Test
    void aCodecOfAnotherTypeIsRefusedAtTheNameOfTheType() {
        Source wrong = Source.of(
                unmarked(codec("MoneyCodec", "Money", "String")).text().replace("Codec(Money", "Codec(Money→"));
        Build.refuse(
                List.of(MONEY, wrong),
                "[CodecTypeMismatch] @WireCodec says money.Money, and MoneyCodec implements Codec<java.lang.String>: name"
                        + " the same class in both.");
    }

    @Test
    void aCodecThatCannotBeMadeIsRefused() {
        List<String> bodies = List.of(
                "public →class C implements Codec<Money> { C() {}",
                "public →class C implements Codec<Money> { public C(int n) {}",
                "public abstract →class C implements Codec<Money> { public C() {}",
                "public →class C<T> implements Codec<Money> { public C() {}",
                "→enum C implements Codec<Money> { ONE, TWO;");
        for (String body : bodies) {
            Build.refuse(
                    List.of(
                            MONEY,
                            Source.of("package money;\n\nimport dev.jfork.wire.*;\n\n@WireCodec(Money.class)\n"
                                    + body
                                    + "\n@Override public void write(WireWriter out, Money value) {}"
                                    + "\n@Override public Money read(WireReader in) { return null; } }")),
                    "[CodecNotCreatable] Launchers can't make a C: a codec is an enum with one constant, as which a singleton is"
                            + " best written, or a class with a public constructor that takes and throws nothing, which is"
                            + " neither abstract, generic, private nor inner.");
        }
    }

    @Test
    void twoCodecsForOneTypeAreRefused() {
        List<Source> sources = new ArrayList<>(List.of(MONEY, CODEC, codec("OtherCodec", "Money", "Money")));
        sources.add(Source.demo("class Bills { @Worker static void pay(money.Money →money) {} }"));
        Build.refuse(
                sources,
                "[CodecDuplicate] money.Money has another codec, money.OtherCodec: there can be one for a type. Remove that,"
                        + " or MoneyCodec.",
                "[CodecDuplicate] money.Money has another codec, money.MoneyCodec: there can be one for a type. Remove that,"
                        + " or OtherCodec.",
                TravelTest.parameter(
                        "money",
                        "money.Money",
                        "it has more than one codec, money.MoneyCodec and money.OtherCodec: remove all but one of them"));
    }

    @Test
    void aCodecThatTheLauncherCannotSeeIsRefused() {
        Source hidden = Source.of(unmarked(CODEC)
                .text()
                .replace(
                        "public class MoneyCodec implements Codec<Money> {",
                        "class MoneyCodec implements Codec<Money> { public MoneyCodec() {}"));
        Build.refuse(
                List.of(MONEY, hidden, Source.demo("class Bills { @Worker static void pay(money.Money →money) {} }")),
                TravelTest.parameter(
                        "money",
                        "money.Money",
                        "the launcher, in demo, can't see its codec, money.MoneyCodec: make it more visible"));
    }

    @Test
    void theIndexOfACodecBelongsToTheCodecAlone() {
        assertEquals(
                List.of("jfork.codecs.money.Money.money_MoneyCodec_Index"), Build.generated(Build.clean(MONEY, CODEC)));
    }

    private static Source unmarked(Source source) {
        return Source.of(source.text());
    }
}
