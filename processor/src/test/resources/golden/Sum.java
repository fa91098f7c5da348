package demo;

import dev.jfork.GeneratedLauncher;
import dev.jfork.WorkerOptions;
import dev.jfork.WorkerProcess;
import dev.jfork.WorkerTask;
import dev.jfork.wire.Boxes;
import dev.jfork.wire.WireReader;
import dev.jfork.wire.WireWriter;
import dev.jfork.wire.WorkerMethod;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javax.annotation.processing.Generated;

/**
 * Runs {@link Sums#sum(int, List[])} in a JVM of its own.
 */
@Generated("dev.jfork.processor.WorkerProcessor")
@GeneratedLauncher("demo.Sums.sum(int, java.util.List<? extends java.lang.Integer>[])")
@Deprecated
final class Sum {
    private Sum() {
    }

    /**
     * Starts a JVM for this call, now.
     *
     * @return the process, started
     */
    @SafeVarargs
    public static WorkerProcess<Integer> start(int hashCode_, List<? extends Integer>... options) {
        return task(hashCode_, options).start();
    }

    /**
     * Makes a process for this call, with its name and number, to be started later.
     *
     * @return the process, not started
     */
    @SafeVarargs
    public static WorkerProcess<Integer> unstarted(int hashCode_,
            List<? extends Integer>... options) {
        return task(hashCode_, options).unstarted();
    }

    /**
     * Makes the call a value, and starts nothing.
     *
     * @return the call
     */
    @SafeVarargs
    public static WorkerTask<Integer> task(int hashCode_, List<? extends Integer>... options) {
        return WorkerTask.of(Method.INSTANCE, new Args(hashCode_, options));
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
         * Starts a JVM for this call with these options, now.
         *
         * @return the process, started
         */
        @SafeVarargs
        public final WorkerProcess<Integer> start(int hashCode_,
                List<? extends Integer>... options) {
            return task(hashCode_, options).start(this.options);
        }

        /**
         * Makes a process for this call with these options, with its name and number, to be started later.
         *
         * @return the process, not started
         */
        @SafeVarargs
        public final WorkerProcess<Integer> unstarted(int hashCode_,
                List<? extends Integer>... options) {
            return task(hashCode_, options).unstarted(this.options);
        }
    }

    /**
     * The arguments of one call.
     */
    public record Args(int hashCode_, List<? extends Integer>... options) {
        /**
         * Keeps them.
         */
        @SafeVarargs
        public Args {
        }
    }

    private static final class Method extends WorkerMethod<Args, Integer> {
        static final Method INSTANCE = register(new Method());

        private Method() {
            super(
                    "demo.Sums.sum",
                    "demo.Sums.sum(int, java.util.List<? extends java.lang.Integer>[]) returns java.lang.Integer");
        }

        @Override
        public Integer call(Args arguments) {
            return Sums.sum(arguments.hashCode_(), arguments.options());
        }

        @Override
        public Object[] values(Args arguments) {
            return new Object[] {arguments.hashCode_(), arguments.options()};
        }

        @Override
        public void writeArguments(WireWriter out, Args arguments) {
            out.writeInt(arguments.hashCode_());
            IntegerListArrayCodec.write(out, arguments.options());
        }

        @Override
        public Args readArguments(WireReader in) {
            return new Args(in.readInt(), IntegerListArrayCodec.read(in));
        }

        @Override
        public void writeResult(WireWriter out, Integer result) {
            Boxes.writeInteger(out, result);
        }

        @Override
        public Integer readResult(WireReader in) {
            return Boxes.readInteger(in);
        }
    }

    private static final class IntegerListArrayCodec {
        static void write(WireWriter out, List<? extends Integer>[] value) {
            if (value == null) {
                out.writeNull();
                return;
            }
            out.writeSize(value.length);
            for (List<? extends Integer> element : value) {
                IntegerListCodec.write(out, element);
            }
        }

        @SuppressWarnings("unchecked")
        static List<? extends Integer>[] read(WireReader in) {
            int size = in.readSize(1);
            if (size < 0) {
                return null;
            }
            List<? extends Integer>[] value = (List<? extends Integer>[]) new List<?>[size];
            for (int i = 0; i < size; i++) {
                value[i] = IntegerListCodec.read(in);
            }
            return value;
        }
    }

    private static final class IntegerListCodec {
        static void write(WireWriter out, List<? extends Integer> value) {
            if (value == null) {
                out.writeNull();
                return;
            }
            List<Integer> elements = new ArrayList<>(value);
            out.writeSize(elements.size());
            for (Integer element : elements) {
                Boxes.writeInteger(out, element);
            }
        }

        static List<? extends Integer> read(WireReader in) {
            int size = in.readSize(1);
            if (size < 0) {
                return null;
            }
            ArrayList<Integer> value = new ArrayList<>(size);
            for (int i = 0; i < size; i++) {
                value.add(Boxes.readInteger(in));
            }
            return value;
        }
    }
}
