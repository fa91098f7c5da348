package dev.jfork.spawn;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Why no child JVM can be started, and what to do about it. Users see its message. */
public final class StartException extends IOException {
    private static final long serialVersionUID = 1L;

    StartException(String message) {
        super(message);
    }

    StartException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
