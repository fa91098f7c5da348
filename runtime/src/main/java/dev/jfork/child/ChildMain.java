package dev.jfork.child;

import dev.jfork.protocol.Header;
import dev.jfork.wire.WireException;
import dev.jfork.wire.WireReader;
import dev.jfork.wire.WorkerMethod;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** The first class of ours in a child JVM: reads one task from standard input, runs it, and writes its outcome. */
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
        System.setIn(InputStream.nullInputStream());
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
        } catch (Refusal e) {
            outcome.refused(e.getMessage());
            System.exit(1);
        } catch (Throwable e) {
            Thread.currentThread().setUncaughtExceptionHandler(new HeadedStackTrace(header.processName()));
            tell(outcome, e);
            throw e;
        }
    }

    private static void tell(OutcomeFile outcome, Throwable thrown) {
        try {
            outcome.threw(thrown);
        } catch (WireException | OutOfMemoryError e) {
            thrown.addSuppressed(e);
        }
    }

    private static long messageLength(InputStream stdin) throws IOException {
        byte[] bytes = stdin.readNBytes(Long.BYTES);
        if (bytes.length < Long.BYTES) {
            return -1;
        }
        long length = 0;
        for (int i = Long.BYTES - 1; i >= 0; i--) {
            length = length << Byte.SIZE | bytes[i] & 0xff;
        }
        return length;
    }

    @SuppressWarnings("unchecked") // a method reads and writes its own types, on both sides
    private static WorkerMethod<Record, @Nullable Object> find(Header header) {
        String launcher = header.launcher();
        try {
            Class.forName(launcher, true, ClassLoader.getSystemClassLoader());
        } catch (ClassNotFoundException | LinkageError e) {
            throw Refusal.cannotLoad(launcher, e);
        }
        WorkerMethod<?, ?> method = WorkerMethod.registered(launcher);
        if (method == null) {
            throw new Refusal(launcher + " registered no worker method");
        }
        if (!method.shape().equals(header.shape())) {
            throw Refusal.differentShape(header.shape(), method.shape());
        }
        return (WorkerMethod<Record, @Nullable Object>) method;
    }

    private static Record read(WorkerMethod<Record, ?> method, WireReader in) {
        try {
            Record arguments = method.readArguments(in);
            if (in.remaining() != 0) {
                throw new WireException(in.remaining() + " bytes are left over");
            }
            return arguments;
        } catch (WireException | LinkageError e) {
            throw Refusal.cannotRead(method.name(), e);
        }
    }
}
