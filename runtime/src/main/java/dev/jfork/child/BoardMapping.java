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
    private @Nullable Board board; // both are read when this thread has ended
    private @Nullable IOException failure;

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
            failure = e;
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

    /** Gives the mapped board, or {@code null} if it takes longer. */
    @Nullable
    Board mapped() throws IOException {
        if (isAlive()) {
            return null;
        }
        if (board == null) {
            throw failure == null ? new IOException("The board can't be mapped: " + file) : failure;
        }
        return board;
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
