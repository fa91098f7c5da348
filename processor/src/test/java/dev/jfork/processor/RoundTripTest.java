package dev.jfork.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jfork.WorkerTask;
import dev.jfork.wire.WireException;
import dev.jfork.wire.WireReader;
import dev.jfork.wire.WireWriter;
import dev.jfork.wire.WorkerMethod;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.reflect.Array;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Generated codecs at work, in this JVM: what is written is read again as it was, and bytes that end too early are refused.
 * What travels is listed in {@code src/test/resources/roundtrip/Cases.java}; {@code FuzzTest} damages the bytes in all ways.
 */
class RoundTripTest {
    private static List<WorkerTask<?>> tasks = List.of();
    private static List<WorkerTask<?>> bigTasks = List.of();
    private static ClassLoader loader = RoundTripTest.class.getClassLoader();

    @BeforeAll
    static void compileAndLoad() throws IOException, ReflectiveOperationException {
        Source source = Source.of(Files.readString(Path.of("src", "test", "resources", "roundtrip", "Cases.java")));
        Class<?> cases = Build.clean(source).loader().loadClass("demo.Cases");
        loader = cases.getClassLoader();
        tasks = listOf(cases, "tasks");
        bigTasks = listOf(cases, "bigTasks");
    }

    /** Where a Class that travels is looked for. */
    @BeforeEach
    void useTheLoader() {
        Thread.currentThread().setContextClassLoader(loader);
    }

    @AfterEach
    void forgetTheLoader() {
        Thread.currentThread().setContextClassLoader(RoundTripTest.class.getClassLoader());
    }

    @Test
    void argumentsAreReadAsTheyWereWritten() {
        for (WorkerTask<?> task : tasks) {
            Record read = readArguments(method(task), writeArguments(task));
            assertTrue(same(task.arguments(), read), () -> task + " became " + read);
        }
    }

    @Test
    void resultsAreReadAsTheyWereWritten() throws Throwable {
        for (WorkerTask<?> task : tasks) {
            WorkerMethod<Record, Object> method = method(task);
            Object result = method.call(task.arguments());
            byte[] bytes = write(out -> method.writeResult(out, result));
            WireReader in = new WireReader(new ByteArrayInputStream(bytes), bytes.length);
            Object read = method.readResult(in);
            assertEquals(0, in.remaining());
            assertTrue(same(result, read), () -> result + " became " + read);
        }
    }

    @Test
    void hundredThousandsOfElementsTravel() {
        for (WorkerTask<?> task : bigTasks) {
            Record read = readArguments(method(task), writeArguments(task));
            assertTrue(same(task.arguments(), read), task::method);
        }
    }

    @Test
    void whatIsWrittenTwiceIsTheSameTwice() {
        for (WorkerTask<?> task : tasks) {
            byte[] bytes = writeArguments(task);
            Record read = readArguments(method(task), bytes);
            byte[] again = write(out -> method(task).writeArguments(out, read));
            assertEquals(HexFormat.of().formatHex(bytes), HexFormat.of().formatHex(again), task::method);
        }
    }

    @Test
    void bytesThatEndTooEarlyAreRefused() {
        for (WorkerTask<?> task : tasks) {
            byte[] bytes = writeArguments(task);
            int step = 1 + bytes.length / 2_000;
            for (int length = 0; length < bytes.length; length += step) {
                byte[] cut = Arrays.copyOf(bytes, length);
                Object read = readOrRefuse(method(task), cut, () -> "cut to " + cut.length + " bytes");
                assertInstanceOf(WireException.class, read, () -> task + " cut to " + cut.length + " bytes");
            }
        }
    }

    private static Object readOrRefuse(WorkerMethod<Record, Object> method, byte[] bytes, Supplier<String> what) {
        try {
            return method.readArguments(new WireReader(new ByteArrayInputStream(bytes), bytes.length));
        } catch (WireException e) {
            return e;
        } catch (RuntimeException | Error e) {
            throw new AssertionError(what.get(), e);
        }
    }

    private static Record readArguments(WorkerMethod<Record, Object> method, byte[] bytes) {
        WireReader in = new WireReader(new ByteArrayInputStream(bytes), bytes.length);
        Record read = method.readArguments(in);
        assertEquals(0, in.remaining(), method::name);
        return read;
    }

    private static byte[] writeArguments(WorkerTask<?> task) {
        return write(out -> method(task).writeArguments(out, task.arguments()));
    }

    private static byte[] write(Consumer<WireWriter> value) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        WireWriter out = new WireWriter(bytes);
        value.accept(out);
        out.flush();
        return bytes.toByteArray();
    }

    @SuppressWarnings("unchecked") // every launcher's method takes its own arguments record
    private static WorkerMethod<Record, Object> method(WorkerTask<?> task) {
        Class<?> launcher = task.arguments().getClass().getEnclosingClass();
        return (WorkerMethod<Record, Object>) Arrays.stream(launcher.getDeclaredClasses())
                .map(WorkerMethod::registered)
                .filter(Objects::nonNull)
                .findFirst()
                .orElseThrow();
    }

    @SuppressWarnings("unchecked") // as the sources above declare it
    private static List<WorkerTask<?>> listOf(Class<?> cases, String name) throws ReflectiveOperationException {
        Method method = cases.getDeclaredMethod(name);
        method.setAccessible(true);
        return (List<WorkerTask<?>>) method.invoke(null);
    }

    /** Equality that looks into arrays, and at the bits of floating-point numbers. */
    private static boolean same(@Nullable Object a, @Nullable Object b) {
        if (a == null || b == null) {
            return a == b;
        }
        if (a instanceof Float x && b instanceof Float y) {
            return Float.floatToRawIntBits(x) == Float.floatToRawIntBits(y);
        }
        if (a instanceof Double x && b instanceof Double y) {
            return Double.doubleToRawLongBits(x) == Double.doubleToRawLongBits(y);
        }
        if (a.getClass().isArray()) {
            return a.getClass() == b.getClass() && same(elements(a), elements(b));
        }
        if (a instanceof Record x && a.getClass() == b.getClass()) {
            return same(components(x), components((Record) b));
        }
        if (a instanceof Optional<?> x && b instanceof Optional<?> y) {
            return same(x.orElse(null), y.orElse(null)) && x.isPresent() == y.isPresent();
        }
        if (a instanceof List<?> x && b instanceof List<?> y) {
            boolean same = x.size() == y.size();
            for (int i = 0; same && i < x.size(); i++) {
                same = same(x.get(i), y.get(i));
            }
            return same;
        }
        if (a instanceof Set<?> x && b instanceof Set<?> y) {
            return same(new ArrayList<>(x), new ArrayList<>(y));
        }
        if (a instanceof Map<?, ?> x && b instanceof Map<?, ?> y) {
            return same(new ArrayList<>(x.keySet()), new ArrayList<>(y.keySet()))
                    && same(new ArrayList<>(x.values()), new ArrayList<>(y.values()));
        }
        return a.equals(b);
    }

    private static List<@Nullable Object> elements(Object array) {
        List<@Nullable Object> elements = new ArrayList<>();
        for (int i = 0; i < Array.getLength(array); i++) {
            elements.add(Array.get(array, i));
        }
        return elements;
    }

    private static List<@Nullable Object> components(Record value) {
        List<@Nullable Object> components = new ArrayList<>();
        for (RecordComponent each : value.getClass().getRecordComponents()) {
            try {
                each.getAccessor().setAccessible(true);
                components.add(each.getAccessor().invoke(value));
            } catch (ReflectiveOperationException e) {
                throw new LinkageError(e.getMessage(), e);
            }
        }
        return components;
    }
}
