package dev.jfork.benchmarks.codec;

import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;

/** Java serialization. Its streams remember what they wrote, so each value takes new ones. */
final class JavaFormat implements Format {
    private final Bytes bytes = new Bytes();

    @Override
    public void encode(Object value) throws IOException {
        bytes.reset();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(value);
        }
    }

    @Override
    @SuppressWarnings("BanSerializableRead") // it has written them itself
    public Object decode() throws IOException, ClassNotFoundException {
        try (ObjectInputStream in = new ObjectInputStream(bytes.reader())) {
            return in.readObject();
        }
    }

    @Override
    public int size() {
        return bytes.size();
    }
}
