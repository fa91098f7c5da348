package dev.jfork.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jfork.Outcome;
import dev.jfork.WorkerOptions;
import dev.jfork.WorkerProcess;
import dev.jfork.WorkerStartException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(NothingIsLeft.class)
@Timeout(120)
class StartFailureTest {
    @Test
    void aHomeWithoutJavaIsNamed(@TempDir Path directory) throws Exception {
        WorkerProcess<Integer> process = AddLauncher.with(
                        WorkerOptions.named("lost").javaHome(directory))
                .unstarted(1, 2);
        WorkerStartException thrown = assertThrows(WorkerStartException.class, process::start);
        assertEquals(
                "Can't start lost for dev.jfork.it.Jobs.add. There is no program " + directory.resolve("bin/java")
                        + ": javaHome(...) takes the directory of a JDK or JRE, the one that holds bin.",
                thrown.getMessage());
        assertThatItNeverRan(process);
    }

    @Test
    void aDirectoryThatIsMissingIsNamed(@TempDir Path directory) throws Exception {
        Path missing = directory.resolve("missing");
        WorkerProcess<Integer> process =
                AddLauncher.with(WorkerOptions.named("lost").directory(missing)).unstarted(1, 2);
        WorkerStartException thrown = assertThrows(WorkerStartException.class, process::start);
        assertEquals(
                "Can't start lost for dev.jfork.it.Jobs.add. There is no directory " + missing
                        + ": make it before the worker is started, or choose another with"
                        + " WorkerOptions.directory(...).",
                thrown.getMessage());
        assertThatItNeverRan(process);
    }

    @Test
    void aProgramThatCantBeRunIsRefusedByTheSystem(@TempDir Path directory) throws Exception {
        Path java = fakeJava(directory, "#!/no/such/interpreter\n");
        WorkerProcess<Integer> process =
                AddLauncher.with(WorkerOptions.defaults().javaHome(directory)).unstarted(1, 2);
        WorkerStartException thrown = assertThrows(WorkerStartException.class, process::start);
        assertTrue(thrown.getMessage().contains("The operating system refused to run " + java), thrown::getMessage);
        assertThatItNeverRan(process);
    }

    @Test
    void aProgramThatIsNoJavaIsQuoted(@TempDir Path directory) throws Exception {
        fakeJava(directory, """
                #!/bin/sh
                echo I am no java >&2
                exit 3
                """);
        WorkerProcess<Integer> process =
                AddLauncher.with(WorkerOptions.defaults().javaHome(directory)).start(1, 2);
        WorkerStartException thrown = assertThrows(WorkerStartException.class, process::result);
        assertTrue(thrown.getMessage().contains("""
                                ended with exit code 3 before it reached the first line of Java. It says:
                                    I am no java
                                """), thrown::getMessage);
    }

    private static Path fakeJava(Path home, String content) throws IOException {
        Path java = Files.createDirectory(home.resolve("bin")).resolve("java");
        Files.writeString(java, content);
        assertTrue(java.toFile().setExecutable(true));
        return java;
    }

    private static void assertThatItNeverRan(WorkerProcess<Integer> process) throws InterruptedException {
        process.join();
        assertThrows(WorkerStartException.class, process::result);
        assertEquals(OptionalInt.empty(), process.exitCode());
        assertEquals(Optional.empty(), process.outcome());
        assertThrows(IllegalStateException.class, process::start);
        process.close();
    }

    @Test
    void whatTheJvmSaysOfAnInvalidOptionIsInTheMessage() throws Exception {
        ParentJvm parent = ParentJvm.run(InvalidOptionParent.class);
        assertTrue(
                parent.output()
                        .startsWith("odd (pid PID, dev.jfork.it.Jobs.add) was not run: its JVM ended with exit code 1"
                                + " before it reached the first line of Java. It says:\n"
                                + "    Unrecognized VM option 'NoSuchOption'\n"),
                parent.output());
        assertTrue(
                parent.output()
                        .contains("Check WorkerOptions.jvmOption, maxHeap and javaHome. The command was: "
                                + System.getProperty("java.home")),
                parent.output());
    }

    static final class InvalidOptionParent {
        public static void main(String[] arguments) throws Exception {
            WorkerProcess<Integer> process = AddLauncher.with(
                            WorkerOptions.named("odd").jvmOption("-XX:+NoSuchOption"))
                    .start(1, 2);
            try {
                process.result();
            } catch (WorkerStartException e) {
                System.out.println(e.getMessage().replace("pid " + process.pid(), "pid PID"));
            }
        }
    }

    @Test
    void aHeapThatTheJvmRefusesIsExplained() throws Exception {
        WorkerProcess<Integer> process =
                AddLauncher.with(WorkerOptions.defaults().maxHeap("1k")).start(1, 2);
        WorkerStartException thrown = assertThrows(WorkerStartException.class, process::result);
        assertTrue(thrown.getMessage().contains("Too small maximum heap"), thrown::getMessage);
        assertEquals(new Outcome.Exited<Integer>(1), process.outcome().orElseThrow());
    }

    @Test
    void aWorkerThatIsKilledBeforeItsJvmIsUpWasKilled() throws Exception {
        WorkerProcess<Integer> process = RestLauncher.start(600_000, 3); // it may be up before it is killed
        process.kill();
        process.join();
        assertEquals(new Outcome.Killed<Integer>(9), process.outcome().orElseThrow());
    }

    @ParameterizedTest
    @ValueSource(strings = {"12q", "", "0", "0m", "m", "-1m", "1 m", "1.5g"})
    void whatIsNoHeapSizeIsRefusedAtOnce(String size) {
        IllegalArgumentException thrown = assertThrows(
                IllegalArgumentException.class, () -> WorkerOptions.defaults().maxHeap(size));
        assertEquals(
                "maxHeap(\"" + size
                        + "\") is no heap size: write a number greater than 0 and a unit k, m, g or t, as in \"512m\"",
                thrown.getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-", "foo", "@file", "-cp", "-jar", "--class-path=x", "--module", "-version"})
    void whatIsNoOptionIsRefusedAtOnce(String option) {
        assertThrows(
                IllegalArgumentException.class, () -> WorkerOptions.defaults().jvmOption(option));
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT0S", "PT-1S", "PT-0.000000001S"})
    void aDeadlineThatLeavesNoTimeIsRefusedAtOnce(String limit) {
        IllegalArgumentException thrown = assertThrows(
                IllegalArgumentException.class, () -> WorkerOptions.defaults().deadline(Duration.parse(limit)));
        assertEquals(
                "deadline(" + limit + ") leaves no time: it must be greater than zero. For no deadline, don't say any",
                thrown.getMessage());
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 65_536})
    void whatIsNoPortIsRefusedAtOnce(int port) {
        IllegalArgumentException thrown = assertThrows(
                IllegalArgumentException.class, () -> WorkerOptions.defaults().debug(port));
        assertEquals(
                "debug(" + port + ") is no port: write one from 1 to 65535, or 0 for any that is free",
                thrown.getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a\nb"})
    void aNameThatCantBeReadIsRefusedAtOnce(String name) {
        assertThrows(IllegalArgumentException.class, () -> WorkerOptions.named(name));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "A=B", "A\0"})
    void whatIsNoVariableIsRefusedAtOnce(String variable) {
        assertThrows(
                IllegalArgumentException.class, () -> WorkerOptions.defaults().environment(variable, "x"));
    }

    @Test
    void classFilesThatWereReplacedUnderTheParentAreNamed(@TempDir Path directory) throws Exception {
        Path before = Compiled.launcher(directory.resolve("before"), "int number");
        Path after = Compiled.launcher(directory.resolve("after"), "int number, String note");
        Path current = directory.resolve("current");
        Files.createSymbolicLink(current, before);
        try (ReplaceableParent parent = new ReplaceableParent(current)) {
            assertEquals(null, parent.start().result());
            Files.delete(current);
            Files.createSymbolicLink(current, after);
            WorkerProcess<?> process = parent.start();
            WorkerStartException thrown = assertThrows(WorkerStartException.class, process::result);
            assertTrue(
                    thrown.getMessage()
                            .endsWith("was not run: its class files are not those of the parent. The parent has"
                                    + " \"record swap.Swap.Order(int number)\", the child \"record"
                                    + " swap.Swap.Order(int number, java.lang.String note)\". Start the parent again,"
                                    + " with class files that are not replaced while it runs."),
                    thrown::getMessage);
            Files.delete(current);
            Files.createSymbolicLink(current, Files.createDirectory(directory.resolve("empty")));
            WorkerProcess<?> lost = parent.start();
            thrown = assertThrows(WorkerStartException.class, lost::result);
            assertTrue(
                    thrown.getMessage()
                            .contains(
                                    "was not run: its JVM can't load swap.TakeLauncher$Method"
                                            + " (java.lang.ClassNotFoundException: swap.TakeLauncher$Method). Its class path is "),
                    thrown::getMessage);
        }
        assertEquals(List.of(), new ArrayList<>(WorkerProcess.active()));
    }
}
