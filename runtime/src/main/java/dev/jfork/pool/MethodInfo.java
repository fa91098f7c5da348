package dev.jfork.pool;

import dev.jfork.link.Encoder;
import dev.jfork.link.Payload;
import dev.jfork.wire.WorkerMethod;

/** What a pool knows of a method: what workers are told of it, and how long it takes. */
final class MethodInfo {
    /** A new estimate is worth an eighth. */
    private static final int SHIFT = 3;

    private final Payload announcement;
    private long estimate = -1; // nanoseconds; guarded by the dispatcher's lock

    MethodInfo(WorkerMethod<?, ?> method) {
        this.announcement = Encoder.encode(out -> {
            out.writeString(method.getClass().getName());
            out.writeString(method.shape());
        });
    }

    /** What a worker is told of it: the name of its class, and its shape. */
    Payload announcement() {
        return announcement;
    }

    /** How many nanoseconds a run takes, by those before; of the first ones, more than anybody would wait for. */
    long estimate() {
        return estimate < 0 ? Long.MAX_VALUE / 4 : estimate;
    }

    /** A run took so long. One that is much longer than the others counts at once: the next one may be, too. */
    void ran(long nanos) {
        estimate = estimate < 0 || nanos > 8 * estimate ? nanos : estimate + ((nanos - estimate) >> SHIFT);
    }
}
