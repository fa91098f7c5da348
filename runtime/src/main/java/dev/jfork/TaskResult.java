package dev.jfork;

import dev.jfork.link.Payload;
import dev.jfork.pool.Jvm;
import dev.jfork.protocol.ThrownData;
import dev.jfork.wire.WireException;
import dev.jfork.wire.WireReader;
import dev.jfork.wire.WorkerMethod;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * How a task of an engine has ended. What it returned or threw is read by who first asks for it: code of the user's runs
 * then, which the engine's thread must not. Safe for use by many threads.
 */
final class TaskResult<R extends @Nullable Object> {
    private final boolean mayBeValue; // and not surely a failure
    private volatile @Nullable Supplier<TaskResult<R>> unread;
    // Guarded by this, as is the reading.
    private @Nullable Supplier<? extends RuntimeException> failure;
    private @Nullable R value;

    private TaskResult(
            boolean mayBeValue,
            @Nullable Supplier<TaskResult<R>> unread,
            @Nullable Supplier<? extends RuntimeException> failure,
            @Nullable R value) {
        this.mayBeValue = mayBeValue;
        this.unread = unread;
        this.failure = failure;
        this.value = value;
    }

    /** Takes what makes the exception, a new one for each who asks. */
    static <R extends @Nullable Object> TaskResult<R> failed(Supplier<? extends RuntimeException> failure) {
        return new TaskResult<>(false, null, failure, null);
    }

    static <R extends @Nullable Object> TaskResult<R> returned(WorkerMethod<?, R> method, Jvm worker, Payload bytes) {
        return new TaskResult<>(
                true,
                () -> {
                    try {
                        return new TaskResult<>(true, null, null, read(method, bytes));
                    } catch (RuntimeException | Error e) {
                        return threw(method, worker, "returned what this JVM can't read:", ThrownData.of(e));
                    }
                },
                null,
                null);
    }

    private static <R extends @Nullable Object> R read(WorkerMethod<?, R> method, Payload bytes) {
        WireReader in = bytes.read();
        in.preferClassLoader(method.getClass().getClassLoader());
        R value = method.readResult(in);
        if (in.remaining() != 0) {
            throw new WireException("The outcome doesn't end where it should");
        }
        return value;
    }

    static <R extends @Nullable Object> TaskResult<R> threw(WorkerMethod<?, R> method, Jvm worker, Payload bytes) {
        return new TaskResult<>(false, () -> threw(method, worker, "threw", ThrownData.read(bytes.read())), null, null);
    }

    static <R extends @Nullable Object> TaskResult<R> refused(WorkerMethod<?, R> method, Jvm worker, Payload bytes) {
        return new TaskResult<>(
                false,
                () -> {
                    String reason = bytes.read().readNonNullString();
                    return failed(
                            () -> new WorkerStartException(subject(method, worker) + " was not run: " + reason, null));
                },
                null,
                null);
    }

    private static <R extends @Nullable Object> TaskResult<R> threw(
            WorkerMethod<?, R> method, Jvm worker, String how, ThrownData thrown) {
        RemoteFailure failure = new RemoteFailure(thrown);
        String subject = subject(method, worker);
        return OutcomeReader.isHeapFull(failure)
                ? failed(() -> new WorkerCrashedException(
                        subject + " ran out of heap: " + failure.getMessage() + OutcomeReader.MORE_HEAP,
                        OriginalException.of(failure, method)))
                : failed(() -> new WorkerFailedException(
                        subject + " " + how + " " + failure, failure, OriginalException.of(failure, method)));
    }

    static String subject(WorkerMethod<?, ?> method, Jvm worker) {
        return OutcomeReader.subject(worker.name(), worker.pid(), method.name());
    }

    /** Gives what the method returned, or throws why there is nothing. */
    @SuppressWarnings("NullAway") // where nothing has failed, it is the value, be that null
    synchronized R get() {
        read();
        if (failure != null) {
            throw failure.get();
        }
        return value;
    }

    /** What the method returned will not be asked for. Waits for nobody who reads it just now. */
    void forget() {
        if (mayBeValue) {
            unread =
                    () -> failed(() -> new IllegalStateException("What the method returned was not kept: see forEach"));
        }
    }

    boolean isFailure() {
        // What was thrown may not be read yet; what was returned may prove unreadable, but only to who asks for it.
        return !mayBeValue;
    }

    synchronized RuntimeException failure() {
        read();
        if (failure == null) {
            throw new IllegalStateException("There is a result");
        }
        return failure.get();
    }

    private void read() {
        Supplier<TaskResult<R>> reading = unread;
        if (reading != null) {
            TaskResult<R> read = reading.get();
            failure = read.failure;
            value = read.value;
            unread = null; // and with it the bytes
        }
    }
}
