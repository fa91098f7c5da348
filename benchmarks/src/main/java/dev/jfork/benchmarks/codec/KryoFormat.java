package dev.jfork.benchmarks.codec;

import com.esotericsoftware.kryo.Kryo;
import com.esotericsoftware.kryo.io.Input;
import com.esotericsoftware.kryo.io.Output;
import java.util.ArrayList;

/** Kryo as its README has it: classes registered, one instance, its buffers reused, no references, the class known. */
final class KryoFormat implements Format {
    private static final int FIRST_BUFFER = 4096;

    private final Kryo kryo = new Kryo();
    private final Output output = new Output(FIRST_BUFFER, -1);
    private final Input input = new Input();
    private Class<?> type = Object.class;

    KryoFormat() {
        kryo.register(Order.class);
        kryo.register(Order.Address.class);
        kryo.register(Order.Status.class);
        kryo.register(Order.Line.class);
        kryo.register(Trade.class);
        kryo.register(ArrayList.class);
        kryo.register(double[].class);
    }

    @Override
    public void encode(Object value) {
        type = value.getClass();
        output.reset();
        kryo.writeObject(output, value);
    }

    @Override
    public Object decode() {
        input.setBuffer(output.getBuffer(), 0, output.position());
        return kryo.readObject(input, type);
    }

    @Override
    public int size() {
        return output.position();
    }
}
