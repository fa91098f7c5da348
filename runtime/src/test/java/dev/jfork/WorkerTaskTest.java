package dev.jfork;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jfork.wire.WireWriter;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InvalidObjectException;
import java.io.ObjectInputFilter;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.ObjectStreamConstants;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class WorkerTaskTest {
    @Test
    void tasksAreEqualIfMethodAndArgumentsAre() {
        WorkerTask<String> task = Ship.task("Kiel", new byte[] {1, 2});
        assertEquals(task, task);
        assertEquals(task, Ship.task("Kiel", new byte[] {1, 2}));
        assertEquals(task.hashCode(), Ship.task("Kiel", new byte[] {1, 2}).hashCode());
        assertNotEquals(task, Ship.task("Kiel", new byte[] {1, 3}));
        assertNotEquals(task.hashCode(), Ship.task("Kiel", new byte[] {1, 3}).hashCode());
        assertNotEquals(task, Ship.task(null, new byte[] {1, 2}));
        assertNotEquals(task, null);
    }

    @Test
    void aTaskReadsLikeItsCall() {
        assertEquals(
                "demo.Ports.ship(from=\"Kiel\", box=[1, 2])",
                Ship.task("Kiel", new byte[] {1, 2}).toString());
    }

    @Test
    void aTaskIsReadAsItWasWritten() throws Exception {
        for (WorkerTask<String> task : Arrays.asList(
                Ship.task("Kiel", new byte[] {1, 2}), Ship.task(null, null), Ship.task("", new byte[0]))) {
            assertEquals(task, read(write(task)));
        }
    }

    @Test
    void argumentsLargerThanABlockAreReadAsTheyWereWritten() throws Exception {
        byte[] large = new byte[3 * (1 << 20) + 17];
        for (int i = 0; i < large.length; i++) {
            large[i] = (byte) ((i * 31) >> 8);
        }
        WorkerTask<?> task = read(write(Ship.task("Kiel", large)));
        assertArrayEquals(large, ((Ship.Args) task.arguments()).box());
    }

    @Test
    void severalTasksInOneStreamDoNotMeet() throws Exception {
        WorkerTask<String> first = Ship.task("Kiel", null);
        WorkerTask<String> second = Ship.task("Bremen", null);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(new Object[] {first, "between", second, first});
        }
        Object[] read = (Object[]) readObject(bytes.toByteArray());
        assertArrayEquals(new Object[] {first, "between", second, first}, read);
        assertTrue(read[0] == read[3]);
    }

    @Test
    void aFilterNeedsToAllowNoClassOfTheArguments() throws Exception {
        byte[] bytes = write(Ship.task("Kiel", new byte[] {1}));
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes))) {
            in.setObjectInputFilter(
                    ObjectInputFilter.Config.createFilter("dev.jfork.SerializedTask;dev.jfork.WorkerTask;!*"));
            assertEquals(Ship.task("Kiel", new byte[] {1}), in.readObject());
        }
    }

    @Test
    void otherClassFilesAreRefusedByNameOfWhatDiffers() throws Exception {
        String shape = Ship.SHAPE.replace("byte[] inside", "byte[] inside, int weight");
        WorkerTask<String> task = WorkerTask.of(Ship.shaped(shape), new Ship.Args("Kiel", null));
        assertRefused(
                "This task of demo.Ports.ship was written by a JVM with other class files. That one had \"record"
                        + " demo.Box(byte[] inside, int weight)\", this one has \"record demo.Box(byte[] inside)\". Let the"
                        + " JVM that reads a task have the class files of the one that wrote it.",
                write(task));
    }

    @Test
    void aMethodThatIsNotThereIsRefused() throws Exception {
        InvalidObjectException thrown = assertRefused(
                "The worker method of this task, demo.Gone$Method, can't be loaded (java.lang.ClassNotFoundException:"
                        + " demo.Gone$Method). Put its classes on the class path, or set the thread's context class loader to"
                        + " one that has them.",
                written(1, out -> out.writeString("demo.Gone$Method")));
        assertInstanceOf(ClassNotFoundException.class, thrown.getCause());
    }

    @Test
    void aClassThatIsNoWorkerMethodIsNotEvenInitialised() throws Exception {
        assertRefused(
                Bystander.class.getName()
                        + ", which this task names, is no worker method. Let the JVM that reads a task"
                        + " have the class files of the one that wrote it.",
                written(1, out -> out.writeString(Bystander.class.getName())));
        assertEquals(0, initialised);
    }

    private static int initialised;

    private static final class Bystander {
        static {
            initialised++;
        }
    }

    @Test
    void argumentsThatTheirConstructorRefusesAreRefused() throws Exception {
        InvalidObjectException thrown = assertRefused(
                "The arguments of demo.Ports.ship can't be made again from this task:"
                        + " java.lang.IllegalArgumentException: from nowhere.",
                written(1, out -> {
                    out.writeString(Ship.class.getName());
                    out.writeString(Ship.SHAPE);
                    out.writeString("nowhere");
                    out.writeNull();
                }));
        assertInstanceOf(IllegalArgumentException.class, thrown.getCause());
    }

    @Test
    void bytesThatAreLeftOverAreRefused() throws Exception {
        assertRefused(
                "The bytes of this task are damaged: 1 bytes are left over behind the arguments of demo.Ports.ship.",
                written(1, out -> {
                    out.writeString(Ship.class.getName());
                    out.writeString(Ship.SHAPE);
                    out.writeString("Kiel");
                    out.writeNull();
                    out.writeByte((byte) 0);
                }));
    }

    @Test
    void bytesThatEndEarlyAreRefusedWithoutRoomBeingMadeForThem() throws Exception {
        byte[] message = {-1, -1, -1, -1, -1, -1, -1, 127, 1};
        assertRefused(
                "The bytes of this task are damaged: they end 9223372036854775806 bytes early.", proxy(1, message));
        assertRefused(
                "The bytes of this task are damaged: The bytes end in the middle of a value.", written(1, out -> {}));
        assertRefused(
                "The bytes of this task are damaged: A length of -9223372036854775808.",
                proxy(1, new byte[] {0, 0, 0, 0, 0, 0, 0, -128}));
    }

    @Test
    void anotherFormatIsRefused() throws Exception {
        assertRefused(
                "This task was written in format 2, and this jfork-runtime reads format 1. Use the version of jfork that"
                        + " wrote it.",
                written(2, out -> {}));
    }

    @Test
    void aTaskThatWasNotWrittenByOneIsRefused() throws Exception {
        ByteArrayOutputStream forged = new ByteArrayOutputStream();
        forged.writeBytes(new byte[] {(byte) 0xac, (byte) 0xed, 0, 5});
        forged.write(ObjectStreamConstants.TC_OBJECT);
        forged.write(ObjectStreamConstants.TC_CLASSDESC);
        forged.writeBytes(new byte[] {0, 20});
        forged.writeBytes("dev.jfork.WorkerTask".getBytes(StandardCharsets.US_ASCII));
        forged.writeBytes(new byte[] {0, 0, 0, 0, 0, 0, 0, 1, ObjectStreamConstants.SC_SERIALIZABLE, 0, 0});
        forged.write(ObjectStreamConstants.TC_ENDBLOCKDATA);
        forged.write(ObjectStreamConstants.TC_NULL);
        assertRefused(
                "A WorkerTask is read from the SerializedTask that was written for it, and these bytes hold none. Write"
                        + " tasks with an ObjectOutputStream.",
                forged.toByteArray());
    }

    private static InvalidObjectException assertRefused(String message, byte[] bytes) {
        InvalidObjectException thrown = assertThrows(InvalidObjectException.class, () -> readObject(bytes));
        assertEquals(message, thrown.getMessage());
        return thrown;
    }

    /** What a task would be written as whose message is this. */
    private static byte[] written(int format, Consumer<WireWriter> message) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        WireWriter out = new WireWriter(bytes);
        message.accept(out);
        out.flush();
        byte[] content = bytes.toByteArray();
        byte[] whole = new byte[Long.BYTES + content.length];
        for (int i = 0; i < Integer.BYTES; i++) {
            whole[i] = (byte) (content.length >> (8 * i));
        }
        System.arraycopy(content, 0, whole, Long.BYTES, content.length);
        return proxy(format, whole);
    }

    /** The head of any task, and then another message. */
    private static byte[] proxy(int format, byte[] message) throws IOException {
        byte[] task = write(Ship.task("Kiel", null));
        int head = 0;
        while (task[head] != ObjectStreamConstants.TC_ENDBLOCKDATA || task[head + 1] != ObjectStreamConstants.TC_NULL) {
            head++;
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write(task, 0, head + 2);
        bytes.write(ObjectStreamConstants.TC_BLOCKDATALONG);
        int length = 1 + message.length;
        bytes.writeBytes(new byte[] {0, 0, (byte) (length >> 8), (byte) length, (byte) format});
        bytes.writeBytes(message);
        bytes.write(ObjectStreamConstants.TC_ENDBLOCKDATA);
        return bytes.toByteArray();
    }

    private static byte[] write(WorkerTask<?> task) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(task);
        }
        return bytes.toByteArray();
    }

    private static WorkerTask<?> read(byte[] bytes) throws IOException, ClassNotFoundException {
        return (WorkerTask<?>) readObject(bytes);
    }

    @SuppressWarnings("BanSerializableRead")
    private static Object readObject(byte[] bytes) throws IOException, ClassNotFoundException {
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes))) {
            return in.readObject();
        }
    }
}
