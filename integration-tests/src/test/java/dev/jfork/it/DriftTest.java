package dev.jfork.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jfork.WorkerProcess;
import dev.jfork.WorkerStartException;
import dev.jfork.WorkerTask;
import java.io.File;
import java.io.IOException;
import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Class files that are replaced, under a parent that runs or behind a task that is stored. */
@ExtendWith(NothingIsLeft.class)
@Timeout(120)
class DriftTest {
    private static final String RECORD_BEFORE = "record swap.Swap.Order(int number)";
    private static final String RECORD_AFTER = "record swap.Swap.Order(int number, swap.Swap.Note note)";

    @TempDir
    static Path directory;

    private static Path witness;
    private static Path before;
    private static Path after;
    private static URLClassLoader loader;
    private static Map<String, WorkerTask<?>> tasks;

    @BeforeAll
    static void replaceAllClassFilesOfAProgramThatHasRun() throws Exception {
        witness = directory.resolve("witness");
        before = Swap.before(directory.resolve("before"));
        after = Swap.after(directory.resolve("after"));
        Path current = Files.createSymbolicLink(directory.resolve("current"), before);
        loader = Swap.loader(current);
        tasks = Swap.tasks(loader, witness);
        List<WorkerProcess<?>> all = new ArrayList<>();
        for (WorkerTask<?> task : tasks.values()) {
            all.add(task.start());
        }
        for (WorkerProcess<?> each : all) {
            each.result();
        }
        assertTrue(Files.exists(witness), "a worker that reads its arguments makes the witness");
        Files.delete(witness);
        Files.delete(current);
        Files.createSymbolicLink(current, after);
    }

    @AfterAll
    static void close() throws IOException {
        loader.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            order  | record swap.Swap.Order(int number) | record swap.Swap.Order(int number, swap.Swap.Note note)
            colour | enum swap.Swap$Colour.RED swap.Swap$Colour.GREEN | enum swap.Swap$Colour.GREEN swap.Swap$Colour.RED
            shape  | sealed swap.Swap.Shape permits swap.Swap.Shape.Circle | sealed swap.Swap.Shape permits swap.Swap.Shape.Area, swap.Swap.Shape.Circle
            money  | codec swap.Swap$MoneyCodec version 1 | codec swap.Swap$MoneyCodec version 2
            config | serialized swap.Swap.Config with nothing else | serialized swap.Swap.Config with swap.Swap$Endpoint
            number | swap.Swap.takeNumber(swap.Swap.Witness, int) returns void | swap.Swap.takeNumber(swap.Swap.Witness, int, int) returns void
            """)
    void whatChangedUnderARunningParentIsNamedBeforeAnyArgumentIsRead(String task, String theirs, String ours)
            throws Exception {
        assertRefused(task, theirs, ours);
    }

    /** As where only one of several modules is built again. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            order  | record swap.Swap$Order int number | record swap.Swap$Order int number swap.Swap$Note note
            colour | enum swap.Swap$Colour.RED swap.Swap$Colour.GREEN | enum swap.Swap$Colour.GREEN swap.Swap$Colour.RED
            money  | codec swap.Swap$MoneyCodec version 1 | codec swap.Swap$MoneyCodec version 2
            """)
    void aTypeThatWasCompiledWithoutItsLauncherIsFoundOutToo(String task, String theirs, String ours) throws Exception {
        Path current = directory.resolve("current");
        Path stale = Swap.withLaunchersOf(before, after, directory.resolve("stale-" + task));
        Files.delete(current);
        Files.createSymbolicLink(current, stale);
        try {
            assertRefused(task, theirs, ours);
        } finally {
            Files.delete(current);
            Files.createSymbolicLink(current, after);
        }
    }

    private static void assertRefused(String task, String theirs, String ours) throws Exception {
        WorkerProcess<?> process = tasks.get(task).start();
        WorkerStartException thrown = assertThrows(WorkerStartException.class, process::result);
        assertTrue(
                thrown.getMessage()
                        .endsWith("was not run: its class files are not those of the parent. The parent has \"" + theirs
                                + "\", the child \"" + ours + "\". Start the parent again, with class files that are"
                                + " not replaced while it runs."),
                thrown::getMessage);
        assertFalse(Files.exists(witness));
    }

    @Test
    void whatChangedBehindAStoredTaskIsNamedBeforeAnyArgumentIsRead() throws Exception {
        Path stored = Files.createDirectory(directory.resolve("stored"));
        ParentJvm writer = ParentJvm.run(command(before, Writer.class, stored));
        assertEquals("", writer.errors());
        ParentJvm same = ParentJvm.run(command(before, Reader.class, stored));
        assertEquals("", same.errors());
        assertTrue(Files.deleteIfExists(witness));
        assertEquals(
                6, same.output().lines().filter(line -> line.startsWith("read")).count());
        ParentJvm changed = ParentJvm.run(command(after, Reader.class, stored));
        assertEquals("", changed.errors());
        assertEquals(
                6,
                changed.output()
                        .lines()
                        .filter(line -> line.contains(" was written by a JVM with other"))
                        .count(),
                changed.output());
        assertTrue(
                changed.output()
                        .contains(
                                "This task of swap.Swap.takeOrder was written by a JVM with other class files. That one"
                                        + " had \"" + RECORD_BEFORE + "\", this one has \"" + RECORD_AFTER
                                        + "\". Let the JVM that reads a task have the class files of the one that wrote it."),
                changed.output());
        assertFalse(Files.exists(witness));
    }

    private static List<String> command(Path classes, Class<?> main, Path stored) {
        return List.of(
                "-cp",
                classes + File.pathSeparator + System.getProperty("java.class.path"),
                main.getName(),
                stored.toString(),
                witness.toString());
    }

    static final class Writer {
        public static void main(String[] arguments) throws Exception {
            Map<String, WorkerTask<?>> tasks = Swap.tasks(Writer.class.getClassLoader(), Path.of(arguments[1]));
            for (Map.Entry<String, WorkerTask<?>> each : tasks.entrySet()) {
                Path file = Path.of(arguments[0], each.getKey());
                try (ObjectOutputStream out = new ObjectOutputStream(Files.newOutputStream(file))) {
                    out.writeObject(each.getValue());
                }
            }
        }
    }

    static final class Reader {
        @SuppressWarnings("BanSerializableRead") // as users read tasks
        public static void main(String[] arguments) throws Exception {
            try (var files = Files.list(Path.of(arguments[0]))) {
                for (Path each : files.toList()) {
                    try (ObjectInputStream in = new ObjectInputStream(Files.newInputStream(each))) {
                        System.out.println("read " + in.readObject());
                    } catch (InvalidObjectException e) {
                        System.out.println(e.getMessage());
                    }
                }
            }
        }
    }
}
