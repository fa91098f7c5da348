package dev.jfork.link;

import java.io.IOException;
import java.nio.ByteBuffer;

/** What a worker writes to its {@link Board}, and reads there. For one thread. */
public interface WorkerBoard {
    /**
     * The worker begins a task.
     *
     * @param id its number
     * @return whether it is to be run: it was not taken back
     * @throws IOException if the board can't be written or read
     */
    boolean begin(long id) throws IOException;

    /**
     * The worker's outcomes, to be written from the start of the buffer, and {@linkplain #commit committed}.
     *
     * @return always the same buffer
     */
    ByteBuffer outbox();

    /**
     * The worker has written whole outcomes to the outbox.
     *
     * @param total how many bytes it has written since it was started
     * @throws IOException if the board can't be written
     */
    void commit(long total) throws IOException;

    /**
     * The worker has sent what is in the outbox, and begins at its start again.
     *
     * @param total how many bytes it has sent since it was started
     * @throws IOException if the board can't be written
     */
    void sent(long total) throws IOException;
}
