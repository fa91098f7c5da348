package dev.jfork.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jfork.WorkerCrashedException;
import dev.jfork.WorkerOptions;
import dev.jfork.WorkerOutput;
import dev.jfork.WorkerProcess;
import dev.jfork.WorkerStartException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(NothingIsLeft.class)
@Timeout(120)
class StandardStreamsTest {
    private static final WorkerOptions CAPTURED = WorkerOptions.defaults().output(WorkerOutput.capture());
    private static final String LETTERS = "grün € 😀";

    @Test
    void bothStreamsAreCapturedEachForItself() throws Exception {
        WorkerProcess<Integer> process = PrintBothLauncher.with(CAPTURED).start("one\ntwo", "three\n");
        assertEquals(7, process.result());
        assertEquals("one\ntwo", process.standardOutput());
        assertEquals("three\n", process.standardError());
    }

    @Test
    void whatIsReadHereIsUtf8WhateverTheLocale() throws Exception {
        WorkerOptions options = CAPTURED.environment("LC_ALL", "C");
        WorkerProcess<Integer> process = PrintBothLauncher.with(options).start(LETTERS, LETTERS);
        process.join();
        assertEquals(LETTERS, process.standardOutput());
        assertEquals(LETTERS, process.standardError());
    }

    @Test
    void whatIsNotCapturedCantBeAskedFor() throws Exception {
        WorkerProcess<Integer> process = PrintBothLauncher.with(
                        WorkerOptions.named("quiet").standardError(WorkerOutput.capture()))
                .unstarted("", "");
        assertThrows(IllegalStateException.class, process::standardError);
        process.start().join();
        assertEquals("", process.standardError());
        IllegalStateException thrown = assertThrows(IllegalStateException.class, process::standardOutput);
        assertEquals(
                "The standard output of quiet is not captured: start it with"
                        + " WorkerOptions.standardOutput(WorkerOutput.capture())",
                thrown.getMessage());
        WorkerProcess<Integer> plain = PrintBothLauncher.start("", "");
        assertThrows(IllegalStateException.class, plain::standardError);
        plain.join();
    }

    @Test
    void whatIsTooMuchToCaptureIsLeftOutInTheMiddleAndSaidSo() throws Exception {
        WorkerProcess<Integer> process = PrintBothLauncher.with(
                        WorkerOptions.defaults().output(WorkerOutput.capture(10)))
                .start("aäää--------bbäb", "");
        process.join();
        assertEquals("aää\n[10 bytes are left out here]\nbbäb", process.standardOutput());
    }

    @Test
    void linesAreHandedOverBeforeTheResult() throws Exception {
        List<String> lines = Collections.synchronizedList(new ArrayList<>());
        List<String> errors = Collections.synchronizedList(new ArrayList<>());
        WorkerProcess<Integer> process = PrintBothLauncher.with(WorkerOptions.defaults()
                        .standardOutput(WorkerOutput.lines(lines::add))
                        .standardError(WorkerOutput.lines(errors::add)))
                .start("one\r\n\n" + LETTERS + "\nlast", "error\n");
        assertEquals(7, process.result());
        assertEquals(List.of("one", "", LETTERS, "last"), lines);
        assertEquals(List.of("error"), errors);
    }

    @Test
    void nobodyIsToldOfTheEndBeforeTheLastLineIsTaken() throws Exception {
        for (boolean isError : new boolean[] {false, true}) {
            CountDownLatch slow = new CountDownLatch(1);
            List<String> lines = Collections.synchronizedList(new ArrayList<>());
            WorkerOutput taken = WorkerOutput.lines(line -> {
                await(slow);
                lines.add(line);
            });
            WorkerOptions quiet = WorkerOptions.defaults().output(WorkerOutput.discard());
            WorkerProcess<Integer> process = PrintBothLauncher.with(
                            isError ? quiet.standardError(taken) : quiet.standardOutput(taken))
                    .start("last", "last");
            process.toHandle().onExit().get();
            assertFalse(process.join(Duration.ofMillis(100)));
            assertFalse(process.future().isDone());
            slow.countDown();
            assertEquals(7, process.result());
            assertEquals(List.of("last"), lines);
        }
    }

    @Test
    void aConsumerThatTakesItsTimeGetsAllLines() throws Exception {
        CountDownLatch slow = new CountDownLatch(1);
        List<String> lines = Collections.synchronizedList(new ArrayList<>());
        WorkerProcess<Void> process = PrintNumbersLauncher.with(
                        WorkerOptions.defaults().standardOutput(WorkerOutput.lines(line -> {
                            await(slow);
                            lines.add(line);
                        })))
                .start(20_000, "a line that is long enough to fill a pipe with them");
        Await.until("the worker runs", process::isAlive);
        assertEquals(List.of(), lines);
        slow.countDown();
        process.result();
        assertEquals(20_000, lines.size());
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void aConsumerThatThrowsIsGivenTheNextLineAndLoggedOnce() throws Exception {
        ParentJvm parent = ParentJvm.run(ThrowingParent.class);
        assertEquals("2\n", parent.output());
        String errors = parent.errors();
        assertTrue(
                errors.contains("WARNING: A line is lost to what takes standard output of careless, for it threw"
                        + " java.lang.NumberFormatException: For input string: \"a\". It is given the next ones"),
                errors);
        assertEquals(1, errors.split("WARNING", -1).length - 1, errors);
    }

    static final class ThrowingParent {
        public static void main(String[] arguments) throws Exception {
            AtomicLong sum = new AtomicLong();
            PrintBothLauncher.with(WorkerOptions.named("careless")
                            .standardOutput(WorkerOutput.lines(line -> sum.addAndGet(Integer.parseInt(line)))))
                    .start("a\nb\n2\n", "")
                    .result();
            System.out.println(sum);
        }
    }

    @Test
    void aConsumerMayEndTheProgram() throws Exception {
        ParentJvm parent = ParentJvm.run(ExitingParent.class);
        assertEquals(5, parent.exitCode());
    }

    static final class ExitingParent {
        public static void main(String[] arguments) {
            PrintBothLauncher.with(WorkerOptions.defaults().output(WorkerOutput.lines(line -> System.exit(5))))
                    .start("now\n", "");
        }
    }

    @Test
    void prefixedLinesOfManyWorkersAreWhole() throws Exception {
        ParentJvm parent = ParentJvm.run(CrowdedParent.class);
        List<String> expected = IntStream.range(0, CrowdedParent.WORKERS)
                .boxed()
                .flatMap(worker -> IntStream.range(0, CrowdedParent.LINES)
                        .mapToObj(line -> "[worker-" + worker + "] " + line + " " + LETTERS))
                .sorted()
                .toList();
        assertEquals(expected, parent.output().lines().sorted().toList());
    }

    /** Ends its main thread at once: it stays up until all is printed. */
    static final class CrowdedParent {
        static final int WORKERS = 12;
        static final int LINES = 300;

        public static void main(String[] arguments) {
            WorkerOptions options =
                    WorkerOptions.defaults().output(WorkerOutput.prefix()).environment("LC_ALL", "C.UTF-8");
            for (int i = 0; i < WORKERS; i++) {
                PrintNumbersLauncher.with(options.name("worker-" + i)).start(LINES, LETTERS);
            }
        }
    }

    @Test
    void prefixedLinesGoWhereSystemOutIsNow() throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        PrintStream before = System.out;
        System.setOut(new PrintStream(bytes, false, StandardCharsets.UTF_8));
        try {
            WriteBytesAndHaltLauncher.with(WorkerOptions.named("w").output(WorkerOutput.prefix()))
                    .start("a\r\n\n€".getBytes(StandardCharsets.UTF_8), 0)
                    .join();
        } finally {
            System.setOut(before);
        }
        assertEquals("[w] a\r\n[w] \n[w] €\n", bytes.toString(StandardCharsets.UTF_8));
    }

    @Test
    void prefixesOfWorkersOfWorkersAddUp() throws Exception {
        List<String> lines = Collections.synchronizedList(new ArrayList<>());
        PrintBelowLauncher.with(WorkerOptions.defaults().output(WorkerOutput.lines(lines::add)))
                .start("inner", "one\ntwo")
                .result();
        assertEquals(List.of("[inner] one", "[inner] two"), lines);
    }

    @Test
    void theTraceOfAnExceptionGoesTheWayOfTheStream() throws Exception {
        List<String> lines = Collections.synchronizedList(new ArrayList<>());
        FailLauncher.with(WorkerOptions.named("sad one").standardError(WorkerOutput.lines(lines::add)))
                .start("boom")
                .join();
        assertEquals(List.of("Process sad one:", "java.lang.IllegalStateException: boom"), lines.subList(0, 2));
    }

    @Test
    void aCharacterThatIsCutByTheEndOfTheWorkerIsReplaced() throws Exception {
        List<String> lines = Collections.synchronizedList(new ArrayList<>());
        byte[] euro = "1 €".getBytes(StandardCharsets.UTF_8);
        WriteBytesAndHaltLauncher.with(WorkerOptions.defaults().output(WorkerOutput.lines(lines::add)))
                .start(Arrays.copyOf(euro, euro.length - 1), 9)
                .join();
        assertEquals(List.of("1 \uFFFD"), lines);
    }

    @Test
    void aLineWithoutEndTakesLittleMemory() throws Exception {
        ParentJvm parent = ParentJvm.run(
                List.of("-Xmx24m", "-cp", System.getProperty("java.class.path"), LongLineParent.class.getName()));
        assertEquals("200 pieces, 209715200 characters\n", parent.output());
    }

    static final class LongLineParent {
        public static void main(String[] arguments) throws Exception {
            AtomicLong pieces = new AtomicLong();
            AtomicLong characters = new AtomicLong();
            PrintLongLineLauncher.with(WorkerOptions.defaults().output(WorkerOutput.lines(line -> {
                        pieces.incrementAndGet();
                        characters.addAndGet(line.length());
                    })))
                    .start(200)
                    .result();
            System.out.println(pieces + " pieces, " + characters + " characters");
        }
    }

    @Test
    void aProgramThatHoldsTheStreamOpenDoesntHoldTheResult() throws Exception {
        List<String> lines = Collections.synchronizedList(new ArrayList<>());
        WorkerProcess<Long> process = LeaveSleepLauncher.with(
                        WorkerOptions.defaults().output(WorkerOutput.lines(lines::add)))
                .start();
        ProcessHandle sleep = ProcessHandle.of(process.result()).orElseThrow();
        assertTrue(sleep.isAlive());
        assertEquals(List.of("before"), lines);
        sleep.destroyForcibly();
        Await.until("nobody reads any more", () -> readers().isEmpty());
    }

    @Test
    void nativeCodeAndProgramsPrintIntoTheSameStream() throws Exception {
        WorkerProcess<Void> process = PrintByProgramLauncher.with(CAPTURED.jvmOption("-XX:+PrintCommandLineFlags"))
                .start("by a program");
        process.result();
        assertTrue(process.standardOutput().startsWith("-XX:"), process::standardOutput);
        assertTrue(process.standardOutput().endsWith("by a program"), process::standardOutput);
    }

    @Test
    void whatIsDiscardedIsSeenNowhere() throws Exception {
        ParentJvm parent = ParentJvm.run(QuietParent.class);
        assertEquals("", parent.output());
        assertEquals("", parent.errors());
    }

    static final class QuietParent {
        public static void main(String[] arguments) {
            PrintBothLauncher.with(WorkerOptions.defaults().output(WorkerOutput.discard()))
                    .start("out", "err");
        }
    }

    @Test
    void workersMayAddToOneFile(@TempDir Path directory) throws Exception {
        Path log = directory.resolve("log");
        WorkerOptions options = WorkerOptions.defaults().output(WorkerOutput.appendTo(log));
        PrintBothLauncher.with(options).start("one\n", "").result();
        PrintBothLauncher.with(options).start("", "two\n").result();
        assertEquals("one\ntwo\n", Files.readString(log));
    }

    @Test
    void aFileThatCantBeOpenedIsNamed(@TempDir Path directory) {
        Path log = directory.resolve("missing").resolve("log");
        WorkerOptions options = WorkerOptions.named("w").standardError(WorkerOutput.appendTo(log));
        WorkerStartException thrown = assertThrows(
                WorkerStartException.class,
                () -> PrintBothLauncher.with(options).start("", ""));
        assertEquals(
                "Can't start w for dev.jfork.it.Printers.printBoth. The file for its output can't be opened: " + log
                        + " (No such file or directory). Name another one with WorkerOutput.appendTo(...), or make its"
                        + " directory.",
                thrown.getMessage());
    }

    @Test
    void onlyWhatIsReadTakesAThread(@TempDir Path directory) throws Exception {
        WorkerProcess<Void> process = HangLauncher.with(WorkerOptions.named("h")
                        .standardOutput(WorkerOutput.discard())
                        .standardError(WorkerOutput.lines(line -> {})))
                .start(directory.resolve("started").toString());
        Await.until("the worker runs", () -> Files.exists(directory.resolve("started")));
        assertEquals(Set.of("jfork standard error of h"), readers());
        process.kill();
        process.join();
        Await.until("nobody reads any more", () -> readers().isEmpty());
    }

    private static Set<String> readers() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> name.startsWith("jfork standard"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void aCrashSaysTheLastLinesOfStandardError() throws Exception {
        for (WorkerOutput output : List.of(WorkerOutput.capture(), WorkerOutput.lines(line -> {}))) {
            WorkerProcess<Void> process = ComplainLauncher.with(
                            WorkerOptions.defaults().output(output))
                    .start("out of cheese\n\tat " + LETTERS + "\n\n", 3);
            WorkerCrashedException thrown = assertThrows(WorkerCrashedException.class, process::result);
            assertTrue(
                    thrown.getMessage()
                            .endsWith(" exited with 3 before it returned\n"
                                    + "The last lines of its standard error:\n    out of cheese\n    \tat " + LETTERS),
                    thrown::getMessage);
        }
    }

    @Test
    void onlyTheLastLinesAreSaid() throws Exception {
        String words =
                IntStream.range(0, 10_000).mapToObj(i -> "line " + i + "\n").collect(Collectors.joining());
        WorkerProcess<Void> process = ComplainLauncher.with(CAPTURED).start(words, 3);
        WorkerCrashedException thrown = assertThrows(WorkerCrashedException.class, process::result);
        List<String> lines = thrown.getMessage().lines().skip(2).toList();
        assertEquals(
                IntStream.range(9_980, 10_000).mapToObj(i -> "    line " + i).toList(), lines);
    }

    @Test
    void whoeverIsKilledLeavesLastWordsToo(@TempDir Path directory) throws Exception {
        Path started = directory.resolve("started");
        WorkerProcess<Void> process = ComplainAndHangLauncher.with(
                        WorkerOptions.defaults().standardError(WorkerOutput.capture()))
                .start("still at it", started.toString());
        Await.until("the worker runs", () -> Files.exists(started));
        process.kill();
        WorkerCrashedException thrown = assertThrows(WorkerCrashedException.class, process::result);
        assertTrue(
                thrown.getMessage()
                        .endsWith("kill() was called\nThe last lines of its standard error:\n    still at it"),
                thrown::getMessage);
    }

    @Test
    void aJvmThatCantStartSaysSoInItsOwnWords() throws Exception {
        WorkerProcess<Integer> process =
                PrintBothLauncher.with(CAPTURED.jvmOption("-XX:NoSuchThing")).start("", "");
        WorkerStartException thrown = assertThrows(WorkerStartException.class, process::result);
        assertTrue(
                thrown.getMessage().contains("It says:\n    Unrecognized VM option 'NoSuchThing'"), thrown::getMessage);
        assertTrue(process.standardError().contains("Unrecognized VM option"), process::standardError);
    }

    @Test
    void choicesAreValues() throws IOException {
        WorkerOptions options = WorkerOptions.defaults().standardOutput(WorkerOutput.prefix());
        assertEquals(options, options.standardError(WorkerOutput.inherit()));
        assertEquals(WorkerOptions.defaults(), options.output(WorkerOutput.inherit()));
        assertEquals(
                options.output(WorkerOutput.capture()).hashCode(),
                options.output(WorkerOutput.capture(1 << 20)).hashCode());
        assertFalse(options.equals(options.standardOutput(WorkerOutput.discard())));
        assertEquals(
                "[inherit(), discard(), appendTo(log), capture(1048576), lines(...), prefix()]",
                Stream.of(
                                WorkerOutput.inherit(),
                                WorkerOutput.discard(),
                                WorkerOutput.appendTo(Path.of("log")),
                                WorkerOutput.capture(),
                                WorkerOutput.lines(line -> {}),
                                WorkerOutput.prefix())
                        .toList()
                        .toString());
        assertTrue(options.toString().contains("standardOutput=prefix(), standardError=inherit()"), options::toString);
        assertThrows(IllegalArgumentException.class, () -> WorkerOutput.capture(0));
    }
}
