package dev.jfork.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jfork.Outcome;
import dev.jfork.ThisProcess;
import dev.jfork.WorkerOptions;
import dev.jfork.WorkerProcess;
import dev.jfork.WorkerTask;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(NothingIsLeft.class)
@Timeout(120)
class LifecycleTest {
    @Test
    void aWorkerReturnsItsResult() throws Exception {
        WorkerProcess<Integer> process = AddLauncher.start(40, 2);
        assertEquals(42, process.result());
        assertEquals(42, process.future().get());
        assertEquals(OptionalInt.of(0), process.exitCode());
        assertEquals(new Outcome.Returned<>(42), process.outcome().orElseThrow());
        assertFalse(process.isAlive());
    }

    @Test
    void aProcessThatIsNotStartedHasItsNameAndNothingElse() throws Exception {
        WorkerProcess<Integer> process = AddLauncher.unstarted(1, 2);
        assertTrue(process.name().startsWith("Process-"));
        assertFalse(process.isAlive());
        assertEquals(OptionalInt.empty(), process.exitCode());
        assertEquals(Optional.empty(), process.outcome());
        for (var call : List.<Executable>of(
                process::join, process::result, process::pid, process::toHandle, process::kill, process::terminate)) {
            IllegalStateException thrown = assertThrows(IllegalStateException.class, call);
            assertEquals(process.name() + " has not been started: call start() first", thrown.getMessage());
        }
        process.close();
        CompletableFuture<Integer> future = process.future();
        assertSame(process, process.start());
        assertEquals(3, future.get(30, TimeUnit.SECONDS));
    }

    @Test
    void aProcessIsStartedOnce() throws Exception {
        WorkerProcess<Integer> process = AddLauncher.start(1, 2);
        IllegalStateException thrown = assertThrows(IllegalStateException.class, process::start);
        assertEquals(
                process.name() + " was started before. A process runs once: start its task again for another one.",
                thrown.getMessage());
        process.join();
    }

    @Test
    void aTaskIsAValueThatMayBeStartedOften() throws Exception {
        WorkerTask<Integer> task = AddLauncher.task(1, 2);
        assertEquals("dev.jfork.it.Jobs.add", task.method());
        assertEquals(new AddLauncher.Args(1, 2), task.arguments());
        assertEquals("dev.jfork.it.Jobs.add(a=1, b=2)", task.toString());
        WorkerProcess<Integer> first = task.start();
        WorkerProcess<Integer> second = task.start(WorkerOptions.named("again"));
        assertEquals(3, first.result());
        assertEquals(3, second.result());
        assertEquals("again", second.name());
    }

    @Test
    void everyProcessTakesANumberAlsoOneWithANameOfItsOwn() {
        int first = numberOf(AddLauncher.unstarted(0, 0));
        WorkerProcess<Integer> named =
                AddLauncher.with(WorkerOptions.named("named")).unstarted(0, 0);
        assertEquals("named", named.name());
        assertEquals(first + 2, numberOf(AddLauncher.unstarted(0, 0)));
    }

    private static int numberOf(WorkerProcess<?> process) {
        return Integer.parseInt(process.name().substring("Process-".length()));
    }

    @Test
    void workersOfWorkersAreNumberedBelowThem() throws Exception {
        WorkerProcess<List<String>> process =
                NamesLauncher.with(WorkerOptions.named("first")).start(2);
        String number = Integer.toString(numberOf(AddLauncher.unstarted(0, 0)) - 1);
        assertEquals(
                List.of("first", "Process-" + number + ":1", "Process-" + number + ":1:1", "second", "second"),
                process.result());
    }

    @Test
    void aWorkerKnowsWhoItIs() throws Exception {
        assertEquals(
                "me true MainProcess",
                WhoAmILauncher.with(WorkerOptions.named("me")).start().result());
        assertEquals("MainProcess", ThisProcess.name());
        assertFalse(ThisProcess.isWorker());
        assertEquals(Optional.empty(), ThisProcess.parent());
    }

    @Test
    void standardInputOfAWorkerIsEmpty() throws Exception {
        assertEquals(-1, ReadStandardInputLauncher.start().result());
    }

    @Test
    void argumentsAreCopiedWhenTheProcessStarts() throws Exception {
        byte[] bytes = new byte[1 << 20];
        Arrays.fill(bytes, (byte) 1);
        WorkerProcess<Integer> process = SumLauncher.start(bytes);
        Arrays.fill(bytes, (byte) 0);
        assertEquals(1 << 20, process.result());
    }

    @Test
    void largeArgumentsAndResultsArrive() throws Exception {
        byte[] bytes = new byte[50 << 20];
        Arrays.fill(bytes, (byte) -1);
        assertEquals(-(50 << 20), SumLauncher.start(bytes).result());
        byte[] result = BytesLauncher.start(50 << 20, (byte) 7).result();
        assertEquals(50 << 20, result.length);
        assertEquals(7, result[result.length - 1]);
    }

    @Test
    void aWorkerEndsWithTheLastOfItsThreads(@TempDir Path directory) throws Exception {
        Path file = Files.createFile(directory.resolve("file"));
        WorkerProcess<Integer> process = LeaveThreadLauncher.start(file.toString());
        assertFalse(process.join(Duration.ofMillis(300)));
        Files.delete(file);
        assertEquals(7, process.result());
    }

    @Test
    void aThreadThatWaitsCanBeInterrupted(@TempDir Path directory) throws Exception {
        WorkerProcess<Void> process = hanging(directory);
        for (var wait : List.<Executable>of(process::join, process::result, () -> process.join(Duration.ofDays(1)))) {
            Thread.currentThread().interrupt();
            assertThrows(InterruptedException.class, wait);
            assertTrue(process.isAlive());
        }
        process.kill();
        process.join();
    }

    @Test
    void closeWaitsAndTerminatesWhenItIsInterrupted(@TempDir Path directory) throws Exception {
        WorkerProcess<Void> process = hanging(directory);
        Thread.currentThread().interrupt();
        process.close();
        assertTrue(Thread.interrupted());
        assertEquals(new Outcome.Killed<Void>(15), process.outcome().orElseThrow());
    }

    @Test
    void workersThatRunAreActive(@TempDir Path directory) throws Exception {
        WorkerProcess<Void> process = hanging(directory);
        assertEquals(Set.of(process), WorkerProcess.active());
        assertEquals(
                "WorkerProcess[" + process.name() + ", dev.jfork.it.Jobs.hang, pid " + process.pid() + "]",
                process.toString());
        process.kill();
        process.join();
        assertEquals(Set.of(), WorkerProcess.active());
        assertEquals(
                "WorkerProcess[" + process.name() + ", dev.jfork.it.Jobs.hang, exit code 137]", process.toString());
    }

    @Test
    void manyWorkersFromManyThreads() throws Exception {
        List<CompletableFuture<Integer>> sums = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            int number = i;
            sums.add(CompletableFuture.supplyAsync(() -> AddLauncher.start(number, 1))
                    .thenCompose(WorkerProcess::future));
        }
        for (int i = 0; i < 20; i++) {
            assertEquals(i + 1, sums.get(i).get(60, TimeUnit.SECONDS));
        }
    }

    @Test
    void theParentStaysUpWhileAWorkerRuns() throws Exception {
        ParentJvm parent = ParentJvm.run(LeavingParent.class, "false");
        assertEquals("main ends\nworker ends\n", parent.output());
        assertEquals(0, parent.exitCode());
    }

    static final class LeavingParent {
        public static void main(String[] arguments) {
            boolean daemon = Boolean.parseBoolean(arguments[0]);
            PrintAtEndLauncher.with(WorkerOptions.defaults().daemon(daemon)).start(daemon ? 100_000 : 600);
            System.out.println("main ends");
        }
    }

    @Test
    void aDaemonIsEndedWithTheParent() throws Exception {
        ParentJvm parent = ParentJvm.run(LeavingParent.class, "true");
        assertEquals("main ends\n", parent.output());
        assertEquals(0, parent.exitCode());
    }

    @Test
    void systemExitOfTheParentEndsItsWorkers() throws Exception {
        ParentJvm parent = ParentJvm.run(ExitingParent.class);
        assertEquals(4, parent.exitCode());
    }

    static final class ExitingParent {
        public static void main(String[] arguments) throws Exception {
            Path started = Files.createTempFile("started", "");
            Files.delete(started);
            HangLauncher.start(started.toString());
            Await.until("the worker runs", () -> Files.exists(started));
            Files.delete(started);
            System.exit(4);
        }
    }

    @Test
    void nothingIsLeftByAProgramWhoseClassLoaderIsClosedBeforeItEnds() throws Exception {
        ParentJvm parent = ParentJvm.run(ClosingParent.class);
        assertEquals("3\n", parent.output());
        assertEquals("", parent.errors());
    }

    /** As Maven's exec:java does, which also runs it in a thread group of its own. */
    static final class ClosingParent {
        @SuppressWarnings("removal") // ThreadGroup.destroy() does nothing on later JDKs
        public static void main(String[] arguments) throws Exception {
            ThreadGroup group = new ThreadGroup("application");
            Thread thread = new Thread(group, ClosingParent::run);
            thread.start();
            thread.join();
            // The thread that tended the worker may still be on its last lines.
            Await.until("the group's threads have ended", () -> group.activeCount() == 0);
            group.destroy();
        }

        private static void run() {
            try {
                runAndClose();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }

        private static void runAndClose() throws Exception {
            List<URL> urls = new ArrayList<>();
            for (String element : System.getProperty("java.class.path").split(":", -1)) {
                urls.add(Path.of(element).toUri().toURL());
            }
            try (URLClassLoader loader =
                    new URLClassLoader(urls.toArray(new URL[0]), ClassLoader.getPlatformClassLoader())) {
                Method add = loader.loadClass(ClosingParent.class.getName()).getDeclaredMethod("add");
                add.setAccessible(true);
                System.out.println(add.invoke(null));
            }
        }

        static int add() throws InterruptedException {
            return AddLauncher.start(1, 2).result();
        }
    }

    /** A parent that is killed while a worker computes, one sleeps, one reads its arguments, and one has a worker. */
    @Test
    void noWorkerOutlivesAParentThatIsKilled() throws Exception {
        ParentJvm parent = ParentJvm.start(DoomedParent.class);
        Path reading = parent.temporary().resolve("reading");
        Await.until("all workers run", () -> parent.output().lines().count() == 4 && Files.exists(reading));
        List<ProcessHandle> workers = parent.handle().descendants().toList();
        assertEquals(5, workers.size());
        parent.handle().destroyForcibly();
        for (ProcessHandle worker : workers) {
            worker.onExit().get(5, TimeUnit.SECONDS);
        }
        Await.until(
                "nothing is left",
                () -> NothingIsLeft.filesOf(parent.handle().pid(), parent.temporary())
                        .isEmpty());
    }

    static final class DoomedParent {
        public static void main(String[] arguments) {
            SpinLauncher.start();
            TakeSlowLauncher.start(new Jobs.Slow(
                    Path.of(System.getProperty("java.io.tmpdir"), "reading").toString()));
            PrintAndHangLauncher.start(0);
            PrintAndHangLauncher.start(1);
        }
    }

    private static WorkerProcess<Void> hanging(Path directory) throws Exception {
        Path started = directory.resolve("started");
        WorkerProcess<Void> process = HangLauncher.start(started.toString());
        Await.until("the worker runs", () -> Files.exists(started));
        return process;
    }
}
