package dev.jfork.pool;

import dev.jfork.link.Token;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Consumer;

/** Starts JVMs for a pool. Safe for use by many threads. */
public interface JvmSource {
    /**
     * Makes an empty file that nobody but this user can read.
     *
     * @param extension what its name ends with
     * @return its path, absolute
     * @throws IOException if it can't be made
     */
    Path newFile(String extension) throws IOException;

    /**
     * Starts a JVM.
     *
     * @param address where it shall find the pool
     * @param board the file of its board
     * @param token what it shall say to the pool
     * @param onEnd told when it has ended, in a thread that waits for nothing else
     * @return the JVM, on its way
     * @throws RuntimeException if none can be started
     */
    Jvm start(String address, Path board, Token token, Consumer<JvmEnd> onEnd);

    /**
     * Makes an exception for whoever waits for a task that no worker will run.
     *
     * @param reason what keeps the pool from going on
     * @return a new exception
     */
    RuntimeException noWorkers(Throwable reason);
}
