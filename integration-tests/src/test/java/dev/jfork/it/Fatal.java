package dev.jfork.it;

import dev.jfork.Worker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A task that its worker dies of, once. */
final class Fatal {
    private Fatal() {}

    /** Ends its JVM, unless the file is there; makes it before. */
    @Worker(idempotent = true)
    static String haltOnce(Path file) throws IOException {
        if (!Files.exists(file)) {
            Files.createFile(file);
            Runtime.getRuntime().halt(3);
        }
        return "survived";
    }
}
