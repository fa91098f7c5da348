package dev.jfork;

import java.io.ObjectStreamException;
import java.io.Serial;
import java.io.Serializable;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.RandomAccess;
import org.jspecify.annotations.Nullable;

/**
 * The results of many tasks. In blocks, for a list in one array is copied as it grows; and G1 takes each large array for an old
 * one, which keeps all results alive that it has ever held, until the whole heap is marked.
 */
@SuppressWarnings("serial") // what is serialized is another list
final class ResultList<R extends @Nullable Object> extends AbstractList<R> implements RandomAccess, Serializable {
    @Serial
    private static final long serialVersionUID = 1;

    private static final int SHIFT = 12;
    private static final int BLOCK = 1 << SHIFT;

    /** The first block grows to that size: most lists are short. */
    private static final int FIRST = 16;

    private static final int GROWTH = 4;

    private final List<@Nullable Object[]> blocks = new ArrayList<>();
    private int size;

    /** Makes room for one more, which is {@code null} until it is set. */
    void grow() {
        if (size == Integer.MAX_VALUE) {
            throw new OutOfMemoryError("There are more results than a list can have");
        }
        int used = size & (BLOCK - 1);
        int last = blocks.size() - 1;
        if (used == 0) {
            blocks.add(new @Nullable Object[size == 0 ? FIRST : BLOCK]);
        } else if (used == blocks.get(last).length) {
            blocks.set(last, Arrays.copyOf(blocks.get(last), GROWTH * used));
        }
        size++;
    }

    /** Gives back the room that is left when it grows no more. */
    void trim() {
        int rest = size & (BLOCK - 1);
        if (rest > 0) {
            int last = blocks.size() - 1;
            blocks.set(last, Arrays.copyOf(blocks.get(last), rest));
        }
    }

    @Override
    @SuppressWarnings("unchecked") // only results are in it
    public R get(int index) {
        return (R) blockOf(index)[index & (BLOCK - 1)];
    }

    @Override
    public R set(int index, R result) {
        R before = get(index);
        blockOf(index)[index & (BLOCK - 1)] = result;
        return before;
    }

    private @Nullable Object[] blockOf(int index) {
        return blocks.get(Objects.checkIndex(index, size) >> SHIFT);
    }

    @Override
    public int size() {
        return size;
    }

    @Serial
    private Object writeReplace() throws ObjectStreamException {
        return new ArrayList<>(this);
    }
}
