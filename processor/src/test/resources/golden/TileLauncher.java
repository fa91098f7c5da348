package demo;

import dev.jfork.GeneratedLauncher;
import dev.jfork.WorkerOptions;
import dev.jfork.WorkerProcess;
import dev.jfork.WorkerTask;
import dev.jfork.wire.WireReader;
import dev.jfork.wire.WireWriter;
import dev.jfork.wire.WorkerMethod;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import javax.annotation.processing.Generated;

/**
 * Runs {@link Maps#tile(int, int)} in a JVM of its own.
 */
@Generated("dev.jfork.processor.WorkerProcessor")
@GeneratedLauncher("demo.Maps.tile(int, int)")
final class TileLauncher {
    private TileLauncher() {
    }

    /**
     * Starts a JVM for this call, now.
     *
     * @return the process, started
     */
    public static WorkerProcess<Integer> start(int x, int y) {
        return task(x, y).start();
    }

    /**
     * Makes a process for this call, with its name and number, to be started later.
     *
     * @return the process, not started
     */
    public static WorkerProcess<Integer> unstarted(int x, int y) {
        return task(x, y).unstarted();
    }

    /**
     * Makes the call a value, and starts nothing.
     *
     * @return the call
     */
    public static WorkerTask<Integer> task(int x, int y) {
        return WorkerTask.of(Method.INSTANCE, new Args(x, y));
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
        public WorkerProcess<Integer> start(int x, int y) {
            return task(x, y).start(this.options);
        }

        /**
         * Makes a process for this call with these options, with its name and number, to be started later.
         *
         * @return the process, not started
         */
        public WorkerProcess<Integer> unstarted(int x, int y) {
            return task(x, y).unstarted(this.options);
        }
    }

    /**
     * The arguments of one call.
     */
    public record Args(int x, int y) {
    }

    private static final class Method extends WorkerMethod<Args, Integer> {
        static final Method INSTANCE = register(new Method());

        private Method() {
            super(
                    "demo.Maps.tile",
                    "demo.Maps.tile(int, int) returns int");
        }

        @Override
        public Integer call(Args arguments) {
            return Maps.tile(arguments.x(), arguments.y());
        }

        @Override
        public Object[] values(Args arguments) {
            return new Object[] {arguments.x(), arguments.y()};
        }

        @Override
        public void writeArguments(WireWriter out, Args arguments) {
            out.writeInt(arguments.x());
            out.writeInt(arguments.y());
        }

        @Override
        public Args readArguments(WireReader in) {
            return new Args(in.readInt(), in.readInt());
        }

        @Override
        public void writeResult(WireWriter out, Integer result) {
            out.writeInt(result);
        }

        @Override
        public Integer readResult(WireReader in) {
            return in.readInt();
        }

        @Override
        public WorkerOptions options() {
            return WorkerOptions.defaults()
                    .deadline(Duration.ofSeconds(5400L))
                    .maxHeap("512m")
                    .jvmOption("-XX:+UseSerialGC")
                    .jvmOption("-Dmaps.home=C:\\maps")
                    .environment("OMP_NUM_THREADS", "1")
                    .environment("MAPS", "a=b")
                    .environment("EMPTY", "")
                    .directory(Path.of("build/maps"))
                    .javaHome(Path.of("/opt/jdk-21"))
                    .daemon(true);
        }
    }
}
