package dev.jfork;

import dev.jfork.protocol.Report;
import dev.jfork.protocol.ThrownData;
import dev.jfork.spawn.BootFailure;
import dev.jfork.spawn.CrashReport;
import dev.jfork.spawn.ExpectedOutcome;
import dev.jfork.spawn.Signals;
import dev.jfork.wire.WireException;
import dev.jfork.wire.WireReader;
import dev.jfork.wire.WorkerMethod;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Tells how a process has ended, from its exit code and the outcome file that it left: as it was made where its JVM never
 * ran a line of Java, empty or broken where it died.
 *
 * @param method the method that it was to run
 * @param processName its name
 * @param jvm its JVM
 * @param streams its standard output and error, where they are not both inherited
 * @param <R> what the method returns
 */
record OutcomeReader<R extends @Nullable Object>(
        WorkerMethod<?, R> method,
        String processName,
        ChildJvm jvm,
        @Nullable StandardStreams streams) {

    /** What HotSpot says when it is the heap that is full, and not something that no heap can help. */
    private static final Set<String> HEAP_IS_FULL = Set.of("Java heap space", "GC overhead limit exceeded");

    /** That of HotSpot where {@code -XX:+ExitOnOutOfMemoryError} is said. */
    private static final int OUT_OF_MEMORY_EXIT = 3;

    static final String MORE_HEAP = ". Give it more with WorkerOptions.maxHeap(...).";

    /**
     * Reads the outcome.
     *
     * @param exitCode the exit code of the process
     * @param request what this JVM has done to end it, or {@code null}
     * @return how it ended
     * @throws InterruptedException if the thread is interrupted
     */
    Ending<R> read(int exitCode, @Nullable EndRequest request) throws InterruptedException {
        ExpectedOutcome outcome = jvm.outcome();
        try {
            WireReader in = new WireReader(outcome.bytes(), outcome.content().length());
            in.preferClassLoader(method.getClass().getClassLoader());
            return in.remaining() == 0 ? died(exitCode, request) : read(in, exitCode, request);
        } catch (WireException e) {
            return died(exitCode, request); // in the middle of writing
        } catch (IOException e) {
            return unreadable(exitCode, e, "left an outcome that can't be read:");
        }
    }

    private Ending<R> read(WireReader in, int exitCode, @Nullable EndRequest request)
            throws IOException, InterruptedException {
        byte report = in.readByte();
        if (in.remaining() >= Report.TIMES) {
            in.readLong();
            in.readLong();
        }
        return switch (report) {
            case Report.UNOPENED ->
                Signals.in(exitCode) == 0 && request == null ? neverOpened(exitCode) : died(exitCode, request);
            case Report.RETURNED -> returned(in, exitCode);
            case Report.THREW -> threw(exitCode, new RemoteFailure(ThrownData.read(in)));
            case Report.REFUSED -> refused(exitCode, in.readNonNullString());
            case Report.EXITED -> // and was killed for it, where a hook took its time
                Signals.in(exitCode) == 0 || request == null ? exited(exitCode) : died(exitCode, request);
            default -> throw new WireException("No outcome has the number " + report);
        };
    }

    private Ending<R> refused(int exitCode, String reason) {
        return Ending.failed(
                exitCode,
                new Outcome.Exited<>(exitCode),
                what -> new WorkerStartException(subject(what) + " was not run: " + reason, null));
    }

    /** Code of the user's runs here, and may throw what it likes. */
    private Ending<R> returned(WireReader in, int exitCode) {
        try {
            R value = method.readResult(in);
            if (in.readByte() != Report.END) {
                throw new WireException("The outcome doesn't end where it should");
            }
            return Ending.returned(exitCode, value);
        } catch (Throwable e) {
            if (e instanceof WireException cutShort && !isComplete(exitCode)) {
                throw cutShort;
            }
            return unreadable(exitCode, e, "returned what this JVM can't read:");
        }
    }

    /** Whether all was written, so that it is a codec that doesn't read what it wrote. */
    private boolean isComplete(int exitCode) {
        RandomAccessFile content = jvm.outcome().content();
        try {
            content.seek(content.length() - 1);
            return Signals.in(exitCode) == 0 && content.read() == Report.END;
        } catch (IOException e) {
            return false;
        }
    }

    private Ending<R> threw(int exitCode, RemoteFailure failure) {
        return isHeapFull(failure)
                ? Ending.failed(
                        exitCode,
                        new Outcome.Threw<>(failure),
                        what -> new WorkerCrashedException(
                                subject(what) + " " + outOfHeap() + ": " + failure.getMessage() + MORE_HEAP
                                        + lastWords(),
                                OriginalException.of(failure, method)))
                : failed(exitCode, failure, "threw");
    }

    /** Whether it is the heap that was too small, which is said in other words than what a method throws. */
    static boolean isHeapFull(RemoteFailure failure) {
        return HEAP_IS_FULL.contains(String.valueOf(failure.getMessage()))
                && failure.type().equals(OutOfMemoryError.class.getName());
    }

    /** What was thrown here, and not by the worker. */
    private Ending<R> unreadable(int exitCode, Throwable thrown, String what) {
        return failed(exitCode, new RemoteFailure(ThrownData.of(thrown)), what);
    }

    private Ending<R> failed(int exitCode, RemoteFailure failure, String how) {
        return Ending.failed(
                exitCode,
                new Outcome.Threw<>(failure),
                what -> new WorkerFailedException(
                        subject(what) + " " + how + " " + failure, failure, OriginalException.of(failure, method)));
    }

    private Ending<R> neverOpened(int exitCode) throws InterruptedException {
        return jvm.outcome().isInPlace() ? neverStarted(exitCode) : lost(exitCode);
    }

    private Ending<R> neverStarted(int exitCode) throws InterruptedException {
        return refused(
                exitCode, BootFailure.explain(jvm.command(), exitCode, streams == null ? "" : streams.bootWords()));
    }

    private Ending<R> lost(int exitCode) {
        return Ending.failed(
                exitCode,
                new Outcome.Exited<>(exitCode),
                what -> new WorkerCrashedException(
                        subject(what) + " left no outcome: " + jvm.outcome().path()
                                + " was removed before it could open it. Keep whatever"
                                + " sweeps it away from directories named jfork-*." + lastWords(),
                        null));
    }

    private Ending<R> died(int exitCode, @Nullable EndRequest request) {
        int signal = Signals.in(exitCode);
        Outcome<R> outcome = signal == 0 ? new Outcome.Exited<>(exitCode) : new Outcome.Killed<>(signal);
        Duration deadline = request == null ? null : request.deadline();
        if (deadline != null) {
            return Ending.failed(
                    exitCode, outcome, what -> new WorkerTimeoutException(late(subject(what), deadline) + lastWords()));
        }
        Optional<CrashReport> report =
                request == null ? CrashReport.find(jvm.command(), pid(), jvm.startMillis()) : Optional.empty();
        String words;
        if (report.isPresent()) {
            words = crashed(report.get());
        } else if (exitCode == OUT_OF_MEMORY_EXIT && jvm.command().exitsOnOutOfMemory()) {
            words = outOfHeap() + ", or of metaspace: -XX:+ExitOnOutOfMemoryError ended it with " + exitCode
                    + MORE_HEAP;
        } else if (signal == 0) {
            return exited(exitCode);
        } else {
            words = "was killed by "
                    + (request == null ? Signals.describe(signal) : Signals.name(signal) + ": " + request.reason());
        }
        return Ending.failed(
                exitCode, outcome, what -> new WorkerCrashedException(subject(what) + " " + words + lastWords(), null));
    }

    /** In the notation of {@link Worker#deadline}: that of ISO 8601, without what stands before the hours. */
    static String late(String subject, Duration deadline) {
        return subject + " was killed at its deadline, "
                + deadline.toString().substring(2).toLowerCase(Locale.ROOT)
                + " after its start, before it returned. If it needs more time, give it more with"
                + " WorkerOptions.deadline(...) or @Worker(deadline = \"...\").";
    }

    private String crashed(CrashReport report) {
        String place = "; report in " + report.file();
        Optional<String> memory = report.outOfMemory().filter(HEAP_IS_FULL::contains);
        return memory.isPresent()
                ? outOfHeap() + ": " + memory.get() + place + MORE_HEAP
                : "crashed" + report.cause().map(cause -> " (" + cause + ")").orElse("") + place;
    }

    private Ending<R> exited(int exitCode) {
        return Ending.failed(
                exitCode,
                new Outcome.Exited<>(exitCode),
                what -> new WorkerCrashedException(
                        subject(what) + " exited with " + exitCode + " before it returned" + lastWords(), null));
    }

    private String outOfHeap() {
        return "ran out of heap (" + jvm.command().heapLimit().orElse("the JVM's default") + ")";
    }

    private long pid() {
        return jvm.process().pid();
    }

    private String lastWords() {
        return streams == null ? "" : streams.lastWords();
    }

    private String subject(String what) {
        return subject(processName, pid(), what);
    }

    /** How messages begin: which process, and what it was to run. */
    static String subject(String processName, long pid, String what) {
        return processName + " (pid " + pid + ", " + what + ")";
    }
}
