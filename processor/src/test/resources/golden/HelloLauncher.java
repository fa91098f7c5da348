package demo;

import dev.jfork.GeneratedLauncher;
import dev.jfork.WorkerOptions;
import dev.jfork.WorkerProcess;
import dev.jfork.WorkerTask;
import dev.jfork.wire.WireReader;
import dev.jfork.wire.WireWriter;
import dev.jfork.wire.WorkerMethod;
import java.util.Objects;
import javax.annotation.processing.Generated;

/**
 * Runs {@link Hello#hello()} in a JVM of its own.
 */
@Generated("dev.jfork.processor.WorkerProcessor")
@GeneratedLauncher("demo.Hello.hello()")
public final class HelloLauncher {
    private HelloLauncher() {
    }

    /**
     * Starts a JVM for this call, now.
     *
     * @return the process, started
     */
    public static WorkerProcess<Void> start() {
        return task().start();
    }

    /**
     * Makes a process for this call, with its name and number, to be started later.
     *
     * @return the process, not started
     */
    public static WorkerProcess<Void> unstarted() {
        return task().unstarted();
    }

    /**
     * Makes the call a value, and starts nothing.
     *
     * @return the call
     */
    public static WorkerTask<Void> task() {
        return WorkerTask.of(Method.INSTANCE, new Args());
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
        public WorkerProcess<Void> start() {
            return task().start(this.options);
        }

        /**
         * Makes a process for this call with these options, with its name and number, to be started later.
         *
         * @return the process, not started
         */
        public WorkerProcess<Void> unstarted() {
            return task().unstarted(this.options);
        }
    }

    /**
     * The arguments of one call.
     */
    public record Args() {
    }

    private static final class Method extends WorkerMethod<Args, Void> {
        static final Method INSTANCE = register(new Method());

        private Method() {
            super(
                    "demo.Hello.hello",
                    "demo.Hello.hello() returns void");
        }

        @Override
        public Void call(Args arguments) {
            Hello.hello();
            return null;
        }

        @Override
        public Object[] values(Args arguments) {
            return new Object[] {};
        }

        @Override
        public void writeArguments(WireWriter out, Args arguments) {
        }

        @Override
        public Args readArguments(WireReader in) {
            return new Args();
        }

        @Override
        public void writeResult(WireWriter out, Void result) {
        }

        @Override
        public Void readResult(WireReader in) {
            return null;
        }
    }
}
