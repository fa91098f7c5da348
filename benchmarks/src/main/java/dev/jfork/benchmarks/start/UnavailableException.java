package dev.jfork.benchmarks.start;

import java.io.Serial;

/** A competitor can't take part on this machine; the message says why. */
public final class UnavailableException extends Exception {
    @Serial
    private static final long serialVersionUID = 1;

    UnavailableException(String reason) {
        super(reason);
    }
}
