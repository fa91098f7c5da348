package dev.jfork.benchmarks.codec;

import org.apache.fory.Fory;
import org.apache.fory.memory.MemoryBuffer;
import org.apache.fory.memory.MemoryUtils;

/**
 * Fory as its guide has it: native mode, the same classes on both sides, classes registered, no references, compiled codecs,
 * one instance, its buffer reused.
 */
final class ForyFormat implements Format {
    private static final int FIRST_BUFFER = 4096;

    private final Fory fory = Fory.builder()
            .withXlang(false)
            .withCompatible(false)
            .withRefTracking(false)
            .requireClassRegistration(true)
            .withCodegen(true)
            .build();

    private final MemoryBuffer buffer = MemoryUtils.buffer(FIRST_BUFFER);

    ForyFormat() {
        fory.register(Order.class);
        fory.register(Order.Address.class);
        fory.register(Order.Status.class);
        fory.register(Order.Line.class);
        fory.register(Trade.class);
    }

    @Override
    public void encode(Object value) {
        buffer.writerIndex(0);
        fory.serialize(buffer, value);
    }

    @Override
    public Object decode() {
        buffer.readerIndex(0);
        return fory.deserialize(buffer);
    }

    @Override
    public int size() {
        return buffer.writerIndex();
    }
}
