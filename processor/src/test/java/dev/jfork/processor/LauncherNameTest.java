package dev.jfork.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is said of launchers' names. */
class LauncherNameTest {
    @Test
    void overloadsOfAClassClashAndEachNamesTheOther() {
        List<String> generated = Build.refuse(
                Source.demo("""
                        class Reports {
                            @Worker static void →run(int n) {}
                            @Worker static void →run(String s, List<int[]> more) {}
                        }
                        """),
                clash(
                        "demo.Reports.run(int)",
                        "demo.RunLauncher",
                        "demo.Reports.run(java.lang.String, java.util.List<int[]>)"),
                clash(
                        "demo.Reports.run(java.lang.String, java.util.List<int[]>)",
                        "demo.RunLauncher",
                        "demo.Reports.run(int)"));
        assertEquals(List.of(), generated);
    }

    @Test
    void methodsOfTwoClassesOfOnePackageClashInBothFiles() {
        List<String> generated = Build.refuse(
                List.of(
                        Source.demo("class Reports { @Worker static void →run() {} }"),
                        Source.demo("class Bills { class Nested { @Worker static void →run() {} } }")),
                clash("demo.Reports.run()", "demo.RunLauncher", "demo.Bills.Nested.run()"),
                clash("demo.Bills.Nested.run()", "demo.RunLauncher", "demo.Reports.run()"));
        assertEquals(List.of(), generated);
    }

    @Test
    void ofThreeThatClashEachNamesTheOtherTwo() {
        Build.refuse(
                Source.demo("""
                        class Reports {
                            @Worker static void →run() {}
                            @Worker static void →run(int n) {}
                            @Worker(launcher = →"RunLauncher") static void other() {}
                        }
                        """),
                clash("demo.Reports.run()", "demo.RunLauncher", "demo.Reports.run(int) and demo.Reports.other()"),
                clash("demo.Reports.run(int)", "demo.RunLauncher", "demo.Reports.run() and demo.Reports.other()"),
                clash("demo.Reports.other()", "demo.RunLauncher", "demo.Reports.run() and demo.Reports.run(int)"));
    }

    @Test
    void aNameOfItsOwnEndsAClash() {
        Compilation compilation = Build.clean(Source.demo("""
                        class Reports {
                            @Worker static void run(int n) {}
                            @Worker(launcher = "TextLauncher") static void run(String s) {}
                        }
                        """));
        assertEquals(List.of("demo.RunLauncher", "demo.TextLauncher"), Build.generated(compilation));
    }

    @Test
    void methodsOfOneNameInTwoPackagesDoNotClash() {
        Compilation compilation = Build.clean(
                Source.demo("class Reports { @Worker static void run() {} }"),
                Source.of("package demo.more; class Bills { @dev.jfork.Worker static void run() {} }"
                        .replace("; ", ";\n")));
        assertEquals(List.of("demo.RunLauncher", "demo.more.RunLauncher"), Build.generated(compilation));
    }

    @Test
    void anEmptyNameIsNoName() {
        Compilation compilation =
                Build.clean(Source.demo("class Reports { @Worker(launcher = \"\") static void run() {} }"));
        assertEquals(List.of("demo.RunLauncher"), Build.generated(compilation));
    }

    @Test
    void aMethodNameThatIsNoWordStillGivesAClassName() {
        Compilation compilation = Build.clean(Source.demo("""
                        class Reports {
                            @Worker static void $() {}
                            @Worker static void _x1() {}
                            @Worker static void écrire() {}
                            @Worker static void wait(String s) {}
                        }
                        """));
        assertEquals(
                List.of("demo.$Launcher", "demo.WaitLauncher", "demo._x1Launcher", "demo.ÉcrireLauncher"),
                Build.generated(compilation));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {" ", "a.b", "two words", "1st", "class", "true", "null", "_", "record", "var", "yield", "x-y"})
    void aNameThatIsNoIdentifierIsRefused(String name) {
        List<String> generated = Build.refuse(
                Source.demo("""
                        class Reports {
                            @Worker(
                                idempotent = true,
                                launcher = →"NAME")
                            static void run() {}
                        }
                        """.replace("NAME", name)),
                "[LauncherNameInvalid] \"" + name
                        + "\" can't be the name of a class. A launcher needs a simple name, as"
                        + " in @Worker(launcher = \"RenderLauncher\").");
        assertEquals(List.of(), generated);
    }

    @Test
    void aNameThatAClassOfTheSameFileHasIsTaken() {
        List<String> generated = Build.refuse(
                Source.demo("""
                        class Reports {
                            @Worker static void →run() {}
                            @Worker(launcher = →"Reports") static void other() {}
                        }

                        class RunLauncher {}
                        """),
                taken("demo.Reports.run()", "demo.RunLauncher", "a class that exists already"),
                taken("demo.Reports.other()", "demo.Reports", "a class that exists already"));
        assertEquals(List.of(), generated);
    }

    @Test
    void aNameThatAClassOfAnotherFileHasIsTaken() {
        Build.refuse(
                List.of(
                        Source.demo("class Reports { @Worker static void →run() {} }"),
                        Source.demo("interface RunLauncher {}")),
                taken("demo.Reports.run()", "demo.RunLauncher", "a class that exists already"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Args", "Configured", "DeclaredExceptions", "Method"})
    void aNameThatEveryLauncherHasInsideIsTaken(String name) {
        Build.refuse(
                Source.demo("class Reports { @Worker(launcher = →\"" + name + "\") static void run() {} }"),
                taken("demo.Reports.run()", "demo." + name, "a class that every launcher has inside"));
    }

    @Test
    void inTheUnnamedPackageNamesAreCheckedAsWell() {
        Build.refuse(
                List.of(
                        Source.of("class Main { @dev.jfork.Worker static void →run() {} }"),
                        Source.of("class Other { @dev.jfork.Worker static void →run(Other[] →o) {} }"),
                        Source.of("class Third { @dev.jfork.Worker static void →go() {} }"),
                        Source.of("class GoLauncher {}")),
                clash("Main.run()", "RunLauncher", "Other.run(Other[])"),
                clash("Other.run(Other[])", "RunLauncher", "Main.run()"),
                "[ParameterCannotTravel] Parameter o: Other[]: Other can't travel to another process: "
                        + TravelTest.A_CLASS + ".",
                taken("Third.go()", "GoLauncher", "a class that exists already"));
    }

    static String clash(String method, String launcher, String others) {
        return "[LauncherNameClash] The launcher of " + method + " would be " + launcher + ", and so would that of "
                + others + ". Name one of them with @Worker(launcher = \"…\").";
    }

    static String taken(String method, String launcher, String by) {
        return "[LauncherNameTaken] The launcher of " + method + " would be " + launcher + ", which is the name of "
                + by + ". Choose another with @Worker(launcher = \"…\").";
    }
}
