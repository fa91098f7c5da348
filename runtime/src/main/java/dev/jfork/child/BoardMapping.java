package dev.jfork.child;

import dev.jfork.link.Board;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Maps the board while the main thread connects: in a cold JVM, either takes up to 30 ms. */
final class BoardMapping extends Thread {
    private final Path file;
    private @Nullable Board board; // both are read when this thread has ended
    private @Nullable IOException failure;

    BoardMapping(Path file) {
        super("jfork board");
        this.file = file;
        setDaemon(true);
    }

    @Override
    public void run() {
        try {
            board = Board.map(file);
        } catch (IOException e) {
            failure = e;
        }
    }

    Board board() throws IOException {
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
        if (board == null) {
            throw failure == null ? new IOException("The board can't be mapped: " + file) : failure;
        }
        return board;
    }
}
