package dev.jfork.wire;

import java.io.ObjectInputFilter;
import org.jspecify.annotations.Nullable;

/** Looks at what one block makes the reader do, and remembers why it refused. */
final class BlockFilter implements ObjectInputFilter {
    /** A level takes 2.5 KB of the stack, where a readObject method runs, and 4 in a large TreeMap; by default there is 1 MB. */
    static final int MAX_DEPTH = 200;

    /** An element takes at least a byte, an entry of a map two; a table may have eight places for each entry. */
    private static final int ELEMENTS_PER_BYTE = 4;

    private final AllowedClasses allowed;
    private final long maxElements;
    private long elements;
    private @Nullable String refusal;

    BlockFilter(AllowedClasses allowed, int length) {
        this.allowed = allowed;
        this.maxElements = (long) length * ELEMENTS_PER_BYTE;
    }

    /** Why it refused, or {@code null} if it didn't. */
    @Nullable
    String refusal() {
        return refusal;
    }

    // Bytes, and so references, are limited by the block.
    @Override
    public Status checkInput(FilterInfo info) {
        if (info.depth() > MAX_DEPTH) {
            return refuse("its objects are nested more than " + MAX_DEPTH + " deep");
        }
        elements += Math.max(info.arrayLength(), 0);
        if (elements > maxElements) {
            return refuse("its arrays have more elements than there are bytes for");
        }
        Class<?> type = info.serialClass();
        if (type == null) {
            return Status.UNDECIDED;
        }
        return allowed.allows(type) ? Status.ALLOWED : refuse(AllowedClasses.refusal(type));
    }

    Status refuse(String why) {
        if (refusal == null) {
            refusal = why;
        }
        return Status.REJECTED;
    }
}
