package dev.jfork.link;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A board as both see it, whether the worker has mapped it or not. */
class BoardTest {
    /** How the worker has opened it. */
    enum Kind {
        MAPPED {
            @Override
            WorkerBoard open(Path file) throws IOException {
                return Board.map(file);
            }
        },
        FILE {
            @Override
            WorkerBoard open(Path file) throws IOException {
                return new BoardFile(file.toFile());
            }
        };

        abstract WorkerBoard open(Path file) throws IOException;
    }

    private Path file;
    private Board pool;

    @BeforeEach
    void makeIt(@TempDir Path directory) throws IOException {
        file = Files.createFile(directory.resolve("board"));
        pool = Board.create(file);
    }

    private static void put(WorkerBoard worker, String outcome) {
        worker.outbox().put(outcome.getBytes(StandardCharsets.US_ASCII));
    }

    private String unsent(long received) {
        return new String(pool.unsent(received), StandardCharsets.US_ASCII);
    }

    @ParameterizedTest
    @EnumSource
    void whatIsBegunIsSeenAndWhatIsTakenBackIsNotRun(Kind kind) throws IOException {
        WorkerBoard worker = kind.open(file);
        assertEquals(0, pool.begun());
        assertTrue(worker.begin(1));
        assertEquals(1, pool.begun());
        assertEquals(1, pool.takeBack(2));
        assertFalse(worker.begin(2));
        pool.keepAll();
        assertTrue(worker.begin(3));
        assertEquals(3, pool.begun());
    }

    @ParameterizedTest
    @EnumSource
    void whatWasTakenBackStaysSoThoughLaterOnesAreTakenBackAsWell(Kind kind) throws IOException {
        WorkerBoard worker = kind.open(file);
        pool.takeBack(2);
        pool.takeBack(3);
        assertFalse(worker.begin(2));
    }

    @ParameterizedTest
    @EnumSource
    void outcomesThatWereCommittedAndNotSentAreThere(Kind kind) throws IOException {
        WorkerBoard worker = kind.open(file);
        assertEquals(Frame.ORDER, worker.outbox().order());
        put(worker, "one");
        assertFalse(pool.hasCommitted(0));
        assertEquals("", unsent(0));
        worker.commit(3);
        put(worker, "two");
        assertTrue(pool.hasCommitted(0));
        assertEquals("one", unsent(0));
        worker.commit(6);
        assertEquals("onetwo", unsent(0));
        assertEquals("two", unsent(3));
        assertFalse(pool.hasCommitted(6));
        assertEquals("", unsent(6));
    }

    @ParameterizedTest
    @EnumSource
    void whatWasSentIsNotThereAnyMore(Kind kind) throws IOException {
        WorkerBoard worker = kind.open(file);
        put(worker, "sent");
        worker.commit(4);
        worker.outbox().clear();
        worker.sent(4);
        assertEquals("", unsent(0)); // it comes through the socket
        put(worker, "next");
        worker.commit(8);
        assertEquals("", unsent(0));
        assertEquals("next", unsent(4));
    }

    @ParameterizedTest
    @EnumSource
    void partsOfALargeOutcomeAreSentBeforeItIsCommitted(Kind kind) throws IOException {
        WorkerBoard worker = kind.open(file);
        put(worker, "first part");
        worker.outbox().clear();
        worker.sent(10);
        put(worker, "rest");
        assertFalse(pool.hasCommitted(10));
        assertEquals("", unsent(10));
        worker.commit(14);
        assertEquals("rest", unsent(10));
    }

    @ParameterizedTest
    @EnumSource
    void aFullOutboxIsCommittedToItsEnd(Kind kind) throws IOException {
        WorkerBoard worker = kind.open(file);
        byte[] outcome = new byte[Board.OUTBOX_BYTES];
        for (int i = 0; i < outcome.length; i++) {
            outcome[i] = (byte) (i % 251);
        }
        worker.outbox().put(outcome);
        worker.commit(outcome.length);
        assertArrayEquals(outcome, pool.unsent(0));
    }

    @Test
    void moreThanAnOutboxHoldsIsNotRead() throws IOException {
        Board.map(file).commit(Board.OUTBOX_BYTES + 1L); // which no worker says
        assertEquals("", unsent(0));
    }

    @Test
    void aWorkerThatHasMappedItGoesOnWhereItWas() throws IOException {
        try (BoardFile before = new BoardFile(file.toFile())) {
            before.begin(1);
            put(before, "sent");
            before.commit(4);
            before.sent(4);
        }
        Board worker = Board.map(file);
        assertEquals(1, pool.begun());
        assertTrue(worker.begin(2));
        put(worker, "next");
        worker.commit(8);
        assertEquals("next", unsent(4));
    }

    @Test
    void aWorkerSeesThatThereAreMoreTasks() throws IOException {
        Board worker = Board.map(file);
        assertFalse(worker.hasMoreTasks(0));
        pool.announce(1);
        assertTrue(worker.hasMoreTasks(0));
        assertFalse(worker.hasMoreTasks(1));
    }

    @Test
    void aWorkerSeesWhetherSomebodyWatches() throws IOException {
        Board worker = Board.map(file);
        assertFalse(worker.isWatched());
        pool.watch();
        pool.watch();
        pool.unwatch();
        assertTrue(worker.isWatched());
        pool.unwatch();
        assertFalse(worker.isWatched());
    }

    @Test
    void aWorkerSeesWhetherAllWasHeard() throws IOException {
        Board worker = Board.map(file);
        put(worker, "one");
        worker.commit(3);
        assertFalse(worker.isHeard(3));
        pool.heard(3);
        assertTrue(worker.isHeard(3));
        put(worker, "two");
        worker.commit(6);
        assertFalse(worker.isHeard(6));
    }

    @Test
    void aBoardThatIsGoneIsNotMadeAnew() throws IOException {
        Files.delete(file);
        assertThrows(IOException.class, () -> new BoardFile(file.toFile()));
        assertFalse(Files.exists(file));
    }
}
