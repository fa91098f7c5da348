package dev.jfork.benchmarks.codec;

import dev.jfork.wire.WireReader;
import dev.jfork.wire.WireWriter;
import dev.jfork.wire.WorkerMethod;
import java.util.Objects;

/** The codecs of a launcher, found as a child finds them. One writer and one reader for all values, as for a connection. */
final class JforkFormat implements Format {
    private final Bytes bytes = new Bytes();
    private final WireWriter out = new WireWriter(bytes);
    private final WireReader in = new WireReader(bytes.repeated(), Long.MAX_VALUE);
    private final WorkerMethod<?, Object> method;

    @SuppressWarnings("unchecked") // each method returns what its payload is
    JforkFormat(Payload payload) {
        String name = payload.methodClass();
        Class<?> methodClass;
        try {
            methodClass = Class.forName(name);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
        method = (WorkerMethod<?, Object>) Objects.requireNonNull(WorkerMethod.registered(methodClass), name);
    }

    @Override
    public void encode(Object value) {
        bytes.reset();
        method.writeResult(out, value);
        out.flush();
    }

    @Override
    public Object decode() {
        return method.readResult(in);
    }

    @Override
    public int size() {
        return bytes.size();
    }
}
