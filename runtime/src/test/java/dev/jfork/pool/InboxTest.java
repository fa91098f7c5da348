package dev.jfork.pool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Jobs that are left for a pool that is busy: none is lost, and none taken twice. */
class InboxTest {
    private final Inbox inbox = new Inbox();
    private final JobQueue queue = new JobQueue();

    @Test
    void isShutAtFirst() {
        Job job = new FakeJob();
        assertFalse(inbox.offer(job));
        assertNull(job.next);
        assertEquals(0, inbox.drainTo(queue));
        assertEquals(0, inbox.shut(queue));
        assertTrue(queue.isEmpty());
    }

    @Test
    void givesJobsInTheirOrderBehindThoseThatWaitAlready() {
        List<Job> jobs = List.of(new FakeJob(), new FakeJob(), new FakeJob(), new FakeJob(), new FakeJob());
        queue.add(jobs.get(0));
        inbox.open();
        assertTrue(inbox.offer(jobs.get(1)));
        assertTrue(inbox.offer(jobs.get(2)));
        assertEquals(2, inbox.drainTo(queue));
        assertEquals(0, inbox.drainTo(queue));
        assertTrue(inbox.offer(jobs.get(3)));
        assertTrue(inbox.offer(jobs.get(4)));
        assertEquals(2, inbox.shut(queue));
        assertFalse(inbox.offer(new FakeJob()));
        assertEquals(jobs, queue.removeAll());
    }

    @Test
    void whatIsThereStaysWhereItIsOpenedAgain() {
        Job job = new FakeJob();
        inbox.open();
        inbox.offer(job);
        inbox.open();
        assertEquals(1, inbox.drainTo(queue));
        assertEquals(List.of(job), queue.removeAll());
    }

    @Test
    void ofManyThreadsEachJobArrivesOnceAndInOrder() throws Exception {
        int threads = 4;
        int jobsEach = 50_000;
        AtomicInteger refused = new AtomicInteger();
        List<Thread> all = new ArrayList<>();
        List<List<Job>> taken = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            List<Job> offered = new ArrayList<>();
            taken.add(offered);
            Thread thread = new Thread(() -> {
                for (int n = 0; n < jobsEach; n++) {
                    Job job = new FakeJob();
                    if (inbox.offer(job)) {
                        offered.add(job);
                    } else {
                        refused.incrementAndGet();
                        Thread.onSpinWait();
                    }
                }
            });
            all.add(thread);
            thread.start();
        }
        int count = 0;
        for (int n = 0; all.stream().anyMatch(Thread::isAlive); n++) {
            inbox.open();
            count += inbox.drainTo(queue);
            if (n % 2 == 0) {
                count += inbox.shut(queue);
            }
        }
        for (Thread thread : all) {
            thread.join();
        }
        count += inbox.shut(queue);
        List<Job> arrived = queue.removeAll();
        assertTrue(count > 0);
        assertEquals(count, arrived.size());
        assertEquals(threads * jobsEach, count + refused.get());
        for (List<Job> offered : taken) {
            Set<Job> own = new HashSet<>(offered);
            List<Job> ownArrived = new ArrayList<>(arrived);
            ownArrived.removeIf(job -> !own.contains(job));
            assertTrue(offered.equals(ownArrived), "a thread's jobs, in its order");
        }
    }
}
