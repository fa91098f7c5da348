package dev.jfork.spawn;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The file that HotSpot writes when native code crashes a JVM.
 *
 * @param file where it is
 * @param signal the signal's name, as in {@code SIGSEGV}, where the file tells
 */
public record CrashReport(Path file, Optional<String> signal) {
    private static final Pattern SIGNAL = Pattern.compile("^#\\s+(SIG[A-Z]+|EXCEPTION_[A-Z_]+) \\(0x[0-9a-f]+\\)");
    private static final int HEAD_LINES = 20;

    /** File systems that keep times coarsely do so to two seconds. */
    private static final long CLOCK_MILLIS = 2000;

    /**
     * Looks for the report of a JVM that has died, where HotSpot puts it by default: in its working directory, or, where
     * that can't be written, in the temporary one.
     *
     * @param command how the JVM was started
     * @param pid its process id
     * @param started when it was started, in milliseconds since the epoch: an older file is that of another process with
     *     the same id
     * @return the report, if there is one
     */
    public static Optional<CrashReport> find(JavaCommand command, long pid, long started) {
        String name = "hs_err_pid" + pid + ".log";
        return Stream.of(command.directory(), Path.of(System.getProperty("java.io.tmpdir")))
                .map(directory -> directory.resolve(name))
                .filter(Files::isReadable)
                .filter(file -> file.toFile().lastModified() >= started - CLOCK_MILLIS)
                .findFirst()
                .map(file -> new CrashReport(file, signalIn(file)));
    }

    private static Optional<String> signalIn(Path file) {
        try (Stream<String> lines = Files.lines(file, StandardCharsets.ISO_8859_1)) {
            List<String> head = lines.limit(HEAD_LINES).toList();
            return head.stream()
                    .map(SIGNAL::matcher)
                    .filter(Matcher::find)
                    .map(found -> found.group(1))
                    .findFirst();
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
