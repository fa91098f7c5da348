package demo;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class MainTest {
    @Test
    void aWorkerReverses() throws InterruptedException {
        assertEquals("rekrow by Process-1", ReversedLauncher.start("worker").result());
    }
}
