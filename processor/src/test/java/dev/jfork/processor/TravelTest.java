package dev.jfork.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is said of types that can't travel. */
class TravelTest {
    static final String OF_THE_JDK =
            "jfork doesn't know how to copy it: send what the other process needs to make its own. What travels are records, enums, sealed"
                    + " interfaces, String, primitives and their boxes, java.time and other values of the JDK, and arrays,"
                    + " collections, maps and Optional of these";
    static final String A_CLASS =
            "jfork can't tell what it is made of: make it a record, write a codec for it (@WireCodec), or "
                    + OF_THE_JDK.substring(OF_THE_JDK.indexOf("send"));
    private static final String CODE =
            "it is code, which doesn't travel: make a sealed interface of records that say what is to be done";
    private static final String OBJECT =
            "it may be anything: name the type that it is; where it may be one of several, make a sealed interface of them";
    private static final String ENDLESS =
            "its type arguments are nested more than 16 deep; it may contain itself with ever larger ones: let a Tree<T> contain a Tree<T>, not a Tree<List<T>>";
    private static final String AT_RUN_TIME =
            "its type is known only when the program runs: name one that can travel, as in List<String>";
    private static final String WILDCARDS =
            "its type arguments are wildcards whose bounds no type can stand for: name the types";

    @Test
    void aPartDeepInAParameterIsNamedByItsPath() {
        List<String> generated = Build.refuse(
                Source.demo("""
                        class Reports {
                            record Item(String name, Thread supplier) {}
                            record Order(int number, List<Item> items) {}

                            @Worker
                            static void run(int n, Order →order) {}
                        }
                        """), parameter("order", "Order.items[].supplier: java.lang.Thread", OF_THE_JDK));
        assertEquals(List.of(), generated);
    }

    @Test
    void theWayThroughEveryKindOfTypeIsShown() {
        Build.refuse(
                Source.demo("""
                        class Reports {
                            sealed interface Shape permits Circle {}
                            record Circle(Optional<Map<Object, Process[][]>> parts) implements Shape {}

                            @Worker static void run(Set<Shape> →→shapes, Circle[] →→circles) {}
                        }
                        """),
                parameter("shapes", "Set[](Circle).parts.get()[key]: java.lang.Object", OBJECT),
                parameter("shapes", "Set[](Circle).parts.get()[value][][]: java.lang.Process", OF_THE_JDK),
                parameter("circles", "Circle[].parts.get()[key]: java.lang.Object", OBJECT),
                parameter("circles", "Circle[].parts.get()[value][][]: java.lang.Process", OF_THE_JDK));
    }

    @Test
    void aGenericRecordWithARivalConstructorIsRefused() {
        Build.refuse(
                Source.demo("""
                        class Reports {
                            record Box<T>(T value) {
                                Box(String text) { this((T) null); }
                            }

                            @Worker static void run(Box<String> →box) {}
                        }
                        """),
                parameter(
                        "box",
                        "demo.Reports.Box<java.lang.String>",
                        "it is generic and has another constructor with as many parameters, which Java might choose where"
                                + " it is read: make that one a static method"));
    }

    @Test
    void aResultThatCannotTravelIsReportedAtTheMethod() {
        List<String> generated = Build.refuse(
                Source.demo("""
                        class Reports {
                            record Summary(java.io.InputStream text) {}

                            @Worker static Summary →run(int n) { return null; }

                            @Worker static Thread →other() { return null; }
                        }
                        """),
                "[ResultCannotTravel] The result of run(int): Summary.text: java.io.InputStream can't travel to another"
                        + " process: " + OF_THE_JDK + ".",
                "[ResultCannotTravel] The result of other(): java.lang.Thread can't travel to another process: "
                        + OF_THE_JDK + ".");
        assertEquals(List.of(), generated);
    }

    @Test
    void eachParameterIsReportedAndSoIsTheResult() {
        Build.refuse(
                Source.demo("""
                        class Reports {
                            @Worker static Thread →run(Thread →a, int b, Thread →c) { return a; }
                        }
                        """),
                "[ResultCannotTravel] The result of run(Thread, int, Thread): java.lang.Thread can't"
                        + " travel to another process: " + OF_THE_JDK + ".",
                parameter("a", "java.lang.Thread", OF_THE_JDK),
                parameter("c", "java.lang.Thread", OF_THE_JDK));
    }

    @Test
    void rawTypesAreRefused() {
        Build.refuse(
                Source.demo("""
                        class Reports {
                            record Pair<A, B>(A a, B b) {}

                            @Worker static void run(List →list, Map<String, Optional> →map, Pair[] →pairs) {}
                        }
                        """),
                parameter("list", "java.util.List", "it is a raw type: say of what, as in List<String>"),
                parameter(
                        "map",
                        "Map[value]: java.util.Optional",
                        "it is a raw type: say of what, as in Optional<String>"),
                parameter(
                        "pairs",
                        "Pair[]: demo.Reports.Pair",
                        "it is a raw type: say of what, as in Pair<String, String>"));
    }

    @Test
    void wildcardsThatSayNothingAreRefused() {
        Build.refuse(
                Source.demo("""
                        class Reports {
                            record Box<T>(T value) {}
                            record Sorted<T extends Comparable<T>>(T value) {}

                            @Worker static void run(List<?> →any, Set<? super Integer> →some, Box<?> →box, Sorted<?> →sorted) {}
                        }
                        """),
                parameter("any", "List[]: ?", AT_RUN_TIME),
                parameter("some", "Set[]: ? super java.lang.Integer", AT_RUN_TIME),
                parameter("box", "Box.value: java.lang.Object", OBJECT),
                parameter("sorted", "demo.Reports.Sorted<?>", WILDCARDS));
    }

    @Test
    void wildcardsWhoseBoundsNoTypeMeetsAreRefused() {
        Build.refuse(
                Source.demo("""
                        class Reports {
                            sealed interface Shape<T extends Shape<T>> permits Circle {}
                            record Circle(int n) implements Shape<Circle> {}
                            sealed interface Side permits One {}
                            record One(int n) implements Side, Comparable<One> {
                                @Override public int compareTo(One other) { return 0; }
                            }

                            record Tree<T extends Shape<T>>(T value) {}
                            record Sides<T extends Side & Comparable<? super T>>(List<T> values) {}
                            record Keyed<K, V extends Collection<K>>(V values) {}

                            @Worker static void run(Tree<?> →tree, Sides<?> →sides, Keyed<?, List<String>> →keyed) {}
                        }
                        """),
                parameter("tree", "demo.Reports.Tree<?>", WILDCARDS),
                parameter("sides", "demo.Reports.Sides<?>", WILDCARDS),
                parameter("keyed", "demo.Reports.Keyed<?, java.util.List<java.lang.String>>", WILDCARDS));
    }

    @Test
    void wildcardsWhoseBoundsATypeMeetsTravelAndSoDoesWhatDoesNotDependOnThem() {
        Build.clean(Source.demo("""
                        class Reports {
                            sealed interface Shape<T extends Shape<T>> permits Circle {}
                            record Circle(int n) implements Shape<Circle> {}
                            interface Named {}
                            sealed interface Side extends Named permits One {}
                            record One(int n) implements Side {}

                            record Id<T extends Shape<T>>(int number) {}
                            record Tree<T extends Shape<T>>(T value) {}
                            record Sides<T extends Side & Named>(List<T> values) {}
                            record Keyed<K extends Side, V extends List<? extends K>>(K key, V values) {}

                            @Worker static void run(
                                Id<?> id, Tree<? extends Circle> tree, Sides<?> sides, Keyed<?, ? extends List<One>> keyed) {}
                        }
                        """));
    }

    @Test
    void theWayIntoAnEntryIsThatIntoAMap() {
        Build.refuse(
                Source.demo("class Reports { @Worker static void run(Map.Entry<Thread, Process> →→entry) {} }"),
                parameter("entry", "Entry[key]: java.lang.Thread", OF_THE_JDK),
                parameter("entry", "Entry[value]: java.lang.Process", OF_THE_JDK));
    }

    @Test
    void openInterfacesAndClassesAndAnnotationsAreRefusedWithAdvice() {
        Build.refuse(
                Source.demo("""
                        class Reports {
                            @Worker static void run(
                                IdentityHashMap<String, String> →map,
                                Iterator<String> →lines,
                                Number →number,
                                Runnable →runnable,
                                java.util.function.IntPredicate →test,
                                Open →open,
                                Override →annotation,
                                Shape →shape) {}

                            interface Open {}
                            sealed interface Shape permits Free {}
                            static non-sealed class Free implements Shape {}
                        }
                        """),
                parameter(
                        "map",
                        "java.util.IdentityHashMap<java.lang.String, java.lang.String>",
                        "its keys are told apart by identity, and what arrives are copies: declare it as Map"),
                parameter(
                        "lines",
                        "java.util.Iterator<java.lang.String>",
                        "it can be read only once: collect it in a List"),
                parameter(
                        "number", "java.lang.Number", "it may be of any class: name the one that it is, as in Double"),
                parameter("runnable", "java.lang.Runnable", CODE),
                parameter("test", "java.util.function.IntPredicate", CODE),
                parameter(
                        "open",
                        "demo.Reports.Open",
                        "anything may implement it: make it a sealed interface of records, or write a codec for it"
                                + " (@WireCodec)"),
                parameter("annotation", "java.lang.Override", "it is an annotation: pass what its members say"),
                parameter("shape", "Shape(Free): demo.Reports.Free", A_CLASS));
    }

    @Test
    void sortedCollectionsOfWhatHasNoOrderAreRefused() {
        Build.refuse(
                Source.demo("""
                        class Reports {
                            record Point(int x) {}

                            @Worker static void run(SortedSet<Point> →points, TreeMap<? extends Point, String> →map) {}
                        }
                        """),
                parameter(
                        "points",
                        "java.util.SortedSet<demo.Reports.Point>",
                        "demo.Reports.Point has no natural order, and a comparator can't travel: let it implement"
                                + " Comparable, or declare a Set"),
                parameter(
                        "map",
                        "java.util.TreeMap<? extends demo.Reports.Point, java.lang.String>",
                        "? extends demo.Reports.Point has no natural order, and a comparator can't travel: let it implement"
                                + " Comparable, or declare a Map"));
    }

    @Test
    void aTypeThatTheLauncherCannotSeeIsRefused() {
        Build.refuse(
                List.of(Source.demo("""
                                class Reports {
                                    private record Secret(int n) {}

                                    private static class Hidden {
                                        public record Inner(int n) {}
                                    }

                                    @Worker static void run(Secret →secret, List<Hidden.Inner> →inner) {}
                                }
                                """), Source.of("""
                                import dev.jfork.Worker;

                                class Main {
                                    private enum Color { RED }

                                    @Worker static void paint(Color →color) {}
                                }
                                """)),
                parameter("secret", "demo.Reports.Secret", unseen("demo", "remove 'private' from Secret")),
                parameter("inner", "List[]: demo.Reports.Hidden.Inner", unseen("demo", "remove 'private' from Hidden")),
                parameter("color", "Main.Color", unseen("the unnamed package", "remove 'private' from Color")));
    }

    @Test
    void aTypeOfAnotherPackageThatIsReachedThroughAPublicOneMustBePublicAsWell() {
        Source other = Source.of("""
                package other;

                public record Order(Item item, Outer.Part part) {}

                record Item(int n) {}

                class Outer {
                    public record Part(int n) {}
                }
                """);
        Build.refuse(
                List.of(other, Source.demo("class Reports { @Worker static void run(other.Order →→order) {} }")),
                parameter("order", "Order.item: other.Item", unseen("demo", "make Item public")),
                parameter("order", "Order.part: other.Outer.Part", unseen("demo", "make Outer public")));
    }

    @Test
    void aTypeThatIsOnlyATagMustBeSeenAsWellButNeedNotTravel() {
        Build.clean(Source.demo("""
                        class Reports {
                            record Id<T>(long number) {}

                            @Worker static void run(Id<Thread> id) {}
                        }
                        """));
        Build.refuse(
                Source.demo("""
                        class Reports {
                            record Id<T>(long number) {}
                            private static class Secret {}

                            @Worker static void run(Id<Secret[]> →id) {}
                        }
                        """),
                parameter(
                        "id",
                        "demo.Reports.Id<demo.Reports.Secret[]>",
                        "the launcher, in demo, can't see demo.Reports.Secret: remove 'private' from Secret"));
    }

    @Test
    void typeArgumentsThatGrowInsideOfWildcardsAreRefusedToo() {
        Build.refuse(Source.demo("""
                        class Reports {
                            record Tree<T>(T value, Tree<Map<String, ? extends T>> inside) {}

                            @Worker static void run(Tree<Integer> →tree) {}
                        }
                        """), parameter("tree", "demo.Reports.Tree<java.lang.Integer>", ENDLESS));
    }

    @Test
    void aRecordThatContainsItselfWithEverLargerTypeArgumentsIsRefusedAtOnce() {
        assertTimeoutPreemptively(
                Duration.ofMinutes(2),
                () -> Build.refuse(
                        Source.demo("""
                                class Reports {
                                    record Rose<T>(T value, Rose<List<T>> left, Optional<Rose<Set<T>>> right) {}
                                    record Pair<A, B>(A a, B b) {}
                                    record Doubled<T>(Doubled<Pair<T, T>> next) {}
                                    record Ping<T>(Pong<T[]> pong) {}
                                    record Pong<T>(Ping<Set<T>> ping) {}

                                    @Worker static void run(Rose<Integer> →rose, Doubled<Integer> →pairs) {}
                                    @Worker static void mutual(Ping<Integer> →ping) {}
                                }
                                """),
                        parameter("rose", "demo.Reports.Rose<java.lang.Integer>", ENDLESS),
                        parameter("pairs", "demo.Reports.Doubled<java.lang.Integer>", ENDLESS),
                        parameter("ping", "demo.Reports.Ping<java.lang.Integer>", ENDLESS)));
    }

    @Test
    void aClassOfWhatTheLauncherCannotNameIsRefused() {
        String secret = "the launcher, in demo, can't see demo.Reports.Secret: remove 'private' from Secret";
        Build.refuse(
                Source.demo("""
                        class Reports {
                            private static class Secret {}

                            @Worker static void run(Class<Secret> →one, Class<? extends Secret[]> →two, Class →raw) {}
                        }
                        """),
                parameter("one", "java.lang.Class<demo.Reports.Secret>", secret),
                parameter("two", "java.lang.Class<? extends demo.Reports.Secret[]>", secret),
                parameter("raw", "java.lang.Class", "it is a raw type: say of what, as in Class<String>"));
    }

    static String parameter(String name, String what, String why) {
        return "[ParameterCannotTravel] Parameter " + name + ": " + what + " can't travel to another process: " + why
                + ".";
    }

    private static String unseen(String where, String remedy) {
        return "the launcher, in " + where + ", can't see it: " + remedy;
    }
}
