package dev.jfork.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.jfork.wire.WireException;
import dev.jfork.wire.WireReader;
import dev.jfork.wire.WireWriter;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class ThrownDataTest {
    @Test
    void everythingThatCanBeToldSurvives() {
        Exception thrown = new IllegalStateException("first", new RuntimeException());
        thrown.addSuppressed(new IllegalArgumentException("side"));
        ThrownData data = ThrownData.of(thrown);
        assertEquals(data, trip(data));
        assertEquals("java.lang.IllegalStateException", data.type());
        assertEquals("first", data.message());
        assertEquals("everythingThatCanBeToldSurvives", data.stackTrace().get(0).getMethodName());
        assertEquals("side", data.suppressed().get(0).message());
        assertEquals("java.lang.RuntimeException", causeOf(data).type());
        assertNull(causeOf(data).message());
    }

    @Test
    void circularCausesEnd() {
        Exception first = new Exception("first");
        Exception second = new Exception("second", first);
        first.initCause(second);
        second.addSuppressed(first);
        ThrownData data = ThrownData.of(first);
        assertEquals(data, trip(data));
        assertEquals("second", causeOf(data).message());
        assertEquals("first [circular: shown above]", causeOf(causeOf(data)).message());
        assertEquals(
                "first [circular: shown above]",
                causeOf(data).suppressed().get(0).message());
    }

    @Test
    void causesWithoutEndAreCutAndItIsSaid() {
        ThrownData data = ThrownData.of(new Endless());
        int depth = 0;
        while (data.cause() != null) {
            data = data.cause();
            depth++;
        }
        assertEquals(ThrownData.MAX_DEPTH, depth);
        ThrownData whole = ThrownData.of(new Endless());
        assertEquals(whole, trip(whole));
        assertEquals("[its causes are too deep to be shown]", data.message());
    }

    @Test
    void bytesOfCausesWithoutEndAreRefused() {
        byte[] bytes = new byte[1_000_000]; // each exception: no name, no message, no frames, and a cause
        for (int i = 0; i + 5 <= bytes.length; i += 5) {
            System.arraycopy(new byte[] {1, 0, 0, 1, 1}, 0, bytes, i, 5);
        }
        WireReader in = new WireReader(new ByteArrayInputStream(bytes), bytes.length);
        WireException thrown = assertThrows(WireException.class, () -> ThrownData.read(in));
        assertEquals("Exceptions inside each other, more than 100 deep", thrown.getMessage());
    }

    private static final class Endless extends RuntimeException {
        private static final long serialVersionUID = 1L;

        @Override
        public synchronized Throwable getCause() {
            return new Endless();
        }
    }

    @Test
    void anExceptionThatHarmsWhoAsksItIsStillTold() {
        ThrownData data = ThrownData.of(new Harmful());
        assertEquals("(its getMessage() threw java.lang.StackOverflowError)", data.message());
        assertEquals("java.lang.UnsupportedOperationException", causeOf(data).type());
        assertEquals(data, trip(data));
    }

    private static final class Harmful extends RuntimeException {
        private static final long serialVersionUID = 1L;

        @Override
        public String getLocalizedMessage() {
            throw new StackOverflowError();
        }

        @Override
        public synchronized Throwable getCause() {
            throw new UnsupportedOperationException();
        }

        @Override
        public StackTraceElement[] getStackTrace() {
            throw new UnsupportedOperationException();
        }
    }

    private static ThrownData causeOf(ThrownData data) {
        return Objects.requireNonNull(data.cause());
    }

    private static ThrownData trip(ThrownData data) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        WireWriter out = new WireWriter(bytes);
        data.write(out);
        out.flush();
        WireReader in = new WireReader(new ByteArrayInputStream(bytes.toByteArray()), bytes.size());
        return ThrownData.read(in);
    }
}
