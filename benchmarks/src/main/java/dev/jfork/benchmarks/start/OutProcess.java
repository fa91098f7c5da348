package dev.jfork.benchmarks.start;

import dyorgio.runtime.out.process.CallableSerializable;
import dyorgio.runtime.out.process.OneRunOutProcess;
import java.io.IOException;
import java.io.Serial;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** dyorgio/out-process, as its guide has it: a {@code OneRunOutProcess} starts a JVM for each call, which blocks a thread. */
final class OutProcess implements OneByOne {
    private final OneRunOutProcess outProcess = new OneRunOutProcess();
    private final ExecutorService threads = Executors.newCachedThreadPool();

    @Override
    public String title() {
        return "out-process";
    }

    @Override
    public Running start(String report, int classes) {
        Future<Integer> exitCode =
                threads.submit(() -> outProcess.call(new Task(report, classes)).getReturnCode());
        return () -> {
            if (exitCode.get() != 0) {
                throw new IOException("out-process ended with " + exitCode.get());
            }
        };
    }

    @Override
    public void close() {
        threads.shutdown();
    }

    /** The call, of the type that out-process takes. */
    private static final class Task extends SerializableCall implements CallableSerializable<String> {
        @Serial
        private static final long serialVersionUID = 1;

        Task(String report, int classes) {
            super(report, classes);
        }
    }
}
