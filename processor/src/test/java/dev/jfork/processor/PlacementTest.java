package dev.jfork.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Where a worker method may be, and what is said where it may not. */
class PlacementTest {
    private static final String LOCAL = "[WorkerLocal] @Worker method run is in a local or anonymous class: the worker"
            + " process could not find it by name. Move it to a class of its own, or to the one around it.";

    @Test
    void aWorkerThatIsNotStaticIsRefused() {
        List<String> generated = Build.refuse(
                Source.demo("""
                        class Reports {
                            @Worker
                            void →run(int n) {}
                        }
                        """),
                "[WorkerNotStatic] @Worker method run(int) must be static: the worker process has no Reports to call it"
                        + " on. Add 'static', or make Reports a record, which is sent along, as are enums, sealed interfaces"
                        + " and types with a codec.");
        assertEquals(List.of(), generated);
    }

    @Test
    void anAbstractMethodOfAnInterfaceIsRefused() {
        Build.refuse(
                Source.demo("interface Reports { @Worker void →run(); }"),
                "[WorkerNotStatic] @Worker method run() must be static: the worker process has no Reports to call it"
                        + " on. Add 'static', or make Reports a record, which is sent along, as are enums, sealed interfaces"
                        + " and types with a codec.");
    }

    @Test
    void theMessageNamesTheMethodWithoutItsPackagesWhateverTheirLetters() {
        Build.refuse(Source.of("""
                        package démo.$x;

                        import java.util.*;

                        class Reports {
                            record Größe(int n) {}

                            @dev.jfork.Worker
                            private static void →run(Map<? extends Größe, int[]> sizes, Größe[]... more) {}
                        }
                        """), privateMethod("run(Map<? extends Größe, int[]>, Größe[][])"));
    }

    @Test
    void aPrivateWorkerIsRefused() {
        List<String> generated = Build.refuse(Source.demo("""
                        class Reports {
                            @Worker private static void →run() {}
                        }
                        """), privateMethod("run()"));
        assertEquals(List.of(), generated);
    }

    @Test
    void aGenericWorkerIsRefusedWithoutAWordOnWhatItsTypeParametersStandFor() {
        List<String> generated = Build.refuse(
                Source.demo("""
                        class Reports {
                            @Worker static <T> T →run(T value, List<T> more) { return value; }
                        }
                        """),
                "[WorkerGeneric] @Worker method run(T, List<T>) must not have type parameters: the worker"
                        + " process has to know what it reads. Write a worker method for each type that you need; it may call this one.");
        assertEquals(List.of(), generated);
    }

    @Test
    void aWorkerInAPrivateClassIsRefused() {
        List<String> generated = Build.refuse(Source.demo("""
                        class Reports {
                            private static class Hidden {
                                @Worker static void →run() {}
                            }
                        }
                        """), hidden("run()", "Hidden"));
        assertEquals(List.of(), generated);
    }

    @Test
    void aWorkerDeepInsideAPrivateClassIsRefusedAndTheClassIsNamed() {
        Build.refuse(Source.demo("""
                        class Reports {
                            private static class Hidden {
                                public interface Middle {
                                    enum Inner {
                                        ONE;

                                        @Worker static void →run(int n) {}
                                    }
                                }
                            }
                        }
                        """), hidden("run(int)", "Hidden"));
    }

    @Test
    void aWorkerInALocalClassIsRefused() {
        List<String> generated = Build.refuse(Source.demo("""
                        class Reports {
                            @Worker static void good() {}

                            void method() {
                                class Local {
                                    @Worker static void →run() {}
                                }
                            }
                        }
                        """), LOCAL);
        assertEquals(List.of("demo.GoodLauncher"), generated);
    }

    @Test
    void aWorkerInAnAnonymousClassIsRefused() {
        Build.refuse(Source.demo("""
                        class Reports {
                            @Worker static void good() {}

                            Object anonymous = new Object() {
                                @Worker void →run() {}
                            };
                        }
                        """), LOCAL);
    }

    @Test
    void aLocalWorkerIsFoundWhereItIsTheOnlyOneOfTheCompilation() {
        Build.refuse(Source.demo("""
                        class Reports {
                            void method() {
                                record Local() {
                                    @Worker static void →run() {}
                                }
                            }
                        }
                        """), LOCAL);
    }

    @Test
    void aLocalWorkerIsFoundWhateverTheWayTheAnnotationIsNamed() {
        Source allOfThePackage = Source.of("""
                import dev.jfork.*;

                class Wide { Runnable r = new Runnable() { public void run() {} @Worker void →run(int n) {} }; }
                """);
        Source inFull =
                Source.of("class Full { Object o = new Object() { @dev.jfork.Worker static void →run() {} }; }");
        Build.refuse(List.of(allOfThePackage, inFull), LOCAL, LOCAL);
    }

    @Test
    void aLocalWorkerIsFoundInsideOfOtherLocalClassesAndLambdasAndEnumConstants() {
        Build.refuse(Source.demo("""
                        enum Reports {
                            ONE {
                                @Worker static void →run() {}
                            };

                            Runnable lambda = () -> {
                                class Local {
                                    class Inner {
                                        @Worker static void →run() {}
                                    }
                                }
                            };
                        }
                        """), LOCAL, LOCAL);
    }

    @Test
    void aWorkerOfACompactSourceFileIsToldThatItsClassHasNoName() {
        assumeTrue(Runtime.version().feature() >= 25, "compact source files came with Java 25");
        String text = """
                @dev.jfork.Worker static int twice(int p) { return p; }
                @dev.jfork.Worker static int later(Missing p) { return p.n(); }
                void main() {}
                """;
        Compilation compilation = Tool.JAVAC.compile(Build.compiler(), new Source("Prog", text, List.of()));
        String said =
                "is in a file that doesn't declare its class, Prog, so that no launcher can name that. Write 'class"
                        + " Prog { ... }' around what is in the file.";
        assertEquals(
                List.of(
                        "[WorkerInCompactFile] @Worker method twice " + said,
                        "[WorkerInCompactFile] @Worker method later " + said),
                compilation.said().stream()
                        .filter(Compilation.Said::isOwn)
                        .map(Compilation.Said::message)
                        .toList());
        assertEquals(List.of(), Build.generated(compilation));
    }

    @Test
    void aLauncherTakesAsManyParametersAsItsCallsCanHave() {
        Build.clean(Source.demo("class Reports { @Worker static void run(" + parameters("long", 127) + ") {} }"));
    }

    @Test
    void moreParametersThanALaunchersCallsCanHaveAreRefused() {
        Build.refuse(
                Source.demo("""
                        record Job(int n) {
                            @Worker static void →ints(INTS) {}
                            @Worker void →longs(LONGS) {}
                        }
                        """.replace("INTS", parameters("int", 255)).replace("LONGS", parameters("double", 127))),
                tooMany("ints"),
                tooMany("longs"));
    }

    private static String parameters(String type, int count) {
        return IntStream.range(0, count).mapToObj(i -> type + " p" + i).collect(Collectors.joining(", "));
    }

    private static String tooMany(String method) {
        return "[TooManyParameters] The parameters of @Worker method " + method + " take 255 places in a call, and its"
                + " launcher has 254. A long or a double takes two, any other one; so does the object that the method is"
                + " called on. Put some into a record.";
    }

    @Test
    void anotherAnnotationOfTheNameWorkerIsNobodysBusiness() {
        Source other = Source.of("""
                package other;

                public @interface Worker {}
                """);
        Source user = Source.of("""
                package demo;

                import other.Worker;

                class Reports {
                    @Worker private void run() {}

                    Object anonymous = new Object() {
                        @Worker void run() {}
                    };
                }
                """);
        Compilation compilation = Build.clean(Build.compiler().withOptions(Build.NO_PROCESSING_WARNINGS), other, user);
        assertEquals(List.of(), Build.generated(compilation));
    }

    @Test
    void allThatIsWrongWithAMethodIsSaidAtOnce() {
        Compilation compilation = Build.compile(Build.compiler(), Source.demo("""
                        class Reports {
                            private class Hidden {
                                @Worker(launcher = "no name") private <T> Thread run(T value, Object other) { return null; }
                            }
                        }
                        """));
        List<String> ids = compilation.said().stream()
                .map(each -> each.message().replaceFirst("(?s)\\[(\\w+)\\].*", "$1"))
                .toList();
        assertEquals(
                List.of("LauncherNameInvalid", "WorkerNotStatic", "WorkerPrivate", "WorkerGeneric", "WorkerHidden"),
                ids);
    }

    @Test
    void badMethodsAreReportedTogetherAndTheGoodOnesAmongThemGetTheirLaunchers() {
        Source reports = Source.demo("""
                class Reports {
                    @Worker static int first(int n) { return n; }
                    @Worker private static void →second() {}
                    @Worker static void third(Thread →t, String s, Object →o) {}
                    @Worker static String fourth() { return ""; }
                }
                """);
        Source more = Source.demo("""
                class More {
                    @Worker private static void →fifth() {}
                    @Worker static void sixth() {}
                }
                """);
        List<String> generated = Build.refuse(
                List.of(reports, more),
                privateMethod("second()"),
                "[ParameterCannotTravel] Parameter t: java.lang.Thread can't travel to another process: "
                        + TravelTest.OF_THE_JDK + ".",
                "[ParameterCannotTravel] Parameter o: java.lang.Object can't travel to another process: it may be"
                        + " anything: name the type that it is; where it may be one of several, make a sealed interface of them.",
                privateMethod("fifth()"));
        assertEquals(List.of("demo.FirstLauncher", "demo.FourthLauncher", "demo.SixthLauncher"), generated);
    }

    @Test
    void interfacesEnumsRecordsAndNestedClassesMayHaveWorkers() {
        Compilation compilation = Build.clean(
                Source.demo("""
                        interface Face {
                            @Worker static void inInterface() {}

                            class Nested {
                                @Worker static void inNested() {}
                            }
                        }
                        """),
                Source.demo("enum Color { RED; @Worker static Color inEnum() { return RED; } }"),
                Source.demo("record Point(int x) { @Worker static Point inRecord(Point p) { return p; } }"),
                Source.demo("class Box<T> { class Inner { @Worker static void inInner() {} } T value; }"),
                Source.demo("abstract class Base<T> { @Worker static void inGeneric() {} abstract T get(); }"));
        assertEquals(6, Build.generated(compilation).size());
    }

    @Test
    void aLauncherIsAsVisibleAsItsMethodAndTheClassesAroundIt() {
        Compilation compilation = Build.clean(Source.demo("""
                        public class Reports {
                            protected Reports() {}
                            @Worker public static void everyones() {}
                            @Worker protected static void subclasses() {}
                            @Worker static void packages() {}

                            static class Nested {
                                @Worker public static void nested() {}
                            }

                            public interface Face {
                                @Worker static void inInterface() {}
                            }
                        }
                        """));
        assertVisible(compilation, "EveryonesLauncher", true);
        assertVisible(compilation, "SubclassesLauncher", false);
        assertVisible(compilation, "PackagesLauncher", false);
        assertVisible(compilation, "NestedLauncher", false);
        assertVisible(compilation, "InInterfaceLauncher", true);
    }

    private static void assertVisible(Compilation compilation, String launcher, boolean isPublic) {
        String line = (isPublic ? "\npublic " : "\n") + "final class " + launcher + " {";
        String text = Build.generatedText(compilation, launcher + ".java");
        assertTrue(text.contains(line), () -> "no line '" + line.strip() + "' in " + text);
    }

    private static String privateMethod(String method) {
        return "[WorkerPrivate] @Worker method " + method + " must not be private: its launcher, another class of the"
                + " package, could not call it. Remove 'private'.";
    }

    private static String hidden(String method, String owner) {
        return "[WorkerHidden] @Worker method " + method + " is inside of " + owner + ", which is private: its"
                + " launcher, another class of the package, could not call it. Remove 'private' from the class, or move"
                + " the method.";
    }
}
