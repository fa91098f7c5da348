package dev.jfork.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.jfork.WorkerTask;
import dev.jfork.it.Things.Colour;
import dev.jfork.it.Things.Pair;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Tasks as values: compared, shown, and handed from one JVM to another. */
@ExtendWith(NothingIsLeft.class)
@Timeout(120)
class TaskTest {
    @Test
    void theSameCallIsAnEqualTask() {
        int[][][] grid = {{{1, 2}, {}}, null};
        int[][][] same = {{{1, 2}, {}}, null};
        int[][][] other = {{{1, 3}, {}}, null};
        assertEquals(EchoIntsLauncher.task(grid), EchoIntsLauncher.task(same));
        assertEquals(
                EchoIntsLauncher.task(grid).hashCode(),
                EchoIntsLauncher.task(same).hashCode());
        assertNotEquals(EchoIntsLauncher.task(grid), EchoIntsLauncher.task(other));
        assertEquals(AddLauncher.task(1, 2), AddLauncher.task(1, 2));
        assertNotEquals(AddLauncher.task(1, 2), AddLauncher.task(2, 1));
        assertNotEquals(ExitLauncher.task(1), HaltLauncher.task(1));
    }

    @Test
    void aTaskReadsLikeItsCall() {
        assertEquals(
                "dev.jfork.it.Things.join(separator=\"-\", parts=[\"a\", \"b\"])",
                JoinLauncher.task("-", "a", "b").toString());
    }

    @Test
    void aTaskThatOneJvmWroteRunsFromAnother(@TempDir Path directory) throws Exception {
        Path file = directory.resolve("task");
        assertEquals(0, ParentJvm.run(Writer.class, file.toString()).exitCode());
        ParentJvm reader = ParentJvm.run(Reader.class, file.toString());
        assertEquals("", reader.errors());
        assertEquals("Pair[first=Pair[first=one, second=1], second=null]\ntrue\n", reader.output());
    }

    private static WorkerTask<Pair<Pair<String, Integer>, List<Colour[]>>> task() {
        return EchoPairLauncher.task(new Pair<>(new Pair<>("one", 1), null));
    }

    static final class Writer {
        public static void main(String[] arguments) throws IOException {
            try (ObjectOutputStream out = new ObjectOutputStream(Files.newOutputStream(Path.of(arguments[0])))) {
                out.writeObject(task());
            }
        }
    }

    static final class Reader {
        public static void main(String[] arguments) throws Exception {
            WorkerTask<?> task = (WorkerTask<?>) read(Files.newInputStream(Path.of(arguments[0])));
            System.out.println(task.start().result());
            System.out.println(task.equals(task()));
        }
    }

    @Test
    void theContextClassLoaderSaysWhoseTaskItBecomes(@TempDir Path directory) throws Exception {
        URL[] classes = {Compiled.launcher(directory, "int number").toUri().toURL()};
        try (URLClassLoader first = new URLClassLoader(classes);
                URLClassLoader second = new URLClassLoader(classes)) {
            byte[] bytes = write(take(first, 7));
            take(second, 8); // its launcher is registered last
            assertSame(first, loaderOf(readWith(first, bytes)));
            assertSame(second, loaderOf(readWith(second, bytes)));
            assertEquals(
                    "swap.Swap.take(order=Order[number=7])",
                    readWith(second, bytes).toString());
            assertThrows(InvalidObjectException.class, () -> readWith(ClassLoader.getPlatformClassLoader(), bytes));
        }
    }

    @Test
    void aTaskOfOtherClassFilesIsRefused(@TempDir Path before, @TempDir Path after) throws Exception {
        URL[] oldClasses = {Compiled.launcher(before, "int number").toUri().toURL()};
        URL[] newClasses = {
            Compiled.launcher(after, "int number, String name").toUri().toURL()
        };
        try (URLClassLoader old = new URLClassLoader(oldClasses);
                URLClassLoader changed = new URLClassLoader(newClasses)) {
            byte[] bytes = write(take(old, 7));
            InvalidObjectException thrown = assertThrows(InvalidObjectException.class, () -> readWith(changed, bytes));
            assertEquals(
                    "This task of swap.Swap.take was written by a JVM with other class files. That one had \"record"
                            + " swap.Swap.Order(int number)\", this one has \"record swap.Swap.Order(int number,"
                            + " java.lang.String name)\". Let the JVM that reads a task have the class files of the one"
                            + " that wrote it.",
                    thrown.getMessage());
        }
    }

    /** {@code TakeLauncher.task(new Swap.Order(number))}. */
    private static WorkerTask<?> take(ClassLoader loader, int number) throws ReflectiveOperationException {
        Constructor<?> order = loader.loadClass("swap.Swap$Order").getConstructors()[0];
        Method task = Arrays.stream(loader.loadClass("swap.TakeLauncher").getMethods())
                .filter(each -> each.getName().equals("task"))
                .findFirst()
                .orElseThrow();
        return (WorkerTask<?>) task.invoke(null, order.newInstance(number));
    }

    private static ClassLoader loaderOf(WorkerTask<?> task) {
        return task.arguments().getClass().getClassLoader();
    }

    private static byte[] write(WorkerTask<?> task) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(task);
        }
        return bytes.toByteArray();
    }

    private static WorkerTask<?> readWith(ClassLoader context, byte[] bytes)
            throws IOException, ClassNotFoundException {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(context);
        try {
            return (WorkerTask<?>) read(new ByteArrayInputStream(bytes));
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    @SuppressWarnings("BanSerializableRead") // as users read tasks
    private static Object read(InputStream bytes) throws IOException, ClassNotFoundException {
        try (ObjectInputStream in = new ObjectInputStream(bytes)) {
            return in.readObject();
        }
    }
}
