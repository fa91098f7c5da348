package dev.jfork;

import dev.jfork.output.Kept;
import dev.jfork.output.Lines;
import dev.jfork.output.Pump;
import java.io.InputStream;
import java.io.PrintStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of what a worker prints, to standard output or to standard error; native code and programs that it starts
 * included. Immutable.
 *
 * <pre>{@code
 * WorkerOptions quiet = WorkerOptions.named("render-1")
 *         .standardOutput(WorkerOutput.discard())
 *         .standardError(WorkerOutput.lines(line -> log.warn("{}", line)));
 * }</pre>
 *
 * <p>{@link #capture}, {@link #lines} and {@link #prefix} take a thread in this JVM, which reads the stream as long as the
 * worker runs. All that the worker printed has been delivered when {@link WorkerProcess#join()},
 * {@link WorkerProcess#result()} and {@link WorkerProcess#future()} are done. If a process that the worker has left behind
 * holds the stream open, they wait until nothing has come for two seconds; what it prints later comes later, or not at all.
 * An exception that says how a worker died then also says the last lines of its standard error.
 *
 * <p>A line ends with {@code \n}; the last one of a worker may have no end. A line of more than 1,048,576 bytes is cut into
 * pieces of at most so many, between two characters.
 *
 * @since 0.1
 */
public final class WorkerOutput {
    private static final int CAPTURED = 1 << 20;
    private static final int LAST_WORDS = 4000;

    private static final WorkerOutput INHERIT = new WorkerOutput("inherit()", Redirect.INHERIT, null, 0);
    private static final WorkerOutput DISCARD = new WorkerOutput("discard()", Redirect.DISCARD, null, 0);
    private static final WorkerOutput PREFIX = new WorkerOutput("prefix()", Redirect.PIPE, null, 0);

    private final String words;
    private final Redirect redirect;
    private final @Nullable Consumer<? super String> consumer; // of lines
    private final int captured; // how many bytes at most

    private WorkerOutput(String words, Redirect redirect, @Nullable Consumer<? super String> consumer, int captured) {
        this.words = words;
        this.redirect = redirect;
        this.consumer = consumer;
        this.captured = captured;
    }

    /**
     * The stream is that of this JVM, as the operating system knows it: {@code System.setOut} changes nothing. This is the
     * default, and costs nothing.
     *
     * @return the choice
     */
    public static WorkerOutput inherit() {
        return INHERIT;
    }

    /**
     * Nothing is kept or shown.
     *
     * @return the choice
     */
    public static WorkerOutput discard() {
        return DISCARD;
    }

    /**
     * The stream is added to a file, by the operating system. Many workers may share one.
     *
     * @param file made if it is not there when the worker is started; its directory must be
     * @return the choice
     */
    public static WorkerOutput appendTo(Path file) {
        return new WorkerOutput("appendTo(" + file + ")", Redirect.appendTo(file.toFile()), null, 0);
    }

    /**
     * The stream is kept, for {@link WorkerProcess#standardOutput()} or {@link WorkerProcess#standardError()}: of more than
     * 1,048,576 bytes the first half and the last, with a line in between that says how many are left out.
     *
     * @return the choice
     */
    public static WorkerOutput capture() {
        return capture(CAPTURED);
    }

    /**
     * The stream is kept, as by {@link #capture()}, with a limit of its own.
     *
     * @param bytes how much to keep at most
     * @return the choice
     * @throws IllegalArgumentException if it is less than 1
     */
    public static WorkerOutput capture(int bytes) {
        if (bytes < 1) {
            throw new IllegalArgumentException(
                    "capture(" + bytes + ") would keep nothing: say 1 or more, or discard()");
        }
        return new WorkerOutput("capture(" + bytes + ")", Redirect.PIPE, null, bytes);
    }

    /**
     * Each line is handed to a consumer as soon as it has ended, without its {@code \n} or {@code \r\n}.
     *
     * <p>The worker's {@code System.out} and {@code System.err} print in UTF-8 then, whatever the platform's charset; what
     * is not UTF-8 becomes U+FFFD. The consumer is called in a thread of the stream: one after the other for one stream, at
     * the same time for several. While it is busy, the worker can print no more than a pipe holds. It must not wait for the
     * worker itself, which in turn waits for it. If it throws, that is logged by {@code System.Logger} {@code dev.jfork}, at
     * {@code WARNING} the first time and then at {@code DEBUG}, and it is given the next line.
     *
     * @param consumer takes the lines; safe for use by many threads if it is given more than one stream
     * @return the choice
     */
    public static WorkerOutput lines(Consumer<? super String> consumer) {
        return new WorkerOutput("lines(...)", Redirect.PIPE, Objects.requireNonNull(consumer, "consumer"), 0);
    }

    /**
     * Each line is printed by {@code System.out}, or {@code System.err}, of this JVM, below the worker's name:
     * {@code [render-1] ...}. Lines are whole, also where many workers print at once. Their bytes are not changed, and the
     * last line gets an end. A worker of the worker may do the same: {@code [render-1] [Process-1:1] ...}.
     *
     * @return the choice
     */
    public static WorkerOutput prefix() {
        return PREFIX;
    }

    Redirect redirect() {
        return redirect;
    }

    boolean isCaptured() {
        return captured > 0;
    }

    /** Whether the text is read here, so that its charset has to be known. */
    boolean isText() {
        return captured > 0 || consumer != null;
    }

    Charset charset() {
        return isText() ? StandardCharsets.UTF_8 : Charset.defaultCharset();
    }

    /** Makes the thread that reads the stream, or {@code null} where none is needed. */
    @Nullable
    Pump pump(String processName, InputStream in, boolean isError) {
        if (redirect.type() != Redirect.Type.PIPE) {
            return null;
        }
        String source = "standard " + (isError ? "error" : "output") + " of " + processName;
        if (captured > 0) {
            return new Pump(source, in, new Kept(captured / 2, captured - captured / 2), new byte[0], null);
        }
        byte[] prefix = isText() ? new byte[0] : ("[" + processName + "] ").getBytes(charset());
        return new Pump(source, in, new Kept(0, LAST_WORDS), prefix, sink(isError));
    }

    private Lines.Sink sink(boolean isError) {
        if (consumer != null) {
            return (line, length, ended) -> {
                boolean crlf = ended && length > 0 && line[length - 1] == '\r';
                consumer.accept(new String(line, 0, crlf ? length - 1 : length, StandardCharsets.UTF_8));
            };
        }
        return (line, length, ended) -> {
            line[length] = '\n';
            PrintStream target = isError ? System.err : System.out; // whatever it is now
            target.write(line, 0, length + 1);
            target.flush();
        };
    }

    /** Compares what is chosen; consumers and files as their own {@code equals} says. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof WorkerOutput that
                && redirect.equals(that.redirect)
                && Objects.equals(consumer, that.consumer)
                && captured == that.captured;
    }

    @Override
    public int hashCode() {
        return Objects.hash(redirect, consumer, captured);
    }

    /** Shows the choice, as in {@code capture(1048576)}. */
    @Override
    public String toString() {
        return words;
    }
}
