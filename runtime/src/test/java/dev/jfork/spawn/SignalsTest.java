package dev.jfork.spawn;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class SignalsTest {
    @Test
    void exitCodesAbove128StandForSignals() {
        assertEquals(0, Signals.in(0));
        assertEquals(0, Signals.in(128));
        assertEquals(9, Signals.in(137));
        assertEquals(0, Signals.in(255));
    }

    @Test
    void signalsAreDescribedWithTheirUsualCause() {
        assertEquals("signal 9 (SIGKILL): often the kernel's OOM killer; see dmesg", Signals.describe(9));
        assertEquals("signal 9 (SIGKILL)", Signals.name(9));
        assertEquals("signal 8 (SIGFPE)", Signals.describe(8));
        assertEquals("signal 63", Signals.describe(63));
        assertEquals("signal 63", Signals.name(63));
    }
}
