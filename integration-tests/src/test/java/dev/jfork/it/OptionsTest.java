package dev.jfork.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jfork.WorkerOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnJre;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(NothingIsLeft.class)
@Timeout(120)
class OptionsTest {
    @Test
    void maxHeapLimitsTheHeap() throws Exception {
        WorkerOptions options = WorkerOptions.defaults().maxHeap("64m");
        assertEquals(64L << 20, MaxMemoryLauncher.with(options).start().result());
    }

    @Test
    void theLastMaxHeapCounts() throws Exception {
        WorkerOptions options = WorkerOptions.defaults().maxHeap("64m").maxHeap("48M");
        assertEquals(48L << 20, MaxMemoryLauncher.with(options).start().result());
    }

    @Test
    void maxHeapCountsBeforeAnOptionThatWasSaidEarlier() throws Exception {
        WorkerOptions options =
                WorkerOptions.defaults().jvmOption("-XX:MaxHeapSize=64m").maxHeap("48m");
        assertEquals(48L << 20, MaxMemoryLauncher.with(options).start().result());
    }

    @Test
    void jvmOptionsReachTheJvmInOrder() throws Exception {
        WorkerOptions options =
                WorkerOptions.defaults().jvmOption("-Dcolour=red").jvmOption("-Dcolour=deep blue");
        assertEquals("deep blue", PropertyLauncher.with(options).start("colour").result());
        assertNull(PropertyLauncher.start("colour").result());
    }

    @Test
    void aSystemPropertyIsChangedWhateverOptionsSay() throws Exception {
        WorkerOptions options =
                WorkerOptions.defaults().jvmOption("-Dcolour=red").jvmOption("-Dcolour.deep=1");
        WorkerOptions changed = options.systemProperty("colour", "secret green");
        assertEquals(
                "secret green", PropertyLauncher.with(changed).start("colour").result());
        assertEquals("1", PropertyLauncher.with(changed).start("colour.deep").result());
        assertNull(PropertyLauncher.with(changed.systemProperty("colour", null))
                .start("colour")
                .result());
        assertFalse(changed.toString().contains("secret"), changed::toString);
        assertTrue(changed.toString().contains("systemProperties=[colour]"), changed::toString);
        assertNotEquals(options, changed);
        assertEquals(options.systemProperty("colour", "secret green").hashCode(), changed.hashCode());
        for (String wrong : new String[] {"", "a=b", "a\0"}) {
            assertThrows(IllegalArgumentException.class, () -> options.systemProperty(wrong, "1"));
        }
        assertThrows(IllegalArgumentException.class, () -> options.systemProperty("a", "\0"));
    }

    @Test
    void theEnvironmentIsInheritedAndChanged() throws Exception {
        String path = System.getenv("PATH");
        assertEquals(path, EnvironmentLauncher.start("PATH").result());
        WorkerOptions options =
                WorkerOptions.defaults().environment("PATH", null).environment("COLOUR", "grün");
        assertNull(EnvironmentLauncher.with(options).start("PATH").result());
        assertEquals("grün", EnvironmentLauncher.with(options).start("COLOUR").result());
        assertFalse(options.toString().contains("grün"));
    }

    @Test
    void theDirectoryIsTheWorkersOwn(@TempDir Path directory) throws Exception {
        Path own = Files.createDirectory(directory.resolve("a directory"));
        assertEquals(
                own.toRealPath().toString(),
                DirectoryLauncher.with(WorkerOptions.defaults().directory(own))
                        .start()
                        .result());
        assertEquals(
                Path.of("").toAbsolutePath().toString(),
                DirectoryLauncher.start().result());
    }

    @Test
    void relativeClassPathsAndDirectoriesWorkInAnotherDirectory(@TempDir Path directory) throws Exception {
        Path classes = Compiled.compile(directory, "main/Main.java", """
                package main;

                import dev.jfork.Worker;
                import dev.jfork.WorkerOptions;
                import java.nio.file.Path;

                public final class Main {
                    @Worker
                    static void hello() {
                        System.out.println("hello from " + Path.of("").toAbsolutePath().getFileName());
                    }

                    public static void main(String[] arguments) {
                        HelloLauncher.with(WorkerOptions.defaults().directory(Path.of("src"))).start();
                    }
                }
                """);
        Path out = directory.resolve("out");
        Process parent = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        directory.relativize(classes) + ":" + Compiled.runtime(),
                        "main.Main")
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(out.toFile())
                .start();
        assertEquals(0, parent.waitFor());
        assertEquals("hello from src\n", Files.readString(out));
    }

    @Test
    void anotherJavaHomeRunsTheWorker(@TempDir Path directory) throws Exception {
        Path home = Path.of(System.getProperty("java.home"));
        Path link = directory.resolve("another home");
        Files.createSymbolicLink(link, home);
        WorkerOptions options = WorkerOptions.defaults().javaHome(link);
        assertEquals(3, AddLauncher.with(options).start(1, 2).result());
        Files.delete(link);
    }

    @Test
    @EnabledOnJre({JRE.JAVA_17, JRE.JAVA_25})
    void theJdksArchiveIsMappedWhereItWasMadeForUnlessAnOptionSaysOtherwise(@TempDir Path directory) throws Exception {
        String flag = "ArchiveRelocationMode";
        WorkerOptions options = WorkerOptions.defaults();
        assertEquals("VM_CREATION 0", FlagLauncher.start(flag).result());
        assertEquals(
                "VM_CREATION 1",
                FlagLauncher.with(options.jvmOption("-XX:ArchiveRelocationMode=1"))
                        .start(flag)
                        .result());
        assertEquals(
                "VM_CREATION 1",
                FlagLauncher.with(options.environment(
                                "JDK_JAVA_OPTIONS", "-XX:+UnlockDiagnosticVMOptions -XX:ArchiveRelocationMode=1"))
                        .start(flag)
                        .result());
        // Nobody knows whether another JDK has that flag: it stays locked there.
        Path home = Files.createSymbolicLink(directory.resolve("home"), Path.of(System.getProperty("java.home")));
        assertEquals(
                "locked", FlagLauncher.with(options.javaHome(home)).start(flag).result());
        Files.delete(home); // or JUnit warns of where it leads to
    }

    @Test
    void optionsAreValues() {
        WorkerOptions options = WorkerOptions.named("a").maxHeap("1g").daemon(true);
        assertEquals(WorkerOptions.named("a").daemon(true).maxHeap("1g"), options);
        assertEquals(WorkerOptions.named("a").daemon(true).maxHeap("1g").hashCode(), options.hashCode());
        assertNotEquals(options, options.daemon(false));
        assertNotEquals(options, options.name("b"));
        assertNotEquals(options, options.deadline(Duration.ofSeconds(1)));
        assertEquals(options.maxHeap("2g"), options.maxHeap("3g").maxHeap("2g"));
        assertEquals(options.debug(0), options.debug(5005).debug(0));
        // What is said counts before @Worker, also where it is the default.
        assertNotEquals(WorkerOptions.defaults(), WorkerOptions.defaults().daemon(false));
        assertTrue(options.toString().contains("jvmOptions=[-Xmx1g]"), options::toString);
    }
}
