package dev.jfork.pool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Jobs that wait: in order, wherever they are added and removed. */
class JobQueueTest {
    private final JobQueue queue = new JobQueue();

    @Test
    void isADequeOfJobs() {
        Random random = new Random(1);
        Deque<Job> expected = new ArrayDeque<>();
        List<Job> elsewhere = new ArrayList<>(List.of(new FakeJob(), new FakeJob(), new FakeJob(), new FakeJob()));
        for (int i = 0; i < 10_000; i++) {
            switch (random.nextInt(4)) {
                case 0 -> {
                    if (!elsewhere.isEmpty()) {
                        Job job = elsewhere.remove(random.nextInt(elsewhere.size()));
                        expected.addLast(job);
                        queue.add(job);
                    }
                }
                case 1 -> {
                    if (!elsewhere.isEmpty()) {
                        Job job = elsewhere.remove(random.nextInt(elsewhere.size()));
                        expected.addFirst(job);
                        queue.addFirst(job);
                    }
                }
                case 2 -> {
                    if (!expected.isEmpty()) {
                        Job job = expected.removeFirst();
                        assertSame(job, queue.remove());
                        elsewhere.add(job);
                    }
                }
                default -> {
                    if (!expected.isEmpty()) {
                        Job job = new ArrayList<>(expected).get(random.nextInt(expected.size()));
                        expected.remove(job);
                        assertTrue(queue.remove(job));
                        assertFalse(queue.remove(job));
                        elsewhere.add(job);
                    }
                }
            }
            assertEquals(expected.size(), queue.size());
            assertEquals(expected.isEmpty(), queue.isEmpty());
            assertSame(expected.peekFirst(), queue.peek());
        }
        assertEquals(new ArrayList<>(expected), queue.removeAll());
        assertTrue(queue.isEmpty());
    }

    @Test
    void anEmptyOneHasNoNextJob() {
        assertNull(queue.peek());
        assertThrows(NoSuchElementException.class, queue::remove);
        assertEquals(List.of(), queue.removeAll());
    }

    @Test
    void oneThatIsRemovedKeepsNoOtherAlive() {
        Job first = new FakeJob();
        queue.add(first);
        queue.add(new FakeJob());
        queue.remove();
        assertNull(first.next);
    }
}
