package dev.jfork.spawn;

import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Options that a command line can't hold, or that nobody shall read there. They go into a file that the {@code java}
 * launcher reads while it starts ({@code @file}), in the private directory. The same options have the same file.
 */
final class ArgumentFile {
    /** Half of what Windows takes. Linux takes 128 KB a word, of up to three bytes a character. */
    private static final int MOST_CHARS = 16_000;

    private static final Map<String, Path> WRITTEN = new HashMap<>(); // guards itself

    private ArgumentFile() {}

    /** Gives options as they are, if a command line can hold them, or else what stands for them. */
    static List<String> ifNeeded(List<String> options) throws StartException {
        int length = 0;
        for (String option : options) {
            length += option.length();
        }
        return length > MOST_CHARS || isGarbled(options) ? of(options) : options;
    }

    /** Gives what stands for options. */
    static List<String> of(List<String> options) throws StartException {
        if (options.isEmpty()) {
            return options;
        }
        StringBuilder text = new StringBuilder();
        for (String option : options) {
            text.append('"');
            for (int i = 0; i < option.length(); i++) {
                char each = option.charAt(i);
                switch (each) {
                    case '\\', '"' -> text.append('\\').append(each);
                    case '\n' -> text.append("\\n");
                    case '\r' -> text.append("\\r");
                    default -> text.append(each);
                }
            }
            text.append("\"\n");
        }
        return List.of("@" + fileWith(text.toString()));
    }

    private static Path fileWith(String text) throws StartException {
        synchronized (WRITTEN) {
            Path file = WRITTEN.get(text);
            if (file == null || !PrivateDirectory.holds(file.toFile()) || !Files.exists(file)) { // it was swept away
                file = PrivateDirectory.newFile(".args");
                // Not through a channel, which would fail in a thread that is interrupted.
                try (FileOutputStream out = new FileOutputStream(file.toFile())) {
                    out.write(text.getBytes(charset()));
                } catch (IOException e) {
                    throw new StartException(
                            "The options of the child's JVM can't be written to " + file + ": " + e, e);
                }
                WRITTEN.put(text, file);
            }
            return file;
        }
    }

    /** JDK 17 writes the words of a command in the charset of files, and reads them in that of file names. */
    private static boolean isGarbled(List<String> options) {
        if (Runtime.version().feature() < 18 && !Charset.defaultCharset().equals(charset())) {
            for (String option : options) {
                for (int i = 0; i < option.length(); i++) {
                    if (option.charAt(i) > 0x7f) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    /** What the JVM takes the bytes of its options for. */
    private static Charset charset() {
        return Charset.forName(System.getProperty("sun.jnu.encoding"));
    }
}
