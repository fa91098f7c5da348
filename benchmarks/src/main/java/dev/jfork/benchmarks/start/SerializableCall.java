package dev.jfork.benchmarks.start;

import java.io.Serial;
import java.io.Serializable;
import java.util.concurrent.Callable;

/** A call of {@link FirstLine#reached}, to be sent by Java serialization. No record: reading one costs a cold JVM more. */
class SerializableCall implements Callable<String>, Serializable {
    @Serial
    private static final long serialVersionUID = 1;

    private final String report;
    private final int classes;

    SerializableCall(String report, int classes) {
        this.report = report;
        this.classes = classes;
    }

    @Override
    public String call() throws Exception {
        FirstLine.reached(report, classes);
        return "done";
    }
}
