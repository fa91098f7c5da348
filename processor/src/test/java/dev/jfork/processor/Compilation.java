package dev.jfork.processor;

import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import javax.tools.Diagnostic;

/**
 * What came of a compilation.
 *
 * @param succeeded whether the compiler was content
 * @param said all that was said, by place; what is at one place, in the order in which it came
 * @param sources the generated sources, by qualified name
 * @param classes the directory of the class files
 */
record Compilation(boolean succeeded, List<Said> said, SortedMap<String, String> sources, Path classes) {
    private static final Comparator<Said> BY_PLACE = Comparator.comparing(
                    (Said each) -> each.place().file())
            .thenComparing(each -> each.place().line())
            .thenComparing(each -> each.place().column());

    /**
     * An error, a warning, or a note.
     *
     * @param kind which of these
     * @param place where
     * @param message what was said
     */
    record Said(Diagnostic.Kind kind, Source.Place place, String message) {
        boolean isError() {
            return kind == Diagnostic.Kind.ERROR;
        }

        /** Whether it is jfork that says so: its messages begin with a name in brackets. */
        boolean isOwn() {
            return message.matches("(?s)\\[[A-Z]\\w+] .*");
        }

        @Override
        public String toString() {
            return place.file() + ":" + place.line() + ":" + place.column() + ": " + message;
        }
    }

    Compilation {
        said = sorted(said);
    }

    static List<Said> sorted(List<Said> said) {
        return said.stream().sorted(BY_PLACE).toList();
    }

    static Compilation of(boolean succeeded, List<Said> said, Path generated, Path classes) throws IOException {
        SortedMap<String, String> sources = new TreeMap<>();
        try (Stream<Path> files = Files.walk(generated)) {
            for (Path each : files.filter(Files::isRegularFile).toList()) {
                String name = generated.relativize(each).toString();
                sources.put(name.replaceFirst("\\.java$", "").replace('/', '.'), Files.readString(each));
            }
        }
        return new Compilation(succeeded, said, sources, classes);
    }

    /** Where everything is: sources, generated sources and class files. */
    Path directory() {
        return classes.resolveSibling(".").normalize();
    }

    /** Whether something is said of a generated file. */
    boolean isOfGenerated(Said each) {
        String file = each.place().file();
        return sources.keySet().stream().anyMatch(name -> ("." + name + ".java").endsWith("." + file));
    }

    /** Copies the class files of top level types, and of those that are nested in them. */
    void copyClasses(Path target, Predicate<String> topLevel) throws IOException {
        try (Stream<Path> files = Files.walk(classes)) {
            for (Path each : files.filter(Files::isRegularFile).toList()) {
                String file = classes.relativize(each).toString();
                if (topLevel.test(
                        file.replaceFirst("(?<=[^/])(\\$.*)?\\.class$", "").replace('/', '.'))) {
                    Path copy = target.resolve(file);
                    Files.createDirectories(copy.resolveSibling("."));
                    Files.copy(each, copy, StandardCopyOption.REPLACE_EXISTING);
                }
            }
        }
    }

    /** Loads the classes, and the runtime's from the class path of the tests. */
    ClassLoader loader() {
        try {
            return new URLClassLoader(
                    new URL[] {classes.toUri().toURL()}, getClass().getClassLoader());
        } catch (MalformedURLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The errors, each with its place, a line each. */
    String errors() {
        return lines(said.stream().filter(Said::isError));
    }

    static String lines(Stream<?> all) {
        return all.map(each -> each + "\n").reduce("", String::concat);
    }
}
