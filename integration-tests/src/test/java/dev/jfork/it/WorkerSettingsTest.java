package dev.jfork.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jfork.WorkerOptions;
import dev.jfork.WorkerProcess;
import dev.jfork.WorkerStartException;
import dev.jfork.WorkerTask;
import dev.jfork.WorkerTimeoutException;
import dev.jfork.it.Settings.Found;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What {@code @Worker} says of the processes of its method. */
@ExtendWith(NothingIsLeft.class)
@Timeout(120)
class WorkerSettingsTest {
    private static final String HOME = System.getProperty("java.home");
    private static final Found ANNOTATED = new Found(
            48L << 20,
            "red",
            "round",
            "COLOUR=red SHAPE=round=ish PATH=" + System.getenv("PATH") + " ",
            "target",
            HOME);

    @Test
    void itHoldsHoweverTheMethodIsStarted() throws Exception {
        assertEquals(ANNOTATED, LookLauncher.start().result());
        assertEquals(ANNOTATED, LookLauncher.unstarted().start().result());
        assertEquals(ANNOTATED, LookLauncher.task().start().result());
        assertEquals(
                ANNOTATED,
                LookLauncher.with(WorkerOptions.named("other")).start().result());
    }

    @Test
    void itHoldsForATaskThatWasSerialized() throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(LookLauncher.task());
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            WorkerTask<?> task = (WorkerTask<?>) in.readObject();
            assertEquals(ANNOTATED, task.start().result());
        }
    }

    @Test
    void whatIsSaidAtAStartWinsOptionByOption(@TempDir Path directory) throws Exception {
        Path another = Files.createDirectory(directory.resolve("another"));
        WorkerOptions options = WorkerOptions.defaults()
                .maxHeap("64m")
                .jvmOption("-Dcolour=blue")
                .environment("COLOUR", "blue")
                .environment("PATH", null)
                .directory(another);
        Found expected =
                new Found(64L << 20, "blue", "round", "COLOUR=blue SHAPE=round=ish PATH=null ", "another", HOME);
        assertEquals(expected, LookLauncher.with(options).start().result());
        assertEquals(expected, LookLauncher.task().start(options).result());
        assertEquals(expected, LookLauncher.task().unstarted(options).start().result());
    }

    @Test
    void aSystemPropertyThatIsSaidAtAStartWins() throws Exception {
        WorkerOptions options = WorkerOptions.defaults().systemProperty("colour", null);
        assertNull(LookLauncher.with(options).start().result().colour());
    }

    @Test
    void aDeadlineIsThatOfTheMethodUnlessAnotherIsSaid(@TempDir Path directory) throws Exception {
        WorkerProcess<Void> late = LateLauncher.start();
        WorkerTimeoutException thrown = assertThrows(WorkerTimeoutException.class, late::result);
        assertTrue(
                thrown.getMessage().contains(" was killed at its deadline, 0.1s after its start"), thrown::getMessage);

        Path file = Files.createFile(directory.resolve("file"));
        WorkerProcess<String> patient = SlowLauncher.with(
                        WorkerOptions.defaults().deadline(Duration.ofHours(1)))
                .start(file.toString());
        assertFalse(patient.join(Duration.ofMillis(300)));
        Files.delete(file);
        assertEquals("done", patient.result());
    }

    @Test
    void theJdkIsThatOfTheMethodUnlessAnotherIsSaid() throws Exception {
        WorkerStartException thrown = assertThrows(WorkerStartException.class, HomelessLauncher::start);
        assertTrue(thrown.getMessage().contains("There is no program /no/such/jdk/bin/java"), thrown::getMessage);
        assertEquals(
                1,
                HomelessLauncher.with(WorkerOptions.defaults().javaHome(Path.of(HOME)))
                        .start()
                        .result());
    }

    @Test
    void aDaemonIsOneUnlessTheOppositeIsSaid() throws Exception {
        ParentJvm parent = ParentJvm.run(LeavingParent.class);
        assertEquals("main ends\nworker ends\n", parent.output());
        assertEquals(0, parent.exitCode());
    }

    static final class LeavingParent {
        public static void main(String[] arguments) {
            LingerLauncher.start();
            System.out.println("main ends");
            EndsLauncher.with(WorkerOptions.defaults().daemon(false)).start();
        }
    }

    @Test
    void aChildLoadsNothingForIt() throws Exception {
        assertTrue(HasLoadedLauncher.start("dev.jfork.it.Settings").result());
        assertFalse(HasLoadedLauncher.start("dev.jfork.WorkerOptions").result());
    }
}
