package dev.jfork.benchmarks.codec;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** In a JVM that has done nothing like it before: the library is set up, writes one value, and reads it. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 0)
@Measurement(iterations = 1)
public class Cold {
    /** What is written and read. */
    @Param
    public Payload payload = Payload.ORDER;

    /** Who writes and reads. */
    @Param({"JFORK", "JAVA", "KRYO", "FORY"})
    public Library library = Library.JFORK;

    private Object value = "";

    /** Makes the value, which isn't measured. */
    @Setup
    public void setUp() {
        value = payload.value();
    }

    /** There and back. */
    @Benchmark
    public Object roundTrip() throws Exception {
        Format format = library.format(payload);
        format.encode(value);
        return format.decode();
    }
}
