package dev.jfork;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;

import dev.jfork.Ship.Forgetful;
import dev.jfork.Ship.Late;
import dev.jfork.Ship.Polite;
import dev.jfork.Ship.Stubborn;
import dev.jfork.Ship.Sunk;
import dev.jfork.protocol.ThrownData;
import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.SocketTimeoutException;
import java.nio.BufferUnderflowException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.NoSuchFileException;
import java.time.DateTimeException;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.ConcurrentModificationException;
import java.util.EmptyStackException;
import java.util.List;
import java.util.MissingResourceException;
import java.util.NoSuchElementException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class OriginalExceptionTest {
    static List<Throwable> usualExceptions() {
        return List.of(
                new IllegalStateException("no"),
                new IllegalArgumentException("no", new IOException("disk")),
                new IllegalArgumentException(new IOException("disk")),
                new NullPointerException(),
                new NullPointerException("Cannot invoke \"String.length()\" because \"s\" is null"),
                new ArrayIndexOutOfBoundsException("Index 5 out of bounds for length 2"),
                new NumberFormatException("For input string: \"x\""),
                new ArithmeticException("/ by zero"),
                new ClassCastException("no"),
                new UnsupportedOperationException(),
                new ClassNotFoundException("demo.Gone", new IOException("disk")),
                new ClassNotFoundException("demo.Gone"),
                new InterruptedException("sleep interrupted"),
                new StackOverflowError(),
                new OutOfMemoryError("Metaspace"),
                new AssertionError("seven"),
                new AssertionError(),
                new AssertionError("seven", new IOException("disk")),
                new NoClassDefFoundError("demo/Gone"),
                new ExceptionInInitializerError(new IllegalStateException("static")),
                new ExceptionInInitializerError("static"),
                new IOException("disk", new EOFException()),
                new FileNotFoundException("/no/such (No such file or directory)"),
                new UncheckedIOException("while reading", new IOException("disk")),
                new UncheckedIOException(new FileNotFoundException("/no/such")),
                new NoSuchFileException("/no/such"),
                new AccessDeniedException("/secret"),
                new DirectoryNotEmptyException("/full: of -> things"),
                new SocketTimeoutException("Read timed out"),
                new BufferUnderflowException(),
                new DateTimeException("no such day", new ArithmeticException("long overflow")),
                new NoSuchElementException("none"),
                new ConcurrentModificationException(),
                new EmptyStackException(),
                new CancellationException(),
                new TimeoutException("late"),
                new ExecutionException(new IOException("disk")),
                new ExecutionException("failed", null),
                new CompletionException("failed", new IOException("disk")),
                new Exception("plain", new RuntimeException(new Error("deep"))),
                new Throwable("bare"),
                new Sunk("at sea", new IOException("iceberg")),
                new Sunk(null, null),
                new Forgetful("what?"));
    }

    @ParameterizedTest
    @MethodSource("usualExceptions")
    void theUsualExceptionsAndTheDeclaredOnesComeBackAsTheyWere(Throwable thrown) {
        assertLike(thrown, remade(thrown));
    }

    private static void assertLike(@Nullable Throwable expected, @Nullable Throwable actual) {
        if (expected == null || actual == null) {
            assertSame(expected, actual);
            return;
        }
        assertSame(expected.getClass(), actual.getClass());
        assertEquals(expected.getMessage(), actual.getMessage());
        assertEquals(expected.toString(), actual.toString());
        assertEquals(lines(expected), lines(actual));
        assertEquals(expected.getSuppressed().length, actual.getSuppressed().length);
        assertLike(expected.getCause(), actual.getCause());
    }

    private static List<String> lines(Throwable thrown) {
        List<String> lines = new ArrayList<>();
        for (StackTraceElement each : thrown.getStackTrace()) {
            lines.add(each.getClassName() + "." + each.getMethodName() + ":" + each.getLineNumber());
        }
        return lines;
    }

    @Test
    void whatHoldsMoreThanMessageAndCauseIsNotMadeWithoutIt() {
        assertRemote(new DateTimeParseException("no date", "31.2.", 3));
        assertRemote(new MissingResourceException("gone", "Words", "hello"));
        assertRemote(new NoSuchFileException("/from", "/to", null));
        assertRemote(new AccessDeniedException("/secret", null, "locked"));
    }

    @Test
    void otherClassesComeBackAsRemoteFailures() {
        assertRemote(new Exception("sub") {
            private static final long serialVersionUID = 1L;
        });
        assertRemote(new WorkerException("ours", null));
    }

    @Test
    void whatDoesNotSayWhatTheOriginalSaidIsNotTakenForIt() {
        assertRemote(new Late("again"));
        assertInstanceOf(Stubborn.class, remade(new Stubborn("no cause")));
    }

    @Test
    void aConstructorThatThrowsDoesNoHarm() {
        Throwable remote = remade(new ThrownData(Sunk.class.getName(), "deep", List.of(), null, List.of()));
        assertEquals(
                Sunk.class.getName(),
                assertInstanceOf(RemoteFailure.class, remote).type());
    }

    @Test
    void aCauseThatCanNotBeSetIsNotLost() {
        ThrownData cause = ThrownData.of(new IOException("disk"));
        Throwable remote = remade(new ThrownData(Stubborn.class.getName(), "no", List.of(), cause, List.of()));
        assertInstanceOf(RemoteFailure.class, remote);
        assertLikeIo("disk", remote.getCause());
    }

    @Test
    void suppressedExceptionsThatCanNotBeAddedAreNotLost() {
        ThrownData side = ThrownData.of(new IOException("disk"));
        Throwable remote = remade(new ThrownData(Forgetful.class.getName(), "no", List.of(), null, List.of(side)));
        assertInstanceOf(RemoteFailure.class, remote);
        assertLikeIo("disk", remote.getSuppressed()[0]);
    }

    @Test
    void aCauseOfAnotherTypeThanItsExceptionTakesMakesItARemoteFailure() {
        Throwable io = new IOException("mine") {
            private static final long serialVersionUID = 1L;
        };
        assertInstanceOf(
                RemoteFailure.class,
                remade(new UncheckedIOException((IOException) io)).getCause());
        assertRemote(new UncheckedIOException((IOException) io));
    }

    @Test
    void eachCauseAndEachSuppressedExceptionIsMadeOnItsOwn() {
        Exception hidden = new Exception("hidden", new TimeoutException("inside")) {
            private static final long serialVersionUID = 1L;
        };
        Exception thrown = new IllegalStateException("outside", hidden);
        thrown.addSuppressed(new Sunk("beside", null));
        thrown.addSuppressed(new Late("at last"));
        Throwable made = assertInstanceOf(IllegalStateException.class, remade(thrown));
        RemoteFailure middle = assertInstanceOf(RemoteFailure.class, made.getCause());
        assertEquals(hidden.getClass().getName(), middle.type());
        assertEquals("hidden", middle.getMessage());
        assertEquals(lines(hidden), lines(middle));
        assertEquals(
                "inside",
                assertInstanceOf(TimeoutException.class, middle.getCause()).getMessage());
        assertEquals(
                "beside", assertInstanceOf(Sunk.class, made.getSuppressed()[0]).getMessage());
        assertInstanceOf(RemoteFailure.class, made.getSuppressed()[1]);
    }

    @Test
    void exceptionsThatCauseEachOtherEnd() {
        Exception first = new Exception("first");
        Exception second = new Exception("second", first);
        first.initCause(second);
        Exception cause = assertInstanceOf(Exception.class, remade(first).getCause());
        assertEquals("second", cause.getMessage());
        assertEquals(
                "first [circular: shown above]",
                assertInstanceOf(Exception.class, cause.getCause()).getMessage());
    }

    @Test
    void aLocalisedMessageIsNotLocalisedTwice() {
        assertRemote(new Polite("yes"));
    }

    private static void assertLikeIo(String message, @Nullable Throwable actual) {
        assertEquals(message, assertInstanceOf(IOException.class, actual).getMessage());
    }

    private static void assertRemote(Throwable thrown) {
        RemoteFailure remote = assertInstanceOf(RemoteFailure.class, remade(thrown));
        assertEquals(thrown.getClass().getName(), remote.type());
        assertEquals(thrown.getLocalizedMessage(), remote.getMessage());
        assertArrayEquals(lines(thrown).toArray(), lines(remote).toArray());
    }

    private static Throwable remade(Throwable thrown) {
        return remade(ThrownData.of(thrown));
    }

    private static Throwable remade(ThrownData data) {
        return OriginalException.of(new RemoteFailure(data), Ship.INSTANCE);
    }

    /** Their names are text: no compiler reads them. */
    @Test
    void allThatAreKnownByNameCanBeMade() {
        for (String type :
                (KnownExceptions.USUAL + KnownExceptions.OF_A_FILE).strip().split("\\s+", -1)) {
            Throwable made = KnownExceptions.make(type, null, null);
            assertEquals(type, made == null ? null : made.getClass().getName());
        }
    }
}
