package dev.jfork.benchmarks.start;

import dev.jfork.benchmarks.JavaCommand;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.concurrent.Callable;

/** What people write themselves: {@link ProcessBuilder}, the call as an object to standard input, the result from output. */
final class ByHand implements OneByOne {
    @Override
    public String title() {
        return "ProcessBuilder + serialization";
    }

    @Override
    public Running start(String report, int classes) throws IOException {
        Process process = new ProcessBuilder(JavaCommand.of(Child.class))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (ObjectOutputStream out = new ObjectOutputStream(process.getOutputStream())) {
            out.writeObject(new SerializableCall(report, classes));
        }
        return () -> {
            try (ObjectInputStream in = new ObjectInputStream(process.getInputStream())) {
                in.readObject();
            }
            BareJvm.ended(process);
        };
    }

    /** The other side. */
    static final class Child {
        private Child() {}

        public static void main(String[] arguments) throws Exception {
            Callable<?> call = (Callable<?>) new ObjectInputStream(System.in).readObject();
            ObjectOutputStream out = new ObjectOutputStream(System.out);
            out.writeObject(call.call());
            out.flush();
        }
    }
}
