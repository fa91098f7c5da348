package dev.jfork.wire;

import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/** Writes the objects of one block, and looks at their classes as the reader will. */
final class BlockWriter extends ObjectOutputStream {
    private final AllowedClasses allowed;
    private @Nullable Class<?> refused;

    BlockWriter(OutputStream block, AllowedClasses allowed) throws IOException {
        super(block);
        this.allowed = allowed;
    }

    /** The first class that isn't allowed, or {@code null}. */
    @Nullable
    Class<?> refused() {
        return refused;
    }

    // Called once for each class. Throws nothing: the stream would write down whatever was thrown, class and all, and
    // what
    // is thrown for that would hide it.
    @Override
    protected void annotateClass(Class<?> type) {
        if (refused == null && !allowed.allows(type)) {
            refused = type;
        }
    }

    @Override
    protected void annotateProxyClass(Class<?> type) {
        if (refused == null) {
            refused = type;
        }
    }
}
