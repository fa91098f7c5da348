package dev.jfork.spawn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.jfork.protocol.FileTree;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ArgumentFileTest {
    private static final List<String> OPTIONS = List.of("-Da=b", "-Dc=d");

    @AfterEach
    void remove() {
        PrivateDirectory.remove();
    }

    private static Path file() throws StartException {
        return Path.of(ArgumentFile.of(OPTIONS).get(0).substring(1));
    }

    @Test
    void theSameOptionsAreInTheSameFile() throws Exception {
        Path file = file();
        assertEquals(List.of("\"-Da=b\"", "\"-Dc=d\""), Files.readAllLines(file));
        assertEquals(file, file());
    }

    /** A sweeper has removed the directory, and somebody else has taken its name, and that of the file. */
    @Test
    void aFileInADirectoryOfSomebodyElseIsNotUsed() throws Exception {
        Path file = file();
        Path directory = Objects.requireNonNull(file.getParent());
        Path away = Files.move(directory, directory.resolveSibling("away-" + directory.getFileName()));
        Files.createDirectory(directory);
        try {
            Files.writeString(file, "-javaagent:evil.jar");
            assertNotEquals(file, file());
        } finally {
            FileTree.delete(directory.toFile());
            FileTree.delete(away.toFile());
        }
    }
}
