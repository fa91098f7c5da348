package dev.jfork.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jfork.Outcome;
import dev.jfork.Worker;
import dev.jfork.WorkerCrashedException;
import dev.jfork.WorkerException;
import dev.jfork.WorkerOptions;
import dev.jfork.WorkerOutput;
import dev.jfork.WorkerProcess;
import dev.jfork.WorkerTimeoutException;
import java.io.File;
import java.io.IOException;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How workers are ended by their parent: nothing is lost, nobody is forgotten, nobody else is hit. */
@ExtendWith(NothingIsLeft.class)
@Timeout(120)
class EndingTest {
    private static final int LINES = 3000; // together less than a pipe holds, and more than is read at once
    private static final int PROGRAMS = 20;

    /** Also what is still in the pipe, as the consumer takes its time. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whatAWorkerPrintedBeforeItWasKilledIsDelivered(boolean byDeadline, @TempDir Path directory) throws Exception {
        Path started = directory.resolve("started");
        CountDownLatch slow = new CountDownLatch(1);
        List<String> lines = Collections.synchronizedList(new ArrayList<>());
        WorkerOptions options = WorkerOptions.defaults().standardOutput(WorkerOutput.lines(line -> {
            awaitUninterruptibly(slow);
            lines.add(line);
        }));
        WorkerProcess<Void> process = PrintAndStayLauncher.with(
                        byDeadline ? options.deadline(Duration.ofSeconds(8)) : options)
                .start(LINES, started.toString());
        Await.until("all is printed", () -> Files.exists(started));
        if (!byDeadline) {
            process.kill();
        }
        process.toHandle().onExit().get(30, TimeUnit.SECONDS);
        slow.countDown();
        WorkerException thrown = assertThrows(WorkerException.class, process::result);
        assertEquals(byDeadline, thrown instanceof WorkerTimeoutException, thrown::getMessage);
        assertEquals(LINES, lines.size());
    }

    @Worker
    static void printAndStay(int lines, String started) throws IOException {
        for (int i = 0; i < lines; i++) {
            System.out.println("a line " + i);
        }
        System.out.flush();
        Files.createFile(Path.of(started));
        hang();
    }

    private static void awaitUninterruptibly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** Its consumer still reads: it has not ended as far as others see. */
    @Test
    void aDeadlineThatPassesWhenTheProcessHasEndedIsNone() throws Exception {
        CountDownLatch slow = new CountDownLatch(1);
        WorkerProcess<Integer> process = PrintBothLauncher.with(WorkerOptions.defaults()
                        .deadline(Duration.ofSeconds(8))
                        .standardOutput(WorkerOutput.lines(line -> awaitUninterruptibly(slow))))
                .start("now\n", "");
        process.toHandle().onExit().get(30, TimeUnit.SECONDS);
        assertFalse(process.join(Duration.ofSeconds(9)));
        slow.countDown();
        assertEquals(7, process.result());
    }

    /** The worker starts each anew that ends, and so does one of its programs. */
    @Test
    void whoStartsProgramsAnewIsKilledBeforeThem() throws Exception {
        String mark = "300." + System.nanoTime();
        try {
            WorkerProcess<Void> process = SuperviseLauncher.start(mark);
            Await.until("all programs run", () -> running(mark).size() > PROGRAMS);
            process.kill();
            process.join();
            Await.until("no program is left", () -> running(mark).isEmpty());
        } finally {
            running(mark).forEach(ProcessHandle::destroyForcibly);
        }
    }

    @Worker
    static void supervise(String mark) throws IOException {
        for (int i = 0; i < PROGRAMS; i++) {
            new Thread(() -> restart("sleep", mark)).start();
        }
        new ProcessBuilder("sh", "-c", "while :; do sleep " + mark + "; done").start();
        hang();
    }

    private static void restart(String... command) {
        while (true) {
            try {
                new ProcessBuilder(command).start().waitFor();
            } catch (IOException | InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /** It ends when that has ended, and is not killed. */
    @Test
    void whatAWorkerStartsWhenItIsTerminatedIsAskedToEndToo(@TempDir Path directory) throws Exception {
        Path started = directory.resolve("started");
        String mark = "300." + System.nanoTime();
        try {
            WorkerProcess<Void> process = StartInAHookLauncher.start(mark, started.toString());
            Await.until("the worker runs", () -> Files.exists(started));
            process.terminate();
            process.join();
            assertEquals(new Outcome.Killed<Void>(15), process.outcome().orElseThrow());
            assertEquals(List.of(), running(mark));
        } finally {
            running(mark).forEach(ProcessHandle::destroyForcibly);
        }
    }

    @Worker
    static void startInAHook(String mark, String started) throws IOException {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            try {
                new ProcessBuilder("sleep", mark).start().waitFor();
            } catch (IOException | InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }));
        Files.createFile(Path.of(started));
        hang();
    }

    /** It has the time for its end that its worker had, also where that took less. */
    @Test
    void whatAWorkerHasStartedIsNotKilledAsSoonAsTheWorkerHasEnded(@TempDir Path directory) throws Exception {
        ParentJvm parent = ParentJvm.run(ExitingParent.class, directory.toString());
        assertEquals("", parent.errors());
        assertTrue(Files.exists(directory.resolve("ended")));
    }

    static final class ExitingParent {
        public static void main(String[] arguments) throws Exception {
            Path directory = Path.of(arguments[0]);
            StartSlowProgramLauncher.start(directory.toString());
            AwaitInAHookLauncher.start(directory.toString());
            Await.until("the program runs", () -> Files.exists(directory.resolve("program")));
            Await.until("the other worker runs", () -> Files.exists(directory.resolve("other")));
            System.exit(0);
        }
    }

    @Worker
    static void startSlowProgram(String directory) throws IOException {
        // What the shell starts is asked to end as well while the worker lives: so it creates the files itself, and
        // nobody reads what it says of that.
        String script =
                "trap 'for i in 1 2 3 4 5 6 7 8 9 10; do sleep 0.1; done; : > ended; exit' TERM; : > program; while :; do sleep 0.05; done";
        new ProcessBuilder("sh", "-c", script)
                .directory(new File(directory))
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        hang();
    }

    @Worker
    static void awaitInAHook(String directory) throws IOException {
        Path ended = Path.of(directory, "ended");
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            while (!Files.exists(ended)) { // or until this JVM is killed
                LockSupport.parkNanos(1_000_000);
            }
        }));
        Files.createFile(Path.of(directory, "other"));
        hang();
    }

    private static List<ProcessHandle> running(String mark) {
        return ProcessHandle.allProcesses()
                .filter(each -> Arrays.asList(each.info().arguments().orElse(new String[0]))
                        .contains(mark))
                .toList();
    }

    @Test
    void aWorkerThatRunsEndsWithAProgramWhoseClassLoaderIsClosed() throws Exception {
        ParentJvm parent = ParentJvm.run(ClosingParent.class);
        assertEquals("", parent.errors());
        Await.until(
                "the worker has ended",
                () -> ProcessHandle.of(Long.parseLong(parent.output().strip()))
                        .filter(ProcessHandle::isAlive)
                        .isEmpty());
    }

    static final class ClosingParent {
        public static void main(String[] arguments) throws Exception {
            List<URL> urls = new ArrayList<>();
            for (String element : System.getProperty("java.class.path").split(":", -1)) {
                urls.add(Path.of(element).toUri().toURL());
            }
            try (URLClassLoader loader =
                    new URLClassLoader(urls.toArray(new URL[0]), ClassLoader.getPlatformClassLoader())) {
                Method start = loader.loadClass(ClosingParent.class.getName()).getDeclaredMethod("start");
                start.setAccessible(true);
                System.out.println(start.invoke(null));
            }
        }

        static long start() throws Exception {
            Path started = Path.of(System.getProperty("java.io.tmpdir"), "started");
            WorkerProcess<Void> process =
                    HangLauncher.with(WorkerOptions.defaults().daemon(true)).start(started.toString());
            Await.until("the worker runs", () -> Files.exists(started));
            Files.delete(started);
            return process.pid();
        }
    }

    /** Whoever waits for results while the program ends waits for all of them together. */
    @Test
    void aShutdownHookMayAskForManyResults() throws Exception {
        ParentJvm parent = ParentJvm.run(AskingParent.class);
        assertEquals(
                "no result\n".repeat(4) + "not started\n".repeat(4) + "in time\n", parent.output(), parent.errors());
    }

    static final class AskingParent {
        private static final Duration IN_TIME = Duration.ofSeconds(15); // and not 5 for each

        public static void main(String[] arguments) throws Exception {
            List<WorkerProcess<Void>> workers = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                workers.add(HangLauncher.start(Path.of(System.getProperty("java.io.tmpdir"), "started" + i)
                        .toString()));
            }
            for (int i = 0; i < 4; i++) {
                Path started = Path.of(System.getProperty("java.io.tmpdir"), "started" + i);
                Await.until("the worker runs", () -> Files.exists(started));
                Files.delete(started);
            }
            Runtime.getRuntime().addShutdownHook(new Thread(() -> ask(workers)));
            System.exit(0);
        }

        private static void ask(List<WorkerProcess<Void>> workers) {
            long began = System.nanoTime();
            for (WorkerProcess<Void> worker : workers) {
                try {
                    worker.result();
                } catch (WorkerException | InterruptedException e) {
                    System.out.println("no result");
                }
            }
            for (int i = 0; i < 4; i++) {
                try {
                    AddLauncher.start(1, 2);
                } catch (IllegalStateException e) {
                    System.out.println("not started");
                }
            }
            System.out.println(System.nanoTime() - began < IN_TIME.toNanos() ? "in time" : "late");
        }
    }

    /** As that of Ctrl-C: then it is looked for whether this JVM ends too, but once. */
    @Test
    void anExitCodeThatLooksLikeCtrlCIsWaitedForOnce() throws Exception {
        WorkerProcess<Void> process = ExitLauncher.start(130);
        assertThrows(WorkerCrashedException.class, process::result);
        long began = System.nanoTime();
        for (int i = 0; i < 10; i++) {
            assertThrows(WorkerCrashedException.class, process::result);
        }
        assertTrue(System.nanoTime() - began < Duration.ofSeconds(10).toNanos());
    }

    /** An argument is written when there is no process yet. */
    record Curious(String unused) {
        static final AtomicReference<Runnable> LOOK = new AtomicReference<>(() -> {});

        @Override
        public String unused() {
            LOOK.get().run();
            return unused;
        }
    }

    @Worker
    static void takeCurious(Curious curious) {}

    @Test
    void aProcessThatIsJustBeingStartedIsNotActiveAndSaysSo() throws Exception {
        WorkerProcess<Void> process =
                TakeCuriousLauncher.with(WorkerOptions.named("w")).unstarted(new Curious(""));
        AtomicReference<Set<WorkerProcess<?>>> active = new AtomicReference<>();
        AtomicReference<IllegalStateException> thrown = new AtomicReference<>();
        Curious.LOOK.set(() -> {
            active.set(WorkerProcess.active());
            thrown.set(assertThrows(IllegalStateException.class, process::kill));
        });
        try {
            process.start().join();
        } finally {
            Curious.LOOK.set(() -> {});
        }
        assertEquals(Set.of(), active.get());
        assertEquals("w is being started", thrown.get().getMessage());
    }

    private static void hang() {
        while (true) {
            LockSupport.park();
        }
    }
}
