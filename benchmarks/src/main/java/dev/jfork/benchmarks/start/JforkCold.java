package dev.jfork.benchmarks.start;

import dev.jfork.WorkerProcess;

/** jfork with its defaults. */
final class JforkCold implements OneByOne {
    @Override
    public String title() {
        return "jfork, cold";
    }

    @Override
    public Running start(String report, int classes) {
        WorkerProcess<Void> process = ReachedLauncher.start(report, classes);
        return () -> {
            process.join();
            process.result();
        };
    }
}
