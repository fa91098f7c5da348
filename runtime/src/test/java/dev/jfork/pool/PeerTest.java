package dev.jfork.pool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jfork.link.Board;
import dev.jfork.link.Token;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Jobs that one worker has, and which of them can be taken back: without a worker. */
class PeerTest {
    private Board worker; // its view
    private Peer peer;
    private final List<FakeJob> jobs = new ArrayList<>(); // numbered from 1

    @BeforeEach
    void sendTenJobs(@TempDir Path directory) throws IOException {
        Path file = Files.createFile(directory.resolve("board"));
        peer = new Peer(Board.create(file), file, new Token(1, 2));
        peer.state = Peer.State.READY;
        worker = Board.map(file);
        for (int i = 0; i < 10; i++) {
            FakeJob job = new FakeJob();
            jobs.add(job);
            peer.assign(job, 0);
        }
        assertEquals(10, peer.send(0).size());
    }

    @Test
    void theOneThatWasBegunStaysAndThoseBehindItAreTakenBack() {
        assertTrue(worker.begin(1));
        assertEquals(jobs.subList(1, 10), peer.takeBack(1));
        assertSame(jobs.get(0), peer.head());
        assertFalse(worker.begin(2));
    }

    @Test
    void whatIsTakenBackInTwoPartsIsAllSkipped() throws IOException {
        assertTrue(worker.begin(1));
        assertEquals(jobs.subList(5, 10), peer.takeBack(6));
        assertEquals(jobs.subList(2, 5), peer.takeBack(3));
        peer.done(1, 0);
        assertTrue(worker.begin(2));
        peer.done(2, 0);
        for (int id = 3; id <= 10; id++) {
            assertFalse(peer.isFree());
            assertFalse(worker.begin(id), "task " + id + " runs elsewhere");
            assertNull(peer.skipped(id, 0));
        }
        assertTrue(peer.isFree());
        FakeJob next = new FakeJob();
        peer.assign(next, 0);
        assertTrue(worker.begin(next.id));
    }

    @Test
    void oneThatTheWorkerHasSeenTakenBackIsGivenBackWhenItSaysSo() throws IOException {
        assertTrue(worker.begin(1));
        worker.begin(2); // and before it looks whether that was taken back, it is
        assertEquals(jobs.subList(2, 10), peer.takeBack(2));
        assertSame(jobs.get(0), peer.done(1, 0));
        assertSame(jobs.get(1), peer.skipped(2, 0));
    }

    @Test
    void aWorkerThatSkipsOrAnswersWhatItShouldNotIsFoundOut() {
        assertThrows(IOException.class, () -> peer.skipped(1, 0));
        assertThrows(IOException.class, () -> peer.done(2, 0));
    }

    @Test
    void theDeadlineOfATaskCountsFromWhenItIsSeenToBeBegun() {
        FakeJob job = new FakeJob(5, 0);
        peer.assign(job, 0);
        assertTrue(peer.patience(job, 1_000_000_000) > 0);
        assertTrue(worker.begin(job.id));
        assertEquals(5, peer.patience(job, 2_000_000_000));
        assertEquals(2, peer.patience(job, 2_000_000_003));
    }

    @Test
    void whatIsToBeWrittenKeepsItsNumberThoughTheJobGoesToAnother() {
        FakeJob job = new FakeJob();
        peer.assign(job, 0);
        Sending sending = peer.send(0).get(0);
        assertEquals(List.of(job), peer.takeBack(11));
        job.id = 1; // elsewhere
        assertEquals(11, sending.id());
    }
}
