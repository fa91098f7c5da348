package dev.jfork.pool;

import dev.jfork.link.Payload;
import dev.jfork.wire.WireReader;
import dev.jfork.wire.WireWriter;
import dev.jfork.wire.WorkerMethod;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A job whose end is kept as a word. */
final class FakeJob extends Job {
    private static final Method METHOD = new Method();

    private final CompletableFuture<String> outcome = new CompletableFuture<>();
    private volatile @Nullable Thread hearer; // who has ended it

    FakeJob() {
        this(0, 0);
    }

    FakeJob(long deadlineNanos, int retries) {
        this(Payload.EMPTY, deadlineNanos, retries);
    }

    FakeJob(Payload arguments) {
        this(arguments, 0, 0);
    }

    private FakeJob(Payload arguments, long deadlineNanos, int retries) {
        super(METHOD, arguments, deadlineNanos, retries);
        describe(new MethodInfo(METHOD));
    }

    /** Waits for its end, and tells which one it was. */
    String outcome() throws Exception {
        return outcome.get(30, TimeUnit.SECONDS);
    }

    /** Whether it has ended, and by this thread. */
    boolean hasEndedHere() {
        return hearer == Thread.currentThread();
    }

    private void end(String how) {
        hearer = Thread.currentThread();
        if (!outcome.complete(how)) {
            throw new AssertionError("has ended twice");
        }
    }

    @Override
    protected void returned(Jvm worker, Payload result) {
        end("returned " + result.length());
    }

    @Override
    protected void threw(Jvm worker, Payload thrown) {
        end("threw");
    }

    @Override
    protected void refused(Jvm worker, Payload reason) {
        end("refused");
    }

    @Override
    protected void timedOut(Jvm worker) {
        end("timed out");
    }

    @Override
    protected void failed(Supplier<? extends RuntimeException> failure) {
        end("failed: " + failure.get().getMessage());
    }

    @Override
    protected void cancelled() {
        end("cancelled");
    }

    @Override
    protected RuntimeException failure() {
        return new IllegalStateException();
    }

    private record Args() {}

    private static final class Method extends WorkerMethod<Args, String> {
        Method() {
            super("fake", "fake");
        }

        @Override
        public String call(Args arguments) {
            return "";
        }

        @Override
        public Object[] values(Args arguments) {
            return new Object[0];
        }

        @Override
        public void writeArguments(WireWriter out, Args arguments) {}

        @Override
        public Args readArguments(WireReader in) {
            return new Args();
        }

        @Override
        public void writeResult(WireWriter out, String result) {}

        @Override
        public String readResult(WireReader in) {
            return "";
        }
    }
}
