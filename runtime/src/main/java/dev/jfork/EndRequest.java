package dev.jfork;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What this JVM has done to end a worker's process.
 *
 * @param reason why, to be read behind the signal that ended the process
 * @param deadline the deadline that passed, where that is the reason
 */
record EndRequest(String reason, @Nullable Duration deadline) {
    static EndRequest because(String reason) {
        return new EndRequest(reason, null);
    }

    static EndRequest at(Duration deadline) {
        return new EndRequest("its deadline had passed", deadline);
    }
}
