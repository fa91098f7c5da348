package dev.jfork.it;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.jfork.WorkerProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Fails a test that leaves a process or a file behind. */
final class NothingIsLeft implements AfterEachCallback {
    @Override
    public void afterEach(ExtensionContext context) throws Exception {
        assertEquals(Set.of(), WorkerProcess.active(), "workers that still run");
        Await.until(
                "no process of this JVM is left",
                () -> ProcessHandle.current().descendants().findAny().isEmpty());
        assertEquals(List.of(), filesOf(ProcessHandle.current().pid(), Path.of(System.getProperty("java.io.tmpdir"))));
    }

    /** What is in the private directories of a JVM, but for the lock that says that it lives. */
    static List<Path> filesOf(long pid, Path temporary) throws IOException {
        try (Stream<Path> directories = Files.list(temporary)) {
            return directories
                    .filter(each -> each.getFileName().toString().startsWith("jfork-" + pid + "-"))
                    .flatMap(NothingIsLeft::list)
                    .toList();
        }
    }

    private static Stream<Path> list(Path directory) {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(each -> !each.endsWith("lock")).toList().stream();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
