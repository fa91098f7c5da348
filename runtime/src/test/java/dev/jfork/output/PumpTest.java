package dev.jfork.output;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class PumpTest {
    private static final int PUMPS = 200;
    private static final int LINES = 100;

    @Test
    void twoHundredPumpsIntoOneStreamLeaveLinesWhole() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        PrintStream target = new PrintStream(bytes, false, StandardCharsets.UTF_8);
        Lines.Sink sink = (line, length, ended) -> {
            line[length] = '\n';
            target.write(line, 0, length + 1);
        };
        List<Pump> pumps = new ArrayList<>();
        for (int i = 0; i < PUMPS; i++) {
            byte[] text = "a line of ümläuts\n".repeat(LINES).getBytes(StandardCharsets.UTF_8);
            byte[] prefix = ("[" + i + "] ").getBytes(StandardCharsets.UTF_8);
            pumps.add(new Pump("pump " + i, new ByteArrayInputStream(text), new Kept(0, 10), prefix, sink));
        }
        pumps.forEach(Pump::start);
        pumps.forEach(pump -> pump.await(() -> false));
        TreeMap<String, Integer> counts = new TreeMap<>();
        bytes.toString(StandardCharsets.UTF_8).lines().forEach(line -> counts.merge(line, 1, Integer::sum));
        assertEquals(PUMPS, counts.size());
        for (int i = 0; i < PUMPS; i++) {
            assertEquals(LINES, counts.get("[" + i + "] a line of ümläuts"));
        }
    }

    @Test
    void aStreamThatStaysOpenIsNotWaitedForButStillRead() throws Exception {
        CountDownLatch second = new CountDownLatch(2);
        List<String> lines = new ArrayList<>(); // of the pump's thread until the latch is down
        PipedInputStream in = new PipedInputStream();
        PipedOutputStream out = new PipedOutputStream(in);
        Pump pump = new Pump("pump", in, new Kept(0, 10), new byte[0], (line, length, ended) -> {
            lines.add(new String(line, 0, length, StandardCharsets.UTF_8));
            second.countDown();
        });
        pump.start();
        out.write("one\n".getBytes(StandardCharsets.UTF_8));
        out.flush();
        Thread.currentThread().interrupt(); // is not heeded
        pump.await(() -> false);
        out.write("two\n".getBytes(StandardCharsets.UTF_8));
        out.close();
        second.await();
        assertEquals(List.of("one", "two"), lines);
        pump.await(() -> false);
        assertFalse(pump.isAlive());
    }

    @Test
    void whoIsHurriedDoesntWaitForASinkThatTakesForEver() throws Exception {
        CountDownLatch taken = new CountDownLatch(1);
        CountDownLatch never = new CountDownLatch(1);
        Pump pump = new Pump(
                "pump",
                new ByteArrayInputStream("one\n".getBytes(StandardCharsets.UTF_8)),
                new Kept(0, 10),
                new byte[0],
                (line, length, ended) -> {
                    taken.countDown();
                    awaitForEver(never);
                });
        pump.start();
        taken.await();
        pump.await(() -> true);
        never.countDown();
        pump.join();
    }

    /** As a logger does that throws, what was thrown can't be told. */
    @Test
    void itReadsOnThoughNothingOfWhatASinkThrowsCanBeTold() throws Exception {
        List<String> lines = new ArrayList<>(); // of the pump's thread until that has ended
        Pump pump = new Pump(
                "pump",
                new ByteArrayInputStream("one\ntwo\n".getBytes(StandardCharsets.UTF_8)),
                new Kept(0, 10),
                new byte[0],
                (line, length, ended) -> {
                    lines.add(new String(line, 0, length, StandardCharsets.UTF_8));
                    throw new Untellable();
                });
        pump.start();
        pump.join();
        assertEquals(List.of("one", "two"), lines);
    }

    private static final class Untellable extends RuntimeException {
        private static final long serialVersionUID = 1L;

        @Override
        public String getMessage() {
            throw new OutOfMemoryError("thrown by the test");
        }
    }

    @Test
    void itReadsOnThoughWhatItReadsCantBeKept() throws Exception {
        Kept kept = new Kept(0, 0); // an error of this test's, for which it throws
        byte[] text = new byte[1 << 17];
        InputStream in = new ByteArrayInputStream(text);
        Pump pump = new Pump("pump", in, kept, new byte[0], null);
        pump.start();
        pump.join();
        assertEquals(0, in.available());
    }

    private static void awaitForEver(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
