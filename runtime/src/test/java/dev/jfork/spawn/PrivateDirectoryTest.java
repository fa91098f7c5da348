package dev.jfork.spawn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.abort;

import dev.jfork.protocol.FileTree;
import dev.jfork.protocol.Header;
import java.io.File;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PrivateDirectoryTest {
    @AfterEach
    void remove() {
        PrivateDirectory.remove();
    }

    @Test
    void onlyItsOwnerMayEnterItAndReadWhatIsInIt() throws Exception {
        Path file = PrivateDirectory.newFile(".x");
        Path directory = Objects.requireNonNull(file.getParent());
        assertEquals("rwx------", modeOf(directory));
        assertEquals("rw-------", modeOf(file));
        assertEquals("rw-------", modeOf(directory.resolve(Header.LOCK_FILE)));
    }

    private static String modeOf(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    @Test
    void itsNameCantBeGuessed() throws Exception {
        Set<String> names = new HashSet<>();
        for (int i = 0; i < 20; i++) {
            String name = directory().getFileName().toString();
            PrivateDirectory.remove();
            String beginning = "jfork-" + ProcessHandle.current().pid() + "-";
            assertTrue(name.startsWith(beginning), name);
            names.add(name.substring(beginning.length(), beginning.length() + 6));
        }
        assertEquals(20, names.size());
    }

    @Test
    void filesHaveNamesOfTheirOwn() throws Exception {
        Path first = PrivateDirectory.newFile(".x");
        Path second = PrivateDirectory.newFile(".x");
        assertNotEquals(first, second);
        assertEquals(first.getParent(), second.getParent());
        assertTrue(first.isAbsolute());
        assertEquals(0, Files.size(first));
    }

    @Test
    void itIsMadeAgainWhereItWasSweptAway() throws Exception {
        Path swept = directory();
        FileTree.delete(swept.toFile());
        Path again = directory();
        assertNotEquals(swept, again);
        assertTrue(Files.isDirectory(again));
    }

    @Test
    void itHoldsNothingThatIsElsewhere() throws Exception {
        File file = PrivateDirectory.newFile(".x").toFile();
        assertTrue(PrivateDirectory.holds(file));
        assertFalse(PrivateDirectory.holds(new File("/" + file.getName())));
        FileTree.delete(Objects.requireNonNull(file.getParentFile()));
        assertFalse(PrivateDirectory.holds(file));
    }

    /** Inodes are used again. */
    @ParameterizedTest
    @CsvSource({"uid, 65534", "mode, 493"})
    void oneOfAnotherOwnerOrModeIsNotOurs(String attribute, int value) throws Exception {
        File file = PrivateDirectory.newFile(".x").toFile();
        PrivateDirectory.noteOwner();
        Path directory = Objects.requireNonNull(file.toPath().getParent());
        String name = "unix:" + attribute;
        Object before = Files.getAttribute(directory, name);
        try {
            Files.setAttribute(directory, name, value);
        } catch (FileSystemException e) {
            abort("only root may give it away");
        }
        try {
            assertFalse(PrivateDirectory.holds(file));
        } finally {
            Files.setAttribute(directory, name, before);
        }
        assertTrue(PrivateDirectory.holds(file));
    }

    @Test
    void nothingIsLeftOfIt() throws Exception {
        Path file = PrivateDirectory.newFile(".x");
        PrivateDirectory.remove();
        assertFalse(Files.exists(Objects.requireNonNull(file.getParent())));
    }

    @Test
    void aTemporaryDirectoryThatIsMissingIsNamed(@TempDir Path existing) {
        String before =
                System.setProperty("java.io.tmpdir", existing.resolve("missing").toString());
        try {
            StartException thrown = assertThrows(StartException.class, PrivateDirectoryTest::directory);
            assertEquals(
                    "Nothing can be made in " + existing.resolve("missing")
                            + " (java.nio.file.NoSuchFileException: "
                            + Objects.requireNonNull(thrown.getCause()).getMessage()
                            + "), where workers leave their outcomes. Mend that, or name another temporary directory"
                            + " with -Djava.io.tmpdir=... when the main program is started.",
                    thrown.getMessage());
        } finally {
            System.setProperty("java.io.tmpdir", Objects.requireNonNull(before));
        }
    }

    private static Path directory() throws IOException {
        return Objects.requireNonNull(PrivateDirectory.newFile(".x").getParent());
    }
}
