package dev.jfork.spawn;

import dev.jfork.telemetry.Log;
import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Makes an archive of classes from the list that a worker has written: packs directories into jars, and runs a JVM that loads
 * the classes, writes them to a file, and ends. None of the user's code runs there. One at a time in each cache, whichever
 * program makes it, and at the lowest priority where there is {@code nice}.
 */
final class ArchiveMaking implements Runnable {
    private static final Path NICE = Path.of("/usr/bin/nice");
    private static final long MOST_SECONDS = 120;
    private static final String LOCK_FILE = "lock";

    private final JavaCommand command;
    private final CachedStart start;
    private final ClassArchive archive;
    private final Path classList;

    ArchiveMaking(JavaCommand command, CachedStart start, ClassArchive archive, Path classList) {
        this.command = command;
        this.start = start;
        this.archive = archive;
        this.classList = classList;
    }

    @Override
    public void run() {
        Path lockFile = archive.directory().resolve(LOCK_FILE);
        try (FileChannel lock = FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            if (lock.tryLock() != null && !archive.isReady()) {
                make();
                new CacheSweep(archive.directory().toFile()).run();
            }
        } catch (OverlappingFileLockException e) {
            // This JVM is making another one.
        } catch (IOException | InterruptedException | RuntimeException e) {
            Log.debug("A startup cache can't be made: " + e);
        } finally {
            start.discard();
        }
    }

    private void make() throws IOException, InterruptedException {
        List<Path> files = new ArrayList<>();
        for (Map.Entry<File, Path> each : start.packed().entrySet()) {
            Path packed = archive.temporary(".jar");
            try {
                PackedDirectory.pack(each.getKey(), packed);
                publish(packed, each.getValue());
            } finally {
                Files.deleteIfExists(packed);
            }
            files.add(each.getValue());
        }
        if (!start.isUnchanged()) {
            return; // somebody compiles: the next worker has another archive
        }
        Path made = archive.temporary(".jsa");
        try {
            int exitCode = run(start.dump(command, classList, made));
            if (exitCode != 0 || !Files.exists(made)) {
                archive.failed("exit code " + exitCode + " of "
                        + start.dump(command, classList, made).command());
                Log.debug("No startup cache can be made for workers like this one; " + archive.key()
                        + ClassArchive.FAILED + " says how it was tried");
                return;
            }
            publish(made, archive.file());
        } finally {
            Files.deleteIfExists(made);
        }
        files.add(archive.file());
        archive.ready(files);
        Log.debug("A startup cache was made: " + archive.file());
    }

    private static void publish(Path temporary, Path file) throws IOException {
        Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static int run(ProcessBuilder builder) throws IOException, InterruptedException {
        if (Files.isExecutable(NICE)) {
            List<String> words = new ArrayList<>(List.of(NICE.toString(), "-n", "19"));
            words.addAll(builder.command());
            builder.command(words);
        }
        Process process = builder.redirectOutput(Redirect.DISCARD)
                .redirectError(Redirect.DISCARD)
                .start();
        Thread end = new DaemonThread(process::destroyForcibly, "jfork startup cache end");
        try {
            Runtime.getRuntime().addShutdownHook(end);
            process.getOutputStream().close();
            boolean ended = process.waitFor(MOST_SECONDS, TimeUnit.SECONDS);
            Runtime.getRuntime().removeShutdownHook(end);
            return ended ? process.exitValue() : -1;
        } catch (IllegalStateException e) {
            throw new IOException("this JVM ends", e);
        } finally {
            process.destroyForcibly();
        }
    }
}
