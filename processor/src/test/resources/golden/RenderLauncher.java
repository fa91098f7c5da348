package demo;

import dev.jfork.GeneratedLauncher;
import dev.jfork.WorkerOptions;
import dev.jfork.WorkerProcess;
import dev.jfork.WorkerTask;
import dev.jfork.wire.PrimitiveArrays;
import dev.jfork.wire.WireReader;
import dev.jfork.wire.WireWriter;
import dev.jfork.wire.WorkerMethod;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javax.annotation.processing.Generated;

/**
 * Runs {@link Reports#render(String, int, Reports.Format)} in a JVM of its own.
 */
@Generated("dev.jfork.processor.WorkerProcessor")
@GeneratedLauncher("demo.Reports.render(java.lang.String, int, demo.Reports.Format)")
final class RenderLauncher {
    private RenderLauncher() {
    }

    /**
     * Renders a report. See {@code Reports.render} and lists:
     *
     * <pre>{@code
     * Summary summary = render("q3.csv", 300, Format.PDF);
     *     @Indented
     * }</pre>
     *
     * <p>A second paragraph, with $dollars.
     *
     * <p>Starts a JVM for this call, now.
     *
     * @param source where the figures are
     * @param dpi dots per inch,
     * more is better
     * @return the process, started; its result: what was rendered
     */
    public static WorkerProcess<Reports.Summary> start(String source, int dpi,
            Reports.Format format) {
        return task(source, dpi, format).start();
    }

    /**
     * Makes a process for this call, with its name and number, to be started later.
     *
     * @param source where the figures are
     * @param dpi dots per inch,
     * more is better
     * @return the process, not started; its result: what was rendered
     */
    public static WorkerProcess<Reports.Summary> unstarted(String source, int dpi,
            Reports.Format format) {
        return task(source, dpi, format).unstarted();
    }

    /**
     * Makes the call a value, and starts nothing.
     *
     * @param source where the figures are
     * @param dpi dots per inch,
     * more is better
     * @return the call; its result: what was rendered
     */
    public static WorkerTask<Reports.Summary> task(String source, int dpi, Reports.Format format) {
        return WorkerTask.of(Method.INSTANCE, new Args(source, dpi, format));
    }

    /**
     * Says how the JVM is started.
     *
     * @param options the options
     * @return what starts it so
     */
    public static Configured with(WorkerOptions options) {
        return new Configured(options);
    }

    /**
     * Starts JVMs with options.
     */
    public static final class Configured {
        private final WorkerOptions options;

        private Configured(WorkerOptions options) {
            this.options = Objects.requireNonNull(options, "options");
        }

        /**
         * Renders a report. See {@code Reports.render} and lists:
         *
         * <pre>{@code
         * Summary summary = render("q3.csv", 300, Format.PDF);
         *     @Indented
         * }</pre>
         *
         * <p>A second paragraph, with $dollars.
         *
         * <p>Starts a JVM for this call with these options, now.
         *
         * @param source where the figures are
         * @param dpi dots per inch,
         * more is better
         * @return the process, started; its result: what was rendered
         */
        public WorkerProcess<Reports.Summary> start(String source, int dpi, Reports.Format format) {
            return task(source, dpi, format).start(this.options);
        }

        /**
         * Makes a process for this call with these options, with its name and number, to be started later.
         *
         * @param source where the figures are
         * @param dpi dots per inch,
         * more is better
         * @return the process, not started; its result: what was rendered
         */
        public WorkerProcess<Reports.Summary> unstarted(String source, int dpi,
                Reports.Format format) {
            return task(source, dpi, format).unstarted(this.options);
        }
    }

    /**
     * The arguments of one call.
     *
     * @param source where the figures are
     * @param dpi dots per inch,
     * more is better
     */
    public record Args(String source, int dpi, Reports.Format format) {
    }

    private static final class Method extends WorkerMethod<Args, Reports.Summary> {
        static final Method INSTANCE = register(new Method());

        private Method() {
            super(
                    "demo.Reports.render",
                    "demo.Reports.render(java.lang.String, int, demo.Reports.Format) returns demo.Reports.Summary\n"
                            + "record demo.Reports.Page(int number, java.lang.String text, demo.Reports.Format format)\n"
                            + "record demo.Reports.Summary(java.lang.String title, java.util.List<demo.Reports.Page> pages, long[] offsets)");
        }

        @Override
        public Reports.Summary call(Args arguments) throws Throwable {
            return Reports.render(arguments.source(), arguments.dpi(), arguments.format());
        }

        @Override
        public Object[] values(Args arguments) {
            return new Object[] {arguments.source(), arguments.dpi(), arguments.format()};
        }

        @Override
        public void writeArguments(WireWriter out, Args arguments) {
            out.writeString(arguments.source());
            out.writeInt(arguments.dpi());
            FormatCodec.write(out, arguments.format());
        }

        @Override
        public Args readArguments(WireReader in) {
            return new Args(in.readString(), in.readInt(), FormatCodec.read(in));
        }

        @Override
        public void writeResult(WireWriter out, Reports.Summary result) {
            SummaryCodec.write(out, result);
        }

        @Override
        public Reports.Summary readResult(WireReader in) {
            return SummaryCodec.read(in);
        }

        @Override
        public boolean isIdempotent() {
            return true;
        }

        @Override
        protected Object[] parts() {
            return new Object[] {Reports.Format.values(), Reports.Summary.class,
                    Reports.Page.class};
        }

        @Override
        public Throwable rebuild(String type, String message, Throwable cause) {
            return DeclaredExceptions.rebuild(type, message, cause);
        }
    }

    private static final class DeclaredExceptions {
        static Throwable rebuild(String type, String message, Throwable cause) {
            return switch (type) {
                case "demo.Reports$NoFigures" -> new Reports.NoFigures(message, cause);
                default -> null;
            };
        }
    }

    private static final class FormatCodec {
        private static final Reports.Format[] CONSTANTS = Reports.Format.values();

        static void write(WireWriter out, Reports.Format value) {
            if (value == null) {
                out.writeNull();
            } else {
                out.writeIndex(value.ordinal());
            }
        }

        static Reports.Format read(WireReader in) {
            int index = in.readIndex(CONSTANTS.length);
            return index < 0 ? null : CONSTANTS[index];
        }
    }

    private static final class SummaryCodec {
        static void write(WireWriter out, Reports.Summary value) {
            if (out.writePresence(value)) {
                out.writeString(value.title());
                PageListCodec.write(out, value.pages());
                PrimitiveArrays.writeLongs(out, value.offsets());
            }
        }

        static Reports.Summary read(WireReader in) {
            if (!in.readPresence()) {
                return null;
            }
            return new Reports.Summary(in.readString(), PageListCodec.read(in),
                    PrimitiveArrays.readLongs(in));
        }
    }

    private static final class PageListCodec {
        static void write(WireWriter out, List<Reports.Page> value) {
            if (value == null) {
                out.writeNull();
                return;
            }
            List<Reports.Page> elements = new ArrayList<>(value);
            out.writeSize(elements.size());
            for (Reports.Page element : elements) {
                PageCodec.write(out, element);
            }
        }

        static List<Reports.Page> read(WireReader in) {
            int size = in.readSize(1);
            if (size < 0) {
                return null;
            }
            ArrayList<Reports.Page> value = new ArrayList<>(size);
            for (int i = 0; i < size; i++) {
                value.add(PageCodec.read(in));
            }
            return value;
        }
    }

    private static final class PageCodec {
        static void write(WireWriter out, Reports.Page value) {
            if (out.writePresence(value)) {
                out.writeInt(value.number());
                out.writeString(value.text());
                FormatCodec.write(out, value.format());
            }
        }

        static Reports.Page read(WireReader in) {
            if (!in.readPresence()) {
                return null;
            }
            return new Reports.Page(in.readInt(), in.readString(), FormatCodec.read(in));
        }
    }
}
