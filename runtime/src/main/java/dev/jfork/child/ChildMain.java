package dev.jfork.child;

import dev.jfork.protocol.Header;
import dev.jfork.wire.WireReader;
import dev.jfork.wire.WorkerMethod;
import java.io.ByteArrayInputStream;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * The first class of ours in a child JVM: reads one task from standard input, runs it, and writes its outcome.
 *
 * <p>What a short task doesn't need is not loaded for it: each class of ours costs a cold JVM a quarter of a millisecond.
 * To verify a class, a JVM loads what it catches; so only exceptions of the JDK are caught here, and {@link Failure} does
 * the telling. For the same reason this class is what all three of its threads run first: the main thread, that of the
 * {@link Lifeline}, and the shutdown hook.
 */
public final class ChildMain implements Runnable {
    /** How long a task is short: the lifeline is not watched for so long. */
    private static final long QUIET_NANOS = 200_000_000;

    /** How often nothing is found to be there before it is believed. */
    static final int LOOKS = 5;

    private final FileInputStream stdin;
    private final Header header;
    private volatile boolean stdinIsRead;
    private long beganNanos; // on the clock of System.nanoTime(); written before "began"
    private volatile long began; // when the method did, in milliseconds since the epoch, or 0
    private final Thread exitHook = new Thread(this, "jfork exit");

    /** Opened at once: a file that is there, and empty, says that the JVM has come as far as this. */
    private final FileOutputStream outcomeStream;

    private @Nullable OutcomeFile outcome; // guarded by this

    private final @Nullable SpareMain spare;

    private ChildMain(FileInputStream stdin, Header header, @Nullable SpareMain spare) throws Exception {
        this.stdin = stdin;
        this.header = header;
        this.spare = spare;
        this.outcomeStream = spare == null ? new FileOutputStream(header.outcomeFile()) : spare.awaitOutcomeStream();
    }

    /**
     * Runs one worker method.
     *
     * @param labels ignored: they are there so that {@code ps} and {@code jps -m} show which worker this is
     * @throws Throwable what the worker method throws, so that the JVM ends as one whose {@code main} threw
     */
    public static void main(String[] labels) throws Throwable {
        main((SpareMain) null);
    }

    /**
     * Runs one worker method, once it is told which one.
     *
     * @param spare what this JVM has done already, or {@code null}
     */
    static void main(@Nullable SpareMain spare) throws Throwable {
        FileInputStream stdin = new FileInputStream(FileDescriptor.in);
        System.setIn(new ByteArrayInputStream(new byte[0]));
        long length = messageLength(stdin);
        if (length < 0) {
            return; // the parent was gone before it had said anything
        }
        WireReader in = new WireReader(stdin, length);
        new ChildMain(stdin, Header.receive(in), spare).runTask(in);
    }

    private void runTask(WireReader in) throws Throwable {
        Runtime.getRuntime().addShutdownHook(exitHook);
        startLifeline();
        try {
            WorkerMethod<Record, @Nullable Object> method = find(header.methodClass(), header.shape());
            Record arguments = read(method, in);
            stdinIsRead = true;
            beganNanos = System.nanoTime();
            began = System.currentTimeMillis();
            @Nullable Object result = method.call(arguments);
            outcome().returned(method, result);
            removeHook();
        } catch (Throwable e) {
            throw Failure.report(e, header, outcome());
        }
    }

    /** What the other two threads do. */
    @Override
    public void run() {
        if (Thread.currentThread() == exitHook) {
            exited();
        } else {
            watchParent();
        }
    }

    /** Where the heap is full, or the jar was replaced, there may be no {@link Lifeline}: this needs neither. */
    private void watchParent() {
        boolean plainly = false;
        boolean gone = false;
        int missed = 0; // a look at the system may fail, and this JVM is not to be halted for that
        while (!gone) {
            // Not Thread.sleep: its exception, caught here, would be loaded to verify this class.
            LockSupport.parkNanos(QUIET_NANOS);
            try {
                if (!plainly) {
                    Lifeline.watch(this); // which doesn't return
                } else if (stdinIsRead) {
                    gone = stdin.read() < 0;
                } else {
                    missed = ProcessHandle.of(header.parentPid()).isPresent() ? 0 : missed + 1;
                    gone = missed == LOOKS;
                }
            } catch (Throwable e) {
                plainly = true;
            }
        }
        Runtime.getRuntime().halt(1);
    }

    /** There is nothing left for it to tell; a thread that needn't be started at the end saves a tenth of a millisecond. */
    private void removeHook() {
        try {
            Runtime.getRuntime().removeShutdownHook(exitHook);
        } catch (RuntimeException e) {
            // An IllegalStateException, which named here would be loaded to verify this class: the hook runs already.
        }
    }

    private void startLifeline() {
        if (spare != null) {
            spare.watchParentOf(this);
            return;
        }
        Thread thread = new Thread(this, "jfork lifeline");
        thread.setDaemon(true);
        thread.start();
    }

    private void exited() {
        try {
            ExitRecord.write(outcome());
        } catch (Exception e) { // an IOException: named here, it would be loaded to verify this class
            System.err.println("jfork: the exit can't be told: " + e);
        }
    }

    /** Whether all arguments have been read, so that standard input is the lifeline's. */
    boolean stdinIsRead() {
        return stdinIsRead;
    }

    FileInputStream stdin() {
        return stdin;
    }

    Header header() {
        return header;
    }

    /** Called when the method has ended, or this JVM does: so long has the method run. */
    synchronized OutcomeFile outcome() {
        if (outcome == null) {
            long ran = began == 0 ? 0 : System.nanoTime() - beganNanos;
            outcome = new OutcomeFile(header.outcomeFile(), outcomeStream, began, ran);
        }
        return outcome;
    }

    private static long messageLength(InputStream stdin) {
        try {
            return new WireReader(stdin, Long.BYTES).readLong();
        } catch (RuntimeException e) {
            return -1;
        }
    }

    /** Finds the method that the parent means, or throws a refusal if this JVM has none like it. */
    @SuppressWarnings("unchecked") // a method reads and writes its own types, on both sides
    static WorkerMethod<Record, @Nullable Object> find(String name, String shape) {
        if (name.isEmpty()) {
            throw Failure.otherProtocol();
        }
        Class<?> methodClass;
        try {
            // As a rule that of the system; in an executable jar of Spring Boot, its own.
            methodClass = Class.forName(name, true, Thread.currentThread().getContextClassLoader());
        } catch (ClassNotFoundException | LinkageError e) {
            throw Failure.cannotLoad(name, e);
        }
        WorkerMethod<?, ?> method = WorkerMethod.registered(methodClass);
        if (method == null || !method.shape().equals(shape)) {
            throw Failure.differentShape(shape, method);
        }
        return (WorkerMethod<Record, @Nullable Object>) method;
    }

    static Record read(WorkerMethod<Record, ?> method, WireReader in) {
        Record arguments;
        try {
            arguments = method.readArguments(in);
        } catch (LinkageError | RuntimeException | StackOverflowError e) {
            throw Failure.cannotRead(method, e);
        }
        if (in.remaining() != 0) {
            throw Failure.bytesLeftOver(method, in.remaining());
        }
        return arguments;
    }
}
