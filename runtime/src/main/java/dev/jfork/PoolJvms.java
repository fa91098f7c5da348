package dev.jfork;

import dev.jfork.child.ServeMethod;
import dev.jfork.link.Meeting;
import dev.jfork.link.Token;
import dev.jfork.pool.Jvm;
import dev.jfork.pool.JvmEnd;
import dev.jfork.pool.JvmSource;
import dev.jfork.spawn.PrivateDirectory;
import dev.jfork.spawn.StartException;
import java.io.File;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Starts the workers of a pool: each a process as any other, whose one task is to serve the pool. */
final class PoolJvms implements JvmSource {
    private final WorkerOptions options;
    private final long fullHeap;
    private final AtomicInteger started = new AtomicInteger();

    /** Takes the options for all of them, and the bytes of heap that they may keep in use. */
    PoolJvms(WorkerOptions options, long fullHeap) {
        this.options = options;
        this.fullHeap = fullHeap;
    }

    /** How long one may take to come to its pool, in nanoseconds: as long as it likes, where it may wait for a debugger. */
    static long startNanos(WorkerOptions options) {
        for (String option : options.jvm().jvmOptions()) {
            if (option.startsWith("-agentlib:jdwp") || option.startsWith("-Xrunjdwp")) {
                return Long.MAX_VALUE;
            }
        }
        return Launching.LONGEST_START_NANOS;
    }

    @Override
    public Path newFile(String extension) throws StartException {
        return PrivateDirectory.newFile(extension);
    }

    @Override
    public Jvm start(String address, Path board, Token token, Consumer<JvmEnd> onEnd) {
        requireSocket(address);
        String provider = options.jvm().javaHome() == null ? Meeting.provider() : "";
        ServeMethod.Args args = new ServeMethod.Args(address, board.toString(), provider, token, fullHeap);
        String name = options.name()
                .map(prefix -> prefix + "-" + started.incrementAndGet())
                .orElse(null);
        WorkerProcess<@Nullable Void> process =
                WorkerTask.of(ServeMethod.INSTANCE, args).start(options.ofPool(name));
        Worker worker = new Worker(process, process.name(), process.pid());
        process.whenEnded(ending -> onEnd.accept(new End(worker, ending)));
        return worker;
    }

    /** Where its directory was swept away, somebody else may listen under the name of the pool's socket. */
    private static void requireSocket(String address) {
        try {
            if (Meeting.isFile(address)) {
                PrivateDirectory.require(new File(address));
            }
        } catch (StartException e) {
            throw new WorkerStartException("Can't start a worker of the pool. " + e.getMessage(), e);
        }
    }

    @Override
    public RuntimeException noWorkers(Throwable reason) {
        return reason instanceof WorkerStartException told
                ? told
                : new WorkerStartException("The pool has no workers. " + reason, reason);
    }

    private record Worker(WorkerProcess<?> process, String name, long pid) implements Jvm {
        @Override
        public void kill(String reason) {
            process.kill(reason);
        }
    }

    private record End(@Override Worker worker, Ending<?> ending) implements JvmEnd {
        @Override
        public RuntimeException blame(String method) {
            return ending.failure() != null
                    ? ending.failure().apply(method)
                    : new WorkerCrashedException(
                            OutcomeReader.subject(worker.name(), worker.pid(), method)
                                    + " ended before it returned: something has closed its connection to the pool",
                            null);
        }

        @Override
        public String words() {
            return ending.words(worker.process().request());
        }
    }
}
