package dev.jfork.child;

import dev.jfork.link.Board;
import dev.jfork.link.BoardFile;
import dev.jfork.link.WorkerBoard;
import java.io.File;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Maps the board while the main thread serves. In a cold JVM that takes up to 40 ms of a processor, so it begins when the first
 * outcome was sent, which would come later otherwise.
 */
final class BoardMapping extends Thread {
    private final File file;
    private @Nullable Board board; // read when this thread has ended

    BoardMapping(File file) {
        super("jfork board");
        this.file = file;
        setDaemon(true);
    }

    @Override
    public void run() {
        try {
            board = Board.map(file.toPath());
        } catch (IOException e) {
            System.err.println("jfork: the worker goes on without its board in memory, which makes it slower: " + e);
        }
    }

    /** Gives the board as it is to be used at first. */
    WorkerBoard atFirst() throws IOException {
        if (File.separatorChar == '\\') {
            start();
            awaitEnd(); // there, a file and its mapping need not be the same at all times
        }
        return board == null ? new BoardFile(file) : board;
    }

    /** Gives the mapped board, or {@code null} as long as there is none: where nobody has begun to map it, that begins. */
    @Nullable
    Board mapped() {
        if (getState() == State.NEW) {
            start();
        }
        return isAlive() ? null : board;
    }

    private void awaitEnd() {
        boolean interrupted = false;
        while (isAlive()) {
            try {
                join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
