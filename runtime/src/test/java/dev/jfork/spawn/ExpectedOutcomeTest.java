package dev.jfork.spawn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jfork.protocol.Header;
import dev.jfork.protocol.Report;
import java.io.File;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ExpectedOutcomeTest {
    @AfterEach
    void remove() {
        PrivateDirectory.remove();
    }

    @Test
    void onlyItsOwnerMayReadIt() throws Exception {
        Path file = Path.of(ExpectedOutcome.make().path());
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
    }

    @Test
    void itSaysThatNobodyHasOpenedIt() throws Exception {
        ExpectedOutcome outcome = ExpectedOutcome.make();
        assertArrayEquals(new byte[] {Report.UNOPENED}, outcome.bytes().readAllBytes());
        assertFalse(outcome.isOpened());
        new FileOutputStream(outcome.path()).close();
        assertTrue(outcome.isOpened());
    }

    @Test
    void aThreadThatIsInterruptedCanMakeIt() throws Exception {
        Thread.currentThread().interrupt();
        try {
            assertTrue(ExpectedOutcome.make().isInPlace());
        } finally {
            assertTrue(Thread.interrupted());
        }
    }

    @Test
    void whatTakesItsNameIsNotRead() throws Exception {
        ExpectedOutcome outcome = ExpectedOutcome.make();
        Path file = Path.of(outcome.path());
        try (FileOutputStream written = new FileOutputStream(outcome.path())) {
            Files.delete(file);
            assertFalse(outcome.isInPlace());
            Files.writeString(file, "forged");
            written.write('t');
        }
        assertArrayEquals(new byte[] {'t'}, outcome.bytes().readAllBytes());
    }

    @Test
    void aFileThatWasRemovedIsNotOpened() throws Exception {
        ExpectedOutcome outcome = ExpectedOutcome.make();
        Files.delete(Path.of(outcome.path()));
        assertFalse(outcome.isOpened());
    }

    @Test
    void whatTakesTheNameOfItsDirectoryIsNotItsPlace() throws Exception {
        ExpectedOutcome outcome = ExpectedOutcome.make();
        Path file = Path.of(outcome.path());
        Path ours = Objects.requireNonNull(file.getParent());
        Path away = Files.move(ours, ours.resolveSibling("away-" + ours.getFileName()));
        Files.createDirectory(ours, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        try {
            Files.write(file, new byte[] {Report.UNOPENED});
            assertFalse(outcome.isInPlace());
        } finally {
            Files.delete(file);
            Files.delete(ours);
            Files.move(away, ours);
        }
    }

    @Test
    void nothingIsLeftOfItAndOfWhatIsBehindIt() throws Exception {
        ExpectedOutcome outcome = ExpectedOutcome.make();
        File nested = new File(Header.nestedDirectory(outcome.path()));
        assertTrue(new File(nested, "1.outcome.d").mkdirs());
        outcome.discard();
        assertFalse(nested.exists());
        assertFalse(new File(outcome.path()).exists());
        assertThrows(IOException.class, outcome::bytes); // it is closed
        outcome.discard();
    }
}
