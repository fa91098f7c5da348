package dev.jfork.spawn;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The file that HotSpot writes when a JVM crashes.
 *
 * @param file where it is
 * @param cause what it names as the cause, where it does: a signal, as in {@code SIGSEGV}, or a sentence
 */
public record CrashReport(Path file, Optional<String> cause) {
    private static final Pattern CAUSE = Pattern.compile(
            "^#\\s+(?:(SIG[A-Z]+|EXCEPTION_[A-Z_]+) \\(0x[0-9a-f]+\\)|fatal error: (.+)|(Native memory allocation .+))");
    private static final String OUT_OF_MEMORY = "OutOfMemory encountered: ";
    private static final int HEAD_LINES = 20;
    private static final int HEAD_BYTES = 16 << 10;
    private static final String ERROR_FILE = "-XX:ErrorFile=";

    /** HotSpot's own, whatever {@code java.io.tmpdir} is; where there is none of that name, that is a guess. */
    private static final Path TEMPORARY = Path.of("/tmp");

    /** File systems that keep times coarsely do so to two seconds. */
    private static final long CLOCK_MILLIS = 2000;

    /**
     * Looks for the report of a JVM that has died, where HotSpot puts it: where {@code -XX:ErrorFile} says, or in its working
     * directory, or, where that can't be written, in the temporary one of the system.
     *
     * @param command how the JVM was started
     * @param pid its process id
     * @param started when it was started, in milliseconds since the epoch: an older file is that of another process with
     *     the same id
     * @return the report, if there is one
     */
    public static Optional<CrashReport> find(JavaCommand command, long pid, long started) {
        String name = "hs_err_pid" + pid + ".log";
        Path directory = command.directory();
        Stream<Path> chosen = command.lastOption(ERROR_FILE).stream()
                .map(option -> directory.resolve(withPid(option.substring(ERROR_FILE.length()), pid)));
        Stream<Path> usual = Stream.of(directory, TEMPORARY, Path.of(System.getProperty("java.io.tmpdir")))
                .map(each -> each.resolve(name));
        return Stream.concat(chosen, usual)
                .filter(file -> isReport(file, started))
                .findFirst()
                .map(file -> new CrashReport(file, causeIn(file)));
    }

    /** Everybody can write to a temporary directory: what is no file of this user's was not written by its JVM. */
    private static boolean isReport(Path file, long started) {
        try {
            String names = "isRegularFile,lastModifiedTime";
            Map<String, Object> found =
                    UnixAttributes.of(file, UnixAttributes.OWNER + "," + names, names, LinkOption.NOFOLLOW_LINKS);
            return Objects.equals(found.get("isRegularFile"), true)
                    && Objects.equals(found.get(UnixAttributes.OWNER), PrivateDirectory.owner())
                    && found.get("lastModifiedTime") instanceof FileTime written
                    && written.toMillis() >= started - CLOCK_MILLIS;
        } catch (IOException e) {
            return false;
        }
    }

    /** As HotSpot reads it: {@code %p} is the process id, {@code %%} a percent sign. */
    private static String withPid(String file, long pid) {
        return file.replace("%%", "\0").replace("%p", Long.toString(pid)).replace('\0', '%');
    }

    /**
     * Tells what there was too little of, where {@code -XX:+CrashOnOutOfMemoryError} is why the JVM crashed.
     *
     * @return what an {@code OutOfMemoryError} has for its message, as in {@code Java heap space}
     */
    public Optional<String> outOfMemory() {
        return cause.filter(each -> each.startsWith(OUT_OF_MEMORY)).map(each -> each.substring(OUT_OF_MEMORY.length()));
    }

    private static Optional<String> causeIn(Path file) {
        try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
            return new String(in.readNBytes(HEAD_BYTES), StandardCharsets.ISO_8859_1)
                    .lines()
                    .limit(HEAD_LINES)
                    .map(CAUSE::matcher)
                    .filter(Matcher::find)
                    .findFirst()
                    .map(CrashReport::text);
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static String text(Matcher found) {
        int group = 1;
        while (found.group(group) == null) {
            group++;
        }
        return found.group(group);
    }
}
