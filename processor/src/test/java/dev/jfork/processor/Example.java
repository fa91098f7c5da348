package dev.jfork.processor;

import java.util.ArrayList;
import java.util.List;

/**
 * A block of Java in a document. Where it is wrong, comments in it say {@code // error}, and the block of text behind it is
 * what the compiler says there.
 *
 * @param heading the heading of second level that it is under
 * @param line where it begins in the document, from 1
 * @param code the code
 * @param said the block of text behind it, or nothing
 */
record Example(String heading, int line, String code, String said) {
    private static final String FENCE = "```";
    private static final String MARK = "// error";

    private static final String IMPORTS = """
            import static java.nio.charset.StandardCharsets.UTF_8;

            import dev.jfork.*;
            import dev.jfork.wire.*;
            import java.io.*;
            import java.nio.file.Path;
            import java.util.*;
            import java.util.concurrent.*;
            import java.util.function.*;
            import java.util.stream.*;

            """;

    /** Takes the examples out of a document. */
    static List<Example> in(List<String> document) {
        List<Example> examples = new ArrayList<>();
        String heading = "";
        int at = 0;
        while (at < document.size()) {
            String line = document.get(at++);
            if (line.startsWith("## ")) {
                heading = line.substring("## ".length());
            } else if (line.startsWith(FENCE)) {
                List<String> rest = document.subList(at, document.size());
                List<String> block = rest.subList(0, rest.indexOf(FENCE));
                String text = String.join("\n", block) + "\n";
                int last = examples.size() - 1;
                if (line.equals(FENCE + "java")) {
                    examples.add(new Example(heading, at, text, ""));
                } else if (line.equals(FENCE + "text")
                        && last >= 0
                        && examples.get(last).isWrong()) {
                    examples.set(last, examples.get(last).said(text));
                }
                at += block.size() + 1;
            }
        }
        return examples;
    }

    private Example said(String text) {
        return new Example(heading, line, code, text);
    }

    boolean isWrong() {
        return code.contains(MARK);
    }

    /** Whether it is a whole file. */
    boolean isFile() {
        return code.startsWith("package ") || code.startsWith("import ");
    }

    /** A file: with a package and imports before it, and with a class around it where there are only members. */
    Source source() {
        if (isFile()) {
            return Source.of(code);
        }
        boolean isMembers = code.lines().anyMatch(each -> each.startsWith("@Worker"));
        String inPackage = code.startsWith("// in no package") ? "" : "package demo;\n\n";
        return Source.of(inPackage + IMPORTS + (isMembers ? "final class Reports {\n" + code + "}\n" : code));
    }

    /** What is said, and in which lines of the file. */
    List<String> errors() {
        List<String> lines = source().text().lines().toList();
        List<String> messages = messages();
        List<String> errors = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).contains(MARK)) {
                String message = errors.size() < messages.size() ? messages.get(errors.size()) : "nothing";
                errors.add((i + 1) + ": " + message);
            }
        }
        return errors;
    }

    /** One a bracket at the beginning of a line, and each in a line of its own, however it is broken in the document. */
    private List<String> messages() {
        return said.isEmpty()
                ? List.of()
                : List.of(said.strip().replaceAll("\n(?!\\[)", " ").split("\n"));
    }

    @Override
    public String toString() {
        return heading + ", line " + line;
    }
}
