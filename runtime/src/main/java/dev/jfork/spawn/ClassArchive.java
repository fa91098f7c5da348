package dev.jfork.spawn;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * The files of one archive of classes in a {@link StartupCache}: the archive itself, the jars that directories of the class
 * path were packed into, and a list of them, which comes last. What is not on the list just as it was made, by size and time,
 * is not used: so nobody uses an archive that is half-written, or that something has written to since. The JVM itself rejects
 * one of another JDK, of other jars, or for other options.
 */
final class ClassArchive {
    /** What the names of files end with that are being made. */
    static final String TEMPORARY = ".tmp";

    /** What the name of the list ends with; it is as old as the last use of the archive. */
    static final String LIST = ".list";

    /** What the name of a file ends with that says why there is no archive. */
    static final String FAILED = ".failed";

    private static final long TOUCH_MILLIS = TimeUnit.HOURS.toMillis(1);
    private static final long RETRY_MILLIS = TimeUnit.DAYS.toMillis(1);

    private static final Map<File, List<String>> READ = new ConcurrentHashMap<>(); // lists

    private final Path directory;
    private final String key;

    ClassArchive(Path directory, String key) {
        this.directory = directory;
        this.key = key;
    }

    Path directory() {
        return directory;
    }

    String key() {
        return key;
    }

    Path file() {
        return directory.resolve(key + ".jsa");
    }

    /** The jar that a directory of the class path is packed into. */
    Path jar(int index) {
        return directory.resolve(key + "-" + index + ".jar");
    }

    /** Where a file is written before it gets its name. */
    Path temporary(String extension) {
        return directory.resolve(key + "-" + ProcessHandle.current().pid() + extension + TEMPORARY);
    }

    /** Whether all files are there, and as they were made. Notes that they are used. */
    boolean isReady() {
        File list = list();
        List<String> expected = READ.get(list);
        if (expected == null || !list.exists()) {
            READ.remove(list);
            try {
                expected = Files.readAllLines(list.toPath(), StandardCharsets.UTF_8);
            } catch (IOException e) {
                return false; // there is none
            }
            READ.put(list, expected);
        }
        for (String line : expected) {
            if (!line.equals(line(new File(directory.toFile(), line.substring(0, line.indexOf(' ')))))) {
                READ.remove(list);
                return false;
            }
        }
        long now = System.currentTimeMillis();
        if (now - list.lastModified() > TOUCH_MILLIS) {
            list.setLastModified(now);
        }
        return !expected.isEmpty();
    }

    /** Whether it is of no use to try again so soon. */
    boolean hasFailed() {
        File note = directory.resolve(key + FAILED).toFile();
        return System.currentTimeMillis() - note.lastModified() < RETRY_MILLIS;
    }

    /** Notes why there is none. */
    void failed(String reason) throws IOException {
        write(reason, directory.resolve(key + FAILED), ".failed");
    }

    /** Notes that all files are there. */
    void ready(List<Path> files) throws IOException {
        List<String> lines = new ArrayList<>();
        for (Path file : files) {
            lines.add(line(file.toFile()));
        }
        write(String.join("\n", lines), list().toPath(), LIST);
    }

    private void write(String text, Path target, String extension) throws IOException {
        Path temporary = temporary(extension);
        Files.writeString(temporary, text);
        Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private File list() {
        return directory.resolve(key + LIST).toFile();
    }

    private static String line(File file) {
        return file.getName() + " " + file.length() + " " + file.lastModified();
    }
}
