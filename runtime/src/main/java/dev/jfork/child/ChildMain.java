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
 * <p>Catches exceptions of the JDK only, and leaves the telling to {@link Failure}: to verify a class, a JVM loads what it
 * catches, and each class of ours costs a cold one a third of a millisecond.
 */
public final class ChildMain {
    private ChildMain() {}

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
        try {
            WorkerMethod<Record, @Nullable Object> method = find(header);
            Record arguments = read(method, in);
            Lifeline.watch(stdin, header.parentPid(), outcome);
            outcome.returned(method, method.call(arguments));
        } catch (Throwable e) {
            throw Failure.report(e, header, outcome);
        }
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
