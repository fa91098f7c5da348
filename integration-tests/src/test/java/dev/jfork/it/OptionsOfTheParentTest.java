package dev.jfork.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Which options of its parent a worker is started with. */
@Timeout(120)
class OptionsOfTheParentTest {
    private static final String PROGRAM = """
            package app;

            import dev.jfork.*;
            import java.lang.management.ManagementFactory;
            import java.util.*;

            public final class Main {
                @Worker
                static List<String> options() {
                    List<String> options = new ArrayList<>(ManagementFactory.getRuntimeMXBean().getInputArguments());
                    options.removeIf(option -> option.startsWith("-Djava.io.tmpdir=") // of every parent in these tests
                            || option.startsWith("-Xbootclasspath/a:") && option.contains("jfork-runtime")
                            || option.equals("-XX:+UnlockDiagnosticVMOptions")
                            || option.equals("-XX:ArchiveRelocationMode=0"));
                    return options;
                }

                /** Those of a worker's own worker. */
                @Worker
                static List<String> nested() throws InterruptedException {
                    return OptionsLauncher.start().result();
                }

                @Worker
                static String command() {
                    return ProcessHandle.current().info().commandLine().orElse("");
                }

                public static void main(String[] arguments) throws Exception {
                    WorkerOptions options = WorkerOptions.defaults();
                    for (String each : arguments) {
                        options = each.startsWith("-")
                                ? options.jvmOption(each)
                                : options.systemProperty(each, null);
                    }
                    OptionsLauncher.with(options).start().result().forEach(System.out::println);
                    System.out.println("--");
                    NestedLauncher.with(options).start().result().forEach(System.out::println);
                    System.out.println("--");
                    System.out.println(CommandLauncher.start().result());
                }
            }
            """;

    @TempDir
    static Path built;

    private static Path program;

    @TempDir
    Path directory;

    @BeforeAll
    static void compile() throws Exception {
        program = Compiled.compile(built, "app/Main.java", PROGRAM);
    }

    @Test
    void withoutOptionsThereIsNothingToHandOn() throws Exception {
        assertOptions(List.of(), List.of());
    }

    @Test
    void whatSaysWhichCodeThereIsAndHowItBehavesIsHandedOn() throws Exception {
        List<String> options = List.of(
                "-Dcolour=deep green",
                "-Dempty",
                "-ea:app...",
                "-esa",
                "--enable-preview",
                "--add-opens=java.base/java.lang=ALL-UNNAMED",
                "--add-exports=java.base/sun.security.x509=ALL-UNNAMED",
                "--add-reads=java.sql=java.xml",
                "--add-modules=java.sql",
                "--enable-native-access=ALL-UNNAMED",
                "--limit-modules=java.se,jdk.management",
                "-Xbootclasspath/a:" + directory);
        assertOptions(options, options);
    }

    @Test
    void optionsOfTwoWordsAreHandedOnAsOne() throws Exception {
        assertOptions(
                List.of("--add-opens=java.base/java.util=ALL-UNNAMED", "--add-modules=java.sql", "-Dx="),
                List.of("--add-opens", "java.base/java.util=ALL-UNNAMED", "--add-modules", "java.sql", "-Dx="));
    }

    @Test
    void whatWatchesTheParentOrSaysWhatItMayTakeIsNot() throws Exception {
        Path agent = agent();
        ParentJvm parent = run(List.of(
                "-Xmx300m",
                "-Xss2m",
                "-XX:+UseSerialGC",
                "-Xlog:gc:file=" + directory.resolve("gc"),
                "-javaagent:" + agent + "=port=1",
                "-agentlib:jdwp=transport=dt_socket,server=y,suspend=n,quiet=y,address=127.0.0.1:0",
                "-Dcom.sun.management.jmxremote.port=0",
                "-Dcom.sun.management.jmxremote.authenticate=false",
                "-Dcom.sun.management.jmxremote.ssl=false"));
        assertEquals(
                "agent port=1\n--\n",
                parent.output().substring(0, parent.output().lastIndexOf("--")),
                parent.errors());
    }

    @Test
    void anAgentIsTheWorkersWhereItIsToldSo() throws Exception {
        String option = "-javaagent:" + agent() + "=mine";
        ParentJvm parent = run(List.of(), option);
        assertEquals("agent mine\n" + option + "\n", workers(parent));
    }

    @Test
    void whatTheWorkerIsToldWins() throws Exception {
        List<String> options = List.of("-Dcolour=red", "--patch-module=java.sql=" + directory);
        ParentJvm parent = run(options, "-Dcolour=blue", "--patch-module=java.sql=" + directory.resolve("mine"));
        assertEquals(
                "-Dcolour=red\n-Dcolour=blue\n--patch-module=java.sql=" + directory.resolve("mine") + "\n",
                workers(parent));
    }

    @Test
    void aPropertyThatTheWorkerIsNotToHaveIsNotHandedOn() throws Exception {
        assertEquals("-Dcolour.deep=2\n", workers(run(List.of("-Dcolour=1", "-Dcolour.deep=2", "-Dcolour"), "colour")));
    }

    @Test
    void relativePathsAreThoseOfTheParent() throws Exception {
        String here = Path.of("").toAbsolutePath().toString();
        assertOptions(
                List.of("--patch-module=java.sql=" + here + "/a:" + here + "/b", "-Xbootclasspath/a:" + here + "/c"),
                List.of("--patch-module", "java.sql=a:b", "-Xbootclasspath/a:c"));
    }

    /** Whoever puts a password there expects that nobody can read it in a list of processes. */
    @Test
    void optionsOfAFileAreHandedOnByAFile() throws Exception {
        Path file = Files.writeString(directory.resolve("args"), """
                -Dpassword="a\\tb \\"c\\" \\\\d'"
                --add-opens
                java.base/java.lang=ALL-UNNAMED
                -Xmx300m
                """);
        ParentJvm parent = run(List.of("@" + file));
        assertEquals("-Dpassword=a\tb \"c\" \\d'\n--add-opens=java.base/java.lang=ALL-UNNAMED\n", workers(parent));
        assertFalse(parent.output().substring(parent.output().lastIndexOf("--")).contains("password"), parent.output());
        assertTrue(parent.output().contains("app.Main.command"), parent.output());
        Path options = Files.writeString(directory.resolve("vm.options"), "-Dcolour=green\n--enable-preview\n");
        assertOptions(List.of("-Dcolour=green", "--enable-preview"), List.of("-XX:VMOptionsFile=" + options));
    }

    @Test
    void theEnvironmentIsAppliedOnce() throws Exception {
        Map<String, String> environment = Map.of(
                "JAVA_TOOL_OPTIONS", "-Dtool=1 -Dspace='a b'",
                "JDK_JAVA_OPTIONS", "--patch-module java.sql=" + directory + " --add-modules=java.sql",
                "_JAVA_OPTIONS", "-Dlast=1");
        List<String> expected = List.of(
                "-Dtool=1",
                "-Dspace=a b",
                "--patch-module=java.sql=" + directory,
                "--add-modules=java.sql",
                "-Dcolour=green",
                "-Dlast=1");
        ParentJvm parent =
                ParentJvm.run(List.of("-Dcolour=green", "-cp", Compiled.path(program), "app.Main"), environment);
        assertEquals(expected, lines(workers(parent)));
        // Where the parent's options must be asked for, those of the environment are among them.
        Path file = Files.writeString(directory.resolve("args"), "-Dcolour=green");
        parent = ParentJvm.run(List.of("@" + file, "-cp", Compiled.path(program), "app.Main"), environment);
        assertEquals(expected, lines(workers(parent)));
    }

    @Test
    void whatOnlyResemblesTheEnvironmentIsHandedOn() throws Exception {
        Path file = Files.writeString(directory.resolve("args"), "-Dlevel=1 -ea -Dsize=2 -Dlevel=1");
        ParentJvm parent = ParentJvm.run(
                List.of("@" + file, "-cp", Compiled.path(program), "app.Main"),
                Map.of("JAVA_TOOL_OPTIONS", "-Dlevel=10 -ea:app... -Dsize=2", "_JAVA_OPTIONS", "-Dlevel=1"));
        assertEquals(
                List.of(
                        "-Dlevel=10",
                        "-ea:app...",
                        "-Dsize=2",
                        "-Dlevel=1",
                        "-ea",
                        "-Dsize=2",
                        "-Dlevel=1",
                        "-Dlevel=1"),
                lines(workers(parent)));
    }

    @Test
    void aPortThatTheEnvironmentNamesIsTakenAwayWithTheVariable() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String debugger = "-agentlib:jdwp=transport=dt_socket,server=y,suspend=n,address=127.0.0.1:";
            Path classes = Compiled.compile(directory, "debug/Main.java", """
                    package debug;

                    import dev.jfork.*;

                    public final class Main {
                        @Worker
                        static void work() {}

                        public static void main(String[] arguments) throws Exception {
                            WorkerOptions options = WorkerOptions.defaults();
                            try {
                                // As if this JVM had been started with it, and had the port.
                                WorkLauncher.with(options.environment("JAVA_TOOL_OPTIONS", arguments[0])).start().result();
                            } catch (WorkerStartException e) {
                                System.out.println(e.getMessage());
                            }
                            WorkLauncher.with(options.environment("JAVA_TOOL_OPTIONS", null)).start().result();
                        }
                    }
                    """);
            ParentJvm parent = ParentJvm.run(
                    List.of("-cp", Compiled.path(classes), "debug.Main", debugger + taken.getLocalPort()),
                    Map.of("JAVA_TOOL_OPTIONS", "-Dtool=1"));
            assertTrue(parent.output().contains("Address already in use"), parent.output());
            assertEquals(0, parent.exitCode(), parent.errors());
        }
    }

    @Test
    void previewClassesRunInTheWorker() throws Exception {
        int feature = Runtime.version().feature();
        assumeTrue(feature <= 20 || feature >= 23, "a preview feature is known for this JDK");
        String preview = feature <= 20
                ? "return switch (value) { case String text -> text.length(); default -> -1; };"
                : "return value instanceof String text && text.length() instanceof byte small ? small : -1;";
        Path classes = Compiled.preview(directory, Map.of("next/Main.java", """
                package next;

                import dev.jfork.Worker;

                public final class Main {
                    @Worker
                    static int length(String text) {
                        return of(text);
                    }

                    private static int of(Object value) {
                        %s
                    }

                    public static void main(String[] arguments) throws Exception {
                        System.out.println(LengthLauncher.start("four").result());
                    }
                }
                """.formatted(preview)));
        ParentJvm parent = ParentJvm.run(List.of("--enable-preview", "-cp", Compiled.path(classes), "next.Main"));
        assertEquals("4\n", parent.output(), parent.errors());
    }

    @Test
    void whatTheManifestOfAnExecutableJarSaysIsHandedOn() throws Exception {
        Path jar = Compiled.jar(
                program,
                directory.resolve("app.jar"),
                Map.of(
                        "Main-Class", "app.Main",
                        "Class-Path", Compiled.runtime().toUri().toString(),
                        "Add-Opens", "java.base/java.lang java.base/java.util",
                        "Add-Exports", "java.base/sun.security.x509",
                        "Enable-Native-Access", "ALL-UNNAMED"));
        ParentJvm parent = ParentJvm.run(List.of("-Dx=1", "-jar", "-Dy=2", jar.toString()));
        List<String> expected = List.of(
                "-Dx=1",
                "-Dy=2",
                "--add-opens=java.base/java.lang=ALL-UNNAMED",
                "--add-opens=java.base/java.util=ALL-UNNAMED",
                "--add-exports=java.base/sun.security.x509=ALL-UNNAMED",
                "--enable-native-access=ALL-UNNAMED");
        assertEquals(expected, lines(workers(parent)), parent.errors());
    }

    private Path agent() throws Exception {
        Path classes = Compiled.compile(directory.resolve("agent"), "watch/Agent.java", """
                package watch;

                public final class Agent {
                    public static void premain(String argument) {
                        System.out.println("agent " + argument);
                    }
                }
                """);
        return Compiled.jar(classes, directory.resolve("agent.jar"), Map.of("Premain-Class", "watch.Agent"));
    }

    private static void assertOptions(List<String> expected, List<String> given) throws Exception {
        ParentJvm parent = run(given);
        String[] parts = parent.output().split("--\n", -1);
        assertEquals(expected, lines(parts[0]), parent.errors());
        assertEquals(expected, lines(parts[1]), "of a worker's own worker");
    }

    private static List<String> lines(String text) {
        return text.lines().toList();
    }

    private static String workers(ParentJvm parent) throws Exception {
        int end = ("\n" + parent.output()).indexOf("\n--\n");
        assertTrue(end >= 0, parent.output() + parent.errors());
        return parent.output().substring(0, end);
    }

    private static ParentJvm run(List<String> options, String... arguments) throws Exception {
        List<String> command = new ArrayList<>(options);
        command.addAll(List.of("-cp", Compiled.path(program), "app.Main"));
        command.addAll(List.of(arguments));
        return ParentJvm.run(command);
    }
}
