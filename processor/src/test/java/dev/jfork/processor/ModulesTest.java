package dev.jfork.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Workers in named modules. */
class ModulesTest {
    private static final String GENERATED = "@Generated(\"dev.jfork.processor.WorkerProcessor\")\n";

    private static final Source REPORTS = Source.demo("""
            public class Reports {
                private Reports() {}

                @Worker public static List<String> run(Map<String, int[]> map) { return List.of(); }
            }
            """);

    @Test
    void aModuleWithoutJavaCompilerCompilesAndItsLaunchersHaveNoGenerated() {
        String launcher = compile("module demo.app { requires dev.jfork.runtime; }");
        assertEquals(-1, launcher.indexOf(GENERATED), launcher);
        assertTrue(launcher.contains("@GeneratedLauncher("), launcher);
    }

    @Test
    void aModuleThatReadsJavaCompilerGetsGenerated() {
        String launcher = compile("module demo.app { requires dev.jfork.runtime; requires java.compiler; }");
        assertTrue(launcher.contains(GENERATED), launcher);
    }

    @Test
    void codeOutsideOfModulesGetsGenerated() {
        String launcher = Build.generatedText(Build.clean(REPORTS), "RunLauncher.java");
        assertTrue(launcher.contains(GENERATED), launcher);
    }

    @Test
    void aModuleThatExportsItsLaunchersHandsOnTheRuntime() {
        compile("module demo.app { requires transitive dev.jfork.runtime; exports demo; }");
    }

    @Test
    void whatTheModuleOfTheLauncherCannotSeeIsToldAtTheParameter() {
        Compiler compiler = Build.compiler().without(Agreement.Lack.GENERATING_IN_MODULES);
        File runtime = Build.runtime();
        File money = classes(
                compiler.withModulePath(List.of()),
                Source.of("module money { exports money; }"),
                Source.of("package money;\n\npublic final class Money {\n    public Money() {}\n}"));
        File shop = classes(
                compiler.withModulePath(List.of(runtime, money)),
                Source.of("module shop { requires transitive money; requires dev.jfork.runtime; exports shop; }"),
                Source.of("""
                        package shop;

                        public sealed interface Item permits shop.internal.Part {}
                        """),
                Source.of("package shop.internal;\n\npublic record Part(int number) implements shop.Item {}"),
                Source.of("""
                        package shop.internal;

                        import dev.jfork.wire.*;
                        import money.Money;

                        @WireCodec(Money.class)
                        public class MoneyCodec implements Codec<Money> {
                            @Override public void write(WireWriter out, Money value) {}

                            @Override public Money read(WireReader in) { return new Money(); }
                        }
                        """));
        // It is needed, but not by the module of the launcher.
        File between = classes(
                compiler.withModulePath(List.of(runtime, money, shop)),
                Source.of("module between { requires shop; }"),
                Source.of("package between;\n\nclass Between {}"));
        Compiler all = compiler.withModulePath(List.of(runtime, money, shop, between));
        String codec = "can't see its codec, shop.internal.MoneyCodec: let module shop export shop.internal, and module"
                + " app require shop";
        Build.refuse(
                all,
                List.of(
                        Source.of("module app { requires shop; requires dev.jfork.runtime; }"),
                        Source.demo("class Bills { @Worker static void pay(money.Money →money, shop.Item →item) {} }")),
                TravelTest.parameter("money", "money.Money", "the launcher, in module app, " + codec),
                TravelTest.parameter(
                        "item",
                        "Item(Part): shop.internal.Part",
                        "the launcher, in module app, can't see it: let module shop export shop.internal, and module app"
                                + " require shop"));
        Build.refuse(
                all,
                List.of(
                        Source.of("module app { requires money; requires between; requires dev.jfork.runtime; }"),
                        Source.demo("class Bills { @Worker static void pay(money.Money →money) {} }")),
                TravelTest.parameter("money", "money.Money", "the launcher, in module app, " + codec));
    }

    private static File classes(Compiler compiler, Source... sources) {
        return Build.clean(compiler, sources).classes().toFile();
    }

    @Test
    void aWarningOfExportsThatTheUserSuppressesIsNotGivenForTheLauncher() {
        Source module = Source.of(
                "module demo.app { requires transitive dev.jfork.runtime; requires java.compiler; exports demo; }");
        Source point = Source.of("package hidden;\n\npublic record Point(int x) {}");
        Source suppressed = Source.demo("""
                public class Reports {
                    private Reports() {}

                    @SuppressWarnings("exports")
                    @Worker public static void run(hidden.Point point) {}
                }
                """);
        Build.clean(compiler(), module, point, suppressed);
    }

    /** Compiles a module, and gives the launcher's text. */
    private static String compile(String module) {
        return Build.generatedText(Build.clean(compiler(), Source.of(module), REPORTS), "RunLauncher.java");
    }

    private static Compiler compiler() {
        return Build.compiler().withModulePath(List.of(Build.runtime())).without(Agreement.Lack.GENERATING_IN_MODULES);
    }
}
