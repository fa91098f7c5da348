package dev.jfork.it;

import dev.jfork.WorkerTask;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A program whose worker methods take what may change, and the same program with everything changed. Each method takes a
 * {@code Witness} first: a file tells that one was made.
 */
final class Swap {
    private static final String SOURCE = """
            package swap;

            import dev.jfork.*;
            import dev.jfork.wire.*;
            import java.io.*;
            import java.util.*;

            public final class Swap {
                public record Witness(String file) {
                    public Witness {
                        try (FileWriter made = new FileWriter(file)) {
                            made.write("made");
                        } catch (IOException e) {
                            throw new UncheckedIOException(e);
                        }
                    }
                }

                public record Order(int number) {}

                public enum Colour { RED, GREEN }

                public sealed interface Shape {
                    record Circle(double radius) implements Shape {}
                }

                public static final class Money {}

                @WireCodec(Money.class)
                public enum MoneyCodec implements Codec<Money> {
                    CODEC;

                    @Override
                    public int version() {
                        return 1;
                    }

                    @Override
                    public void write(WireWriter out, Money value) {
                        out.writeInt(1);
                    }

                    @Override
                    public Money read(WireReader in) {
                        in.readInt();
                        return new Money();
                    }
                }

                public static class Endpoint implements Serializable {
                    private static final long serialVersionUID = 1L;
                }

                public static class Config implements Serializable {
                    private static final long serialVersionUID = 1L;
                    private String name = "name";
                }

                @Worker
                static void takeOrder(Witness witness, Map<String, Order[]> orders) {}

                @Worker
                static void takeColour(Witness witness, List<Colour> colours) {}

                @Worker
                static void takeShape(Witness witness, Optional<Shape> shape) {}

                @Worker
                static void takeMoney(Witness witness, Money money) {}

                @Worker
                static void takeConfig(Witness witness, @JavaSerialized Config config) {}

                @Worker
                static void takeNumber(Witness witness, int number) {}
            }
            """;

    private static final String TASKS = """
            package swap;

            import dev.jfork.*;
            import java.util.*;

            public final class Tasks {
                public static Map<String, WorkerTask<?>> all(String file) {
                    Swap.Witness witness = new Swap.Witness(file);
                    Map<String, Swap.Order[]> orders = Map.of("one", new Swap.Order[] {new Swap.Order(1)});
                    return Map.of(
                            "order", TakeOrderLauncher.task(witness, orders),
                            "colour", TakeColourLauncher.task(witness, List.of(Swap.Colour.RED)),
                            "shape", TakeShapeLauncher.task(witness, Optional.of(new Swap.Shape.Circle(1))),
                            "money", TakeMoneyLauncher.task(witness, new Swap.Money()),
                            "config", TakeConfigLauncher.task(witness, new Swap.Config()),
                            "number", TakeNumberLauncher.task(witness, 1));
                }
            }
            """;

    private static final Map<String, String> CHANGES = new LinkedHashMap<>(Map.of(
            "record Order(int number) {}", "record Note(String text) {} public record Order(int number, Note note) {}",
            "RED, GREEN", "GREEN, RED",
            "double radius) implements Shape {}",
                    "double radius) implements Shape {} record Area(double size) implements Shape {}",
            "return 1;", "return 2;",
            "String name = \"name\";", "String name = \"name\"; private Endpoint endpoint;",
            "int number) {}\n}", "int number, int more) {}\n}"));

    private Swap() {}

    static Path before(Path directory) throws IOException {
        return Compiled.compile(directory, Map.of("swap/Swap.java", SOURCE, "swap/Tasks.java", TASKS));
    }

    static Path after(Path directory) throws IOException {
        String source = SOURCE;
        for (Map.Entry<String, String> change : CHANGES.entrySet()) {
            String changed = source.replace(change.getKey(), change.getValue());
            if (changed.equals(source)) {
                throw new AssertionError("not in the source: " + change.getKey());
            }
            source = changed;
        }
        return Compiled.compile(directory, Map.of("swap/Swap.java", source));
    }

    /** The types as they are after, and the launchers as they were before. */
    static Path withLaunchersOf(Path before, Path after, Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(after).filter(Files::isRegularFile)) {
            for (Path each : files.toList()) {
                Path file = after.relativize(each);
                Path copy = directory.resolve(file);
                Files.createDirectories(copy.resolveSibling("."));
                boolean isOfLauncher = file.toString().contains("Launcher");
                if (!isOfLauncher) {
                    Files.copy(each, copy);
                } else if (Files.exists(before.resolve(file))) {
                    Files.copy(before.resolve(file), copy);
                }
            }
        }
        return directory;
    }

    /** A class loader for what is at a place whose content may change. */
    static URLClassLoader loader(Path classes) throws IOException {
        return new URLClassLoader(new URL[] {classes.toUri().toURL()}, Swap.class.getClassLoader());
    }

    /** One task for each method, by what it takes, whose witness tells this file. */
    @SuppressWarnings("unchecked")
    static Map<String, WorkerTask<?>> tasks(ClassLoader loader, Path witness) throws Exception {
        Map<String, WorkerTask<?>> tasks = (Map<String, WorkerTask<?>>)
                loader.loadClass("swap.Tasks").getMethod("all", String.class).invoke(null, witness.toString());
        Files.delete(witness); // that of the task itself
        return tasks;
    }
}
