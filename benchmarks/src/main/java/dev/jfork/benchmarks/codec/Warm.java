package dev.jfork.benchmarks.codec;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** In a JVM that has compiled all of it. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(jvmArgsAppend = {"-Xms2g", "-Xmx2g"})
public class Warm {
    /** What is written and read. */
    @Param
    public Payload payload = Payload.ORDER;

    /** Who writes and reads. */
    @Param
    public Library library = Library.JFORK;

    private Object value = "";
    private Format format = Library.JAVA.format(payload);

    /** Writes the value once, for there to be bytes that can be read. */
    @Setup
    public void setUp() throws Exception {
        if (!library.takes(payload)) {
            throw new IllegalArgumentException(library + " has nothing to do with " + payload);
        }
        value = payload.value();
        format = library.format(payload);
        format.encode(value);
    }

    /** From value to bytes. */
    @Benchmark
    public Object encode() throws Exception {
        format.encode(value);
        return format;
    }

    /** From bytes to value. */
    @Benchmark
    public Object decode() throws Exception {
        return format.decode();
    }
}
