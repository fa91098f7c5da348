package dev.jfork.output;

import dev.jfork.telemetry.Log;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Reads one stream of a worker to its end, so that the worker never waits for long to be rid of what it prints. A daemon: it
 * is waited for by whoever tends the worker, and not by the JVM.
 */
public final class Pump extends Thread {
    private static final int CHUNK = 1 << 13;

    /** More than a pipe and the buffers before and behind it hold. */
    private static final int PIPE = 1 << 17;

    private static final long SILENCE_MILLIS = 2000;

    private final String source;
    private final InputStream in;
    private final Kept kept;
    private final @Nullable Lines lines;

    private volatile long received; // written by this thread, as is "reading"
    private volatile boolean reading;
    private boolean failed; // of this thread

    /**
     * Makes a pump that is yet to be started.
     *
     * @param source what it reads, as in {@code standard output of Process-1}
     * @param in the stream
     * @param kept takes all that is read
     * @param prefix what to put before each line
     * @param sink takes the lines, or {@code null}; what it throws is logged
     */
    public Pump(String source, InputStream in, Kept kept, byte[] prefix, Lines.@Nullable Sink sink) {
        super("jfork " + source);
        setDaemon(true);
        this.source = source;
        this.in = in;
        this.kept = kept;
        this.lines =
                sink == null ? null : new Lines(prefix, (line, length, ended) -> deliver(sink, line, length, ended));
    }

    @Override
    public void run() {
        byte[] chunk = new byte[CHUNK];
        long total = 0;
        int count = read(chunk);
        while (count >= 0) {
            total += count;
            received = total; // all before this chunk has been delivered
            take(chunk, count);
            count = read(chunk);
        }
        if (lines != null) {
            lines.end();
        }
        try {
            in.close();
        } catch (IOException e) {
            // It has been read to its end.
        }
    }

    /**
     * Waits, once the process has ended, until all that it printed is delivered. A process that it has left behind may hold
     * the stream open for long: then, until nothing has come for two seconds.
     *
     * @param hurried says when not to wait any longer for a sink that takes its time
     */
    public void await(BooleanSupplier hurried) {
        long most = received + PIPE;
        long before;
        do {
            before = received;
            joinForAWhile();
        } while (isAlive() && received < most && (received != before || !(reading || hurried.getAsBoolean())));
    }

    /** What this pump has read, as far as it is kept. */
    public Kept kept() {
        return kept;
    }

    private void joinForAWhile() {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(SILENCE_MILLIS);
        long left = SILENCE_MILLIS;
        while (left > 0) {
            try {
                join(left);
                return;
            } catch (InterruptedException e) { // meant for nobody: as Tending says
                left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
            }
        }
    }

    private int read(byte[] chunk) {
        reading = true;
        try {
            return in.read(chunk);
        } catch (IOException e) { // somebody has closed it
            return -1;
        } finally {
            reading = false;
        }
    }

    /** Whatever happens here, the stream must be read on, or the worker would wait for ever. */
    private void take(byte[] chunk, int count) {
        try {
            kept.add(chunk, count);
            if (lines != null) {
                lines.add(chunk, count);
            }
        } catch (Throwable e) {
            report(e);
        }
    }

    private void deliver(Lines.Sink sink, byte[] line, int length, boolean ended) {
        try {
            sink.line(line, length, ended);
        } catch (Throwable e) {
            report(e);
        }
    }

    private void report(Throwable thrown) {
        try {
            String message = "A line is lost to what takes " + source + ", for it threw " + thrown;
            if (failed) {
                Log.debug(message);
            } else {
                failed = true;
                Log.warning(
                        message + ". It is given the next ones; if it throws again, that is logged at level DEBUG.",
                        thrown);
            }
        } catch (Throwable e) {
            // Neither a logger that throws nor a full heap leaves a way to tell.
        }
    }
}
