package dev.jfork.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A directory that is there as long as it is needed. */
public final class TemporaryDirectory implements AutoCloseable {
    private final Path path;

    /** Makes one. */
    public TemporaryDirectory() throws IOException {
        path = Files.createTempDirectory("jfork-benchmarks");
    }

    /** Says where it is. */
    public Path path() {
        return path;
    }

    /** Removes it and all that is in it. */
    @Override
    public void close() throws IOException {
        delete(path);
    }

    /** Removes a directory, if there is one, and all that is in it. */
    static void delete(Path directory) throws IOException {
        if (Files.exists(directory)) {
            List<Path> paths;
            try (Stream<Path> files = Files.walk(directory)) {
                paths = files.sorted(Comparator.reverseOrder()).toList();
            }
            for (Path each : paths) {
                Files.delete(each);
            }
        }
    }
}
