package dev.jfork.it;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Programs of modules and jars, run as users run them. */
@Timeout(120)
class ModulePathTest {
    /** A library of all that may travel. Nothing but its own package would be exported. */
    private static final Map<String, String> SHOP = Map.of(
            "shop/Money.java",
            """
            package shop;

            public final class Money {
                private final long cents;

                public Money(long cents) {
                    this.cents = cents;
                }

                public long cents() {
                    return cents;
                }
            }
            """,
            "shop/MoneyCodec.java",
            """
            package shop;

            import dev.jfork.wire.*;

            @WireCodec(Money.class)
            public final class MoneyCodec implements Codec<Money> {
                @Override
                public void write(WireWriter out, Money value) {
                    out.writeLong(value.cents());
                }

                @Override
                public Money read(WireReader in) {
                    return new Money(in.readLong());
                }
            }
            """,
            "shop/Unit.java",
            """
            package shop;

            public enum Unit {
                PIECE,
                DOZEN {
                    @Override
                    public int pieces() {
                        return 12;
                    }
                };

                public int pieces() {
                    return 1;
                }
            }
            """,
            "shop/Note.java",
            """
            package shop;

            public class Note implements java.io.Serializable {
                private static final long serialVersionUID = 1L;
                private final StringBuilder text;

                public Note(String text) {
                    this.text = new StringBuilder(text);
                }

                @Override
                public String toString() {
                    return text.toString();
                }
            }
            """,
            "shop/Item.java",
            """
            package shop;

            import dev.jfork.JavaSerialized;

            public sealed interface Item {
                record Goods(String what, Unit unit, Money price) implements Item {}

                sealed interface Free extends Item {}

                record Gift(@JavaSerialized Note note) implements Free {}
            }
            """);

    private static final String MAIN = """
            package app;

            import dev.jfork.Worker;
            import java.util.*;
            import java.util.stream.*;
            import shop.*;

            final class Main {
                @Worker
                static Money total(List<Item> items, Map<Unit, Money> fees) {
                    long sum = fees.values().stream().mapToLong(Money::cents).sum();
                    for (Item item : items) {
                        if (item instanceof Item.Goods goods) {
                            sum += goods.price().cents() * goods.unit().pieces();
                        }
                    }
                    System.out.println(Main.class.getModule() + ", " + Money.class.getModule() + ": " + items.get(1));
                    return new Money(sum);
                }

                public static void main(String[] arguments) throws Exception {
                    List<Item> items = List.of(
                            new Item.Goods("eggs", Unit.DOZEN, new Money(30)), new Item.Gift(new Note("for you")));
                    System.out.println(TotalLauncher.start(items, Map.of(Unit.PIECE, new Money(5))).result().cents());
                }
            }
            """;

    @TempDir
    Path directory;

    @Test
    void aModuleThatExportsNothingRunsItsWorkersAsThatModule() throws Exception {
        Path classes = Compiled.module(
                directory,
                Map.of("module-info.java", "module closed { requires dev.jfork.runtime; }", "closed/Main.java", """
                        package closed;

                        import dev.jfork.Worker;

                        final class Main {
                            record Question(String text) {}

                            @Worker
                            static String answer(Question question) {
                                return question.text() + " " + Main.class.getModule();
                            }

                            public static void main(String[] arguments) throws Exception {
                                System.out.println(AnswerLauncher.start(new Question("who?")).result());
                            }
                        }
                        """));
        assertPrints("who? module closed\n", "-p", Compiled.path(classes), "-m", "closed/closed.Main");
    }

    @Test
    void typesAndCodecsOfANamedModuleTravelThoughItExportsNoIndex() throws Exception {
        Path shop = Compiled.jar(
                Compiled.module(
                        directory.resolve("shop"),
                        with("module shop { requires transitive dev.jfork.runtime; exports shop; }", SHOP)),
                directory.resolve("any-name.jar"));
        Path app = Compiled.module(
                directory.resolve("app"), with("module app { requires shop; }", Map.of("app/Main.java", MAIN)), shop);
        assertPrints(
                "module app, module shop: Gift[note=for you]\n365\n",
                "-p",
                Compiled.path(app, shop),
                "-m",
                "app/app.Main");
        // The same jars, as if there were no modules.
        Path unnamed = Compiled.compile(directory.resolve("unnamed"), Map.of("app/Main.java", MAIN), shop);
        assertThatItRunsOnTheClassPath(unnamed, shop);
        assertThatItRunsOnTheClassPath(app, shop);
    }

    @Test
    void typesAndCodecsOfAnAutomaticModuleTravel() throws Exception {
        Path shop = Compiled.jar(Compiled.compile(directory.resolve("shop"), SHOP), directory.resolve("shop-1.0.jar"));
        Path app = Compiled.module(
                directory.resolve("app"),
                with("module app { requires shop; requires dev.jfork.runtime; }", Map.of("app/Main.java", MAIN)),
                shop);
        assertPrints(
                "module app, module shop: Gift[note=for you]\n365\n",
                "-p",
                Compiled.path(app, shop),
                "-m",
                "app/app.Main");
        assertThatItRunsOnTheClassPath(app, shop);
    }

    private static void assertThatItRunsOnTheClassPath(Path app, Path shop) throws Exception {
        String printed = run("-cp", Compiled.path(app, shop), "app.Main");
        assertEquals(
                "unnamed module, unnamed module: Gift[note=for you]\n365\n", printed.replaceAll(" @[0-9a-f]+", ""));
    }

    private static void assertPrints(String expected, String... arguments) throws Exception {
        assertEquals(expected, run(arguments));
    }

    private static String run(String... arguments) throws Exception {
        ParentJvm parent = ParentJvm.run(List.of(arguments));
        assertEquals("", parent.errors());
        assertEquals(0, parent.exitCode());
        return parent.output();
    }

    private static Map<String, String> with(String module, Map<String, String> sources) {
        Map<String, String> all = new HashMap<>(sources);
        all.put("module-info.java", module);
        return all;
    }
}
