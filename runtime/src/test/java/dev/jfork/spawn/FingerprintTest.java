package dev.jfork.spawn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class FingerprintTest {
    @TempDir
    private Path directory;

    @Test
    void aFileThatChangesChangesIt() throws IOException {
        Path file =
                Files.writeString(Files.createDirectory(directory.resolve("in")).resolve("a"), "1");
        String before = print();
        assertEquals(before, print());
        assertTrue(file.toFile().setLastModified(1000));
        String older = print();
        assertNotEquals(before, older);
        Files.writeString(directory.resolve("b"), "");
        assertNotEquals(older, print());
    }

    @Test
    void wordsAreToldFromOthersThatLookTheSameInARow() {
        assertNotEquals(print("ab", "c"), print("a", "bc"));
        assertNotEquals(print("ab"), print("ba"));
        assertNotEquals(print(""), print(new @Nullable String[] {null}));
        assertEquals(print("a", "b"), print("a", "b"));
        assertEquals(32, print("a").length());
    }

    @Test
    @Timeout(60)
    void linksThatLeadUpwardsComeToAnEnd() throws IOException {
        for (String name : new String[] {"a", "b", "c"}) {
            Files.createSymbolicLink(directory.resolve(name), directory);
        }
        Fingerprint print = new Fingerprint();
        assertFalse(print.isTooLarge());
        print.add(directory.toFile());
        assertTrue(print.isTooLarge());
    }

    private String print() {
        Fingerprint print = new Fingerprint();
        print.add(directory.toFile());
        return print.toString();
    }

    private static String print(@Nullable String... words) {
        Fingerprint print = new Fingerprint();
        for (@Nullable String word : words) {
            print.add(word);
        }
        return print.toString();
    }
}
