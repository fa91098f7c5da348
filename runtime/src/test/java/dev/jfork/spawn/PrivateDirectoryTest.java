package dev.jfork.spawn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PrivateDirectoryTest {
    @AfterEach
    void remove() {
        PrivateDirectory.remove();
    }

    @Test
    void onlyItsOwnerMayEnterIt() throws Exception {
        Path directory = directory();
        assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(directory)));
    }

    @Test
    void filesHaveNamesOfTheirOwn() throws Exception {
        Path first = PrivateDirectory.newFile(".x");
        Path second = PrivateDirectory.newFile(".x");
        assertNotEquals(first, second);
        assertEquals(first.getParent(), second.getParent());
        assertTrue(first.isAbsolute());
        assertFalse(Files.exists(first));
    }

    @Test
    void itIsMadeAgainWhereItWasSweptAway() throws Exception {
        Path swept = directory();
        Files.delete(swept);
        assertTrue(Files.isDirectory(directory()));
    }

    @Test
    void aTemporaryDirectoryThatIsMissingIsNamed(@TempDir Path existing) {
        String before =
                System.setProperty("java.io.tmpdir", existing.resolve("missing").toString());
        try {
            StartException thrown = assertThrows(StartException.class, PrivateDirectoryTest::directory);
            assertEquals(
                    "No directory can be made in " + existing.resolve("missing")
                            + " (java.nio.file.NoSuchFileException: "
                            + Objects.requireNonNull(thrown.getCause()).getMessage()
                            + "), where workers leave their outcomes. Name another one with -Djava.io.tmpdir=... when the"
                            + " main program is started.",
                    thrown.getMessage());
        } finally {
            System.setProperty("java.io.tmpdir", Objects.requireNonNull(before));
        }
    }

    private static Path directory() throws IOException {
        return Objects.requireNonNull(PrivateDirectory.newFile(".x").getParent());
    }
}
