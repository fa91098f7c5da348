package dev.jfork.child;

import dev.jfork.protocol.Header;
import dev.jfork.wire.WireReader;
import dev.jfork.wire.WorkerMethod;
import java.io.ByteArrayInputStream;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * The first class of ours in a child JVM: reads one task from standard input, runs it, and writes its outcome.
 *
 * <p>What a short task doesn't need is not loaded for it: each class of ours costs a cold JVM a quarter of a millisecond.
 * To verify a class, a JVM loads what it catches; so only exceptions of the JDK are caught here, and {@link Failure} does
 * the telling. The thread of the {@link Lifeline} runs this class first, and touches that one when it has slept a while.
 */
public final class ChildMain implements Runnable {
    private static final long QUIET_MILLIS = 200;

    private final FileInputStream stdin;
    private final long parentPid;
    private final OutcomeFile outcome;

    private ChildMain(FileInputStream stdin, long parentPid, OutcomeFile outcome) {
        this.stdin = stdin;
        this.parentPid = parentPid;
        this.outcome = outcome;
    }

    /**
     * Runs one worker method.
     *
     * @param labels ignored: they are there so that {@code ps} and {@code jps -m} show which worker this is
     * @throws Throwable what the worker method throws, so that the JVM ends as one whose {@code main} threw
     */
    public static void main(String[] labels) throws Throwable {
        FileInputStream stdin = new FileInputStream(FileDescriptor.in);
        System.setIn(new ByteArrayInputStream(new byte[0]));
        long length = messageLength(stdin);
        if (length < 0) {
            return; // the parent was gone before it had said anything
        }
        WireReader in = new WireReader(stdin, length);
        Header header = Header.receive(in);
        OutcomeFile outcome = new OutcomeFile(header.outcomeFile());
        Runtime.getRuntime().addShutdownHook(new Thread(outcome, "jfork exit"));
        try {
            WorkerMethod<Record, @Nullable Object> method = find(header);
            Record arguments = read(method, in);
            startLifeline(new ChildMain(stdin, header.parentPid(), outcome));
            outcome.returned(method, method.call(arguments));
        } catch (Throwable e) {
            throw Failure.report(e, header, outcome);
        }
    }

    private static void startLifeline(ChildMain main) {
        Thread thread = new Thread(main, "jfork lifeline");
        thread.setDaemon(true);
        thread.start();
    }

    /** The lifeline's thread: nothing but a pause for a task that is short. */
    @Override
    public void run() {
        try {
            Thread.sleep(QUIET_MILLIS);
        } catch (InterruptedException e) {
            // Whoever it was: watching a little sooner does no harm.
        }
        Lifeline.watch(stdin, parentPid, outcome);
    }

    private static long messageLength(InputStream stdin) {
        try {
            return new WireReader(stdin, Long.BYTES).readLong();
        } catch (RuntimeException e) {
            return -1;
        }
    }

    @SuppressWarnings("unchecked") // a method reads and writes its own types, on both sides
    private static WorkerMethod<Record, @Nullable Object> find(Header header) {
        String launcher = header.launcher();
        try {
            Class.forName(launcher, true, ClassLoader.getSystemClassLoader());
        } catch (ClassNotFoundException | LinkageError e) {
            throw Failure.cannotLoad(launcher, e);
        }
        WorkerMethod<?, ?> method = WorkerMethod.registered(launcher);
        if (method == null || !method.shape().equals(header.shape())) {
            throw Failure.differentShape(header, method);
        }
        return (WorkerMethod<Record, @Nullable Object>) method;
    }

    private static Record read(WorkerMethod<Record, ?> method, WireReader in) {
        Record arguments;
        try {
            arguments = method.readArguments(in);
        } catch (LinkageError | RuntimeException e) {
            throw Failure.cannotRead(method, e);
        }
        if (in.remaining() != 0) {
            throw Failure.bytesLeftOver(method, in.remaining());
        }
        return arguments;
    }
}
