package dev.jfork.child;

import dev.jfork.link.Board;
import dev.jfork.link.BoardFile;
import dev.jfork.link.WorkerBoard;
import java.io.File;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Maps the board while the main thread connects, and serves: in a cold JVM that takes up to 40 ms. */
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

    /** Gives the board as it is to be used now. */
    WorkerBoard now() throws IOException {
        if (File.separatorChar == '\\') {
            awaitEnd(); // there, a file and its mapping need not be the same at all times
        }
        Board mapped = mapped();
        return mapped == null ? new BoardFile(file) : mapped;
    }

    /** Gives the mapped board, or {@code null} as long as there is none. */
    @Nullable
    Board mapped() {
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
