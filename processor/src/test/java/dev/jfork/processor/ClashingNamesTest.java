package dev.jfork.processor;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Names of the user's that generated code uses as well: they just compile. */
class ClashingNamesTest {
    private static final List<String> PARAMETERS = List.of(
            "hashCode",
            "getClass",
            "toString",
            "wait",
            "notify",
            "notifyAll",
            "clone",
            "finalize",
            "equals",
            "METHOD",
            "WorkerTask",
            "Args",
            "Method",
            "Configured",
            "out",
            "in",
            "value",
            "result",
            "options",
            "arguments",
            "i",
            "size",
            "index",
            "element",
            "elements",
            "entry",
            "entries",
            "task",
            "start",
            "record",
            "var",
            "yield",
            "sealed",
            "permits",
            "when",
            "module",
            "java",
            "dev",
            "demo",
            "Objects",
            "$",
            "hashCode_");

    @Test
    void parametersMayHaveAnyName() {
        String parameters =
                PARAMETERS.stream().map(name -> "List<String> " + name).collect(Collectors.joining(", "));
        Compilation compilation =
                Build.clean(Source.demo("class Reports { @Worker static void run(" + parameters + ") {} }"));
        String text = Build.generatedText(compilation, "RunLauncher.java");
        assertTrue(text.contains("List<String> hashCode_)"), "a name that is free is kept: " + text);
    }

    @Test
    void varargsMayHaveAnyNameToo() {
        Build.clean(Source.demo("""
                        class Reports {
                            @Worker static void first(int hashCode, String... getClass) {}
                            @Worker @SafeVarargs static void second(List<String>... METHOD) {}
                        }
                        """));
    }

    @Test
    void componentsOfRecordsMayHaveAnyNameThatRecordsAllow() {
        String components = PARAMETERS.stream()
                .filter(name -> !List.of(
                                "hashCode", "getClass", "toString", "wait", "notify", "notifyAll", "clone", "finalize")
                        .contains(name))
                .map(name -> "Optional<int[]> " + name)
                .collect(Collectors.joining(", "));
        Build.clean(Source.demo(
                "class Reports { record All(" + components + ") {} @Worker static All run(All all) { return all; } }"));
    }

    static Stream<String> typeNames() {
        return Stream.of(
                "Args",
                "Method",
                "Configured",
                "List",
                "ArrayList",
                "Set",
                "LinkedHashSet",
                "Map",
                "LinkedHashMap",
                "Optional",
                "Entry",
                "Objects",
                "Generated",
                "GeneratedLauncher",
                "WireWriter",
                "WireReader",
                "WireException",
                "WorkerTask",
                "WorkerProcess",
                "WorkerOptions",
                "WorkerMethod",
                "Boxes",
                "PrimitiveArrays",
                "OrderCodec",
                "Order",
                "OrderArrayCodec",
                "OrderListCodec",
                "RunLauncher_",
                "Value",
                "Out",
                "Int",
                "Default",
                "demo");
    }

    static Stream<String> namesOfJavaLang() {
        return Stream.of(
                "String",
                "Record",
                "Object",
                "Void",
                "Throwable",
                "Override",
                "SuppressWarnings",
                "SafeVarargs",
                "Integer",
                "Boolean",
                "Byte",
                "Short",
                "Character",
                "Long",
                "Float",
                "Double",
                "Enum",
                "Class");
    }

    /** A record, an enum and a sealed interface of one name, each in turn, beside another type of the user's. */
    @ParameterizedTest
    @MethodSource({"typeNames", "namesOfJavaLang"})
    void typesOfTheWorkersPackageMayHaveAnyName(String name) {
        for (String declaration : declarations(name)) {
            Build.clean(sources("package demo;\n\n", name, declaration));
        }
    }

    @ParameterizedTest
    @MethodSource({"typeNames", "namesOfJavaLang"})
    void nestedTypesMayHaveAnyName(String name) {
        Build.clean(Source.of("""
                        package demo;

                        class Reports {
                            record NAME(int n) {}
                            record Thing(NAME part, java.util.List<NAME> parts) {}

                            @dev.jfork.Worker
                            static NAME run(NAME one, NAME[] array, java.util.Map<NAME, Thing> map, java.lang.String s, java.lang.Integer i) {
                                return one;
                            }
                        }
                        """.replace("NAME", name)));
    }

    @ParameterizedTest
    @MethodSource({"typeNames", "namesOfJavaLang"})
    void theClassOfTheWorkerMayHaveAnyName(String name) {
        Build.clean(Source.of("""
                        package demo;

                        class NAME {
                            record Inner(int n) {}

                            @dev.jfork.Worker
                            static Inner run(Inner one, Inner[] array, java.util.List<Inner> list, java.lang.String s) {
                                return one;
                            }
                        }
                        """.replace("NAME", name)));
    }

    @ParameterizedTest
    @MethodSource({"typeNames", "namesOfJavaLang"})
    void typesThatTheMethodDoesNotMentionMayHaveAnyName(String name) {
        Build.clean(Source.of("package demo;\n\nrecord " + name + "() {}"), Source.of("""
                        package demo;

                        class Reports {
                            enum Color { RED }

                            @dev.jfork.Worker
                            @java.lang.Deprecated
                            @java.lang.SafeVarargs
                            static java.lang.Integer run(
                                    java.lang.String s,
                                    Color c,
                                    java.util.Map<java.lang.Long, java.lang.Character> map,
                                    java.util.Optional<java.lang.Boolean>... more) throws java.lang.Exception {
                                return 0;
                            }
                        }
                        """));
    }

    @Test
    void theUnnamedPackageWorks() {
        Build.clean(
                Source.of("""
                        import dev.jfork.Worker;
                        import java.util.*;

                        class Main {
                            enum Color { RED }

                            @Worker static Thing<Color> run(Thing<Color> one, Map<Color, Shape> map, String... more) { return one; }
                        }
                        """),
                Source.of("record Thing<T>(T value, java.util.List<Thing<T>> more) {}"),
                Source.of("sealed interface Shape { record Circle(double radius) implements Shape {} }"));
    }

    /** The launcher can't say {@code demo.PointCodec} there, for there is no {@code demo}. */
    @ParameterizedTest
    @ValueSource(strings = {"Order", "OrderCodec", "InnerCodec", "OrderListCodec", "WireWriter", "List", "Boxes"})
    void inTheUnnamedPackageTypesMayBeNamedLikeGeneratedOnes(String name) {
        for (String declaration : declarations(name)) {
            Build.clean(sources("", name, declaration));
        }
        Build.clean(Source.of("""
                        class NAME {
                            record Inner(int n) {}

                            @dev.jfork.Worker
                            static Inner run(Inner one, Inner[] array, java.util.List<Inner> list, java.lang.String s) {
                                return one;
                            }
                        }
                        """.replace("NAME", name)));
    }

    @Test
    void inTheUnnamedPackageTheClassOfTheWorkerMayBeNamedLikeACodec() {
        Build.clean(
                Source.of("record Order(int n) {}"),
                Source.of("class OrderCodec { @dev.jfork.Worker static void run(Order order) {} }"));
    }

    @Test
    void typesOfOneSimpleNameInSeveralPlacesAreToldApart() {
        Build.clean(
                Source.of("package other;\npublic record Point(int x) {}"),
                Source.of("package another;\npublic enum Point { ONE; public record Inner(Point p) {} }"),
                Source.demo("""
                        class Reports {
                            record Point(other.Point a, another.Point b) {}

                            @Worker static other.Point run(Point a, another.Point b, another.Point.Inner c, List<Point> d, List<other.Point> e) { return null; }
                        }
                        """));
    }

    private static List<String> declarations(String name) {
        return List.of(
                "record " + name + "(int n) {}",
                "enum " + name + " { ONE, TWO }",
                "sealed interface " + name + " { record Case(" + name + " more) implements " + name + " {} }");
    }

    private static Source[] sources(String prefix, String name, String declaration) {
        List<Source> sources = new ArrayList<>();
        sources.add(Source.of(prefix + declaration));
        if (!name.equals("Order")) {
            sources.add(Source.of(prefix + "record Order(int number) {}"));
        }
        sources.add(Source.of((prefix + """
                        class Reports {
                            record Thing(NAME part, java.util.List<NAME> parts, Order[] orders) {}

                            @dev.jfork.Worker
                            static NAME run(
                                    NAME one,
                                    NAME[] array,
                                    java.util.Map<java.util.Set<NAME>, java.util.Optional<Thing>> map,
                                    java.util.List<Order> orders,
                                    java.lang.String s,
                                    java.lang.Integer i,
                                    int[] ints) throws java.lang.Exception {
                                return one;
                            }
                        }
                        """).replace("NAME", name)));
        return sources.toArray(new Source[0]);
    }

    @Test
    void withoutAPackageNothingMayHaveTheNameOfALaunchersOwnClass() {
        Build.refuse(
                List.of(Source.of("record Args(int n) {}"), Source.of("""
                        class Method {
                            @dev.jfork.Worker static void →run(int n) {}
                        }
                        """), Source.of("""
                        class Reports {
                            @dev.jfork.Worker static void go(java.util.List<Args> →args) {}
                        }
                        """)),
                "[WorkerUnnameable] @Worker method run(int) is in Method, which its launcher can't name: every launcher has"
                        + " a class of that name inside. Rename the class, or give it a package.",
                TravelTest.parameter(
                        "args",
                        "List[]: Args",
                        "every launcher has a class of that name inside, and there is no package to tell them apart: rename"
                                + " it, or give it a package"));
    }
}
