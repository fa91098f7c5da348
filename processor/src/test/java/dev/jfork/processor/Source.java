package dev.jfork.processor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A source file of a test. An arrow in its text, {@code →}, marks a place where an error is expected; the compiler doesn't
 * see it.
 *
 * @param name the qualified name of the first type in it
 * @param text what the compiler sees
 * @param places the marked places, in order
 */
record Source(String name, String text, List<Place> places) {
    private static final Pattern PACKAGE = Pattern.compile("(?m)^package ([^;]+);");
    private static final Pattern TYPE =
            Pattern.compile("(?m)^(?:@\\w+(?:\\(.*\\))? )*(?:(?:public|final|abstract|sealed|non-sealed) )*"
                    + "(?:class|record|enum|interface|@interface|module) ([\\w.]+)");
    private static final String ARROW = "→";

    /**
     * A place in a source file.
     *
     * @param file the file's simple name
     * @param line the line, from 1
     * @param column the column, from 1
     */
    record Place(String file, long line, long column) {}

    /** A file, as it is but for the arrows. */
    static Source of(String marked) {
        Matcher inPackage = PACKAGE.matcher(marked);
        String prefix = inPackage.find() ? inPackage.group(1) + "." : "";
        Matcher type = TYPE.matcher(marked.replace(ARROW, ""));
        if (!type.find()) {
            throw new IllegalArgumentException("No type in " + marked);
        }
        boolean isModule = type.group().contains("module ");
        String name = isModule ? "module-info" : prefix + type.group(1);
        String file = name.substring(name.lastIndexOf('.') + 1) + ".java";
        List<Place> places = new ArrayList<>();
        List<String> lines = marked.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            String[] parts = lines.get(i).split(ARROW, -1);
            int column = 1;
            for (int j = 0; j < parts.length - 1; j++) {
                column += parts[j].length();
                places.add(new Place(file, i + 1, column));
            }
        }
        return new Source(name, marked.replace(ARROW, ""), List.copyOf(places));
    }

    /** A file of package {@code demo} that imports {@code @Worker} and {@code java.util}. */
    static Source demo(String marked) {
        return of("package demo;\n\nimport dev.jfork.Worker;\nimport java.util.*;\n\n" + marked);
    }

    /** Writes the file, and the directories of its package. */
    Path writeTo(Path directory) throws IOException {
        Path file = directory.resolve(name.replace('.', '/') + ".java");
        Files.createDirectories(file.resolveSibling("."));
        return Files.writeString(file, text);
    }
}
