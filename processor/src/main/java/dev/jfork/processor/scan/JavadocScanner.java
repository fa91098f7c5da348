package dev.jfork.processor.scan;

import dev.jfork.processor.model.Javadoc;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.lang.model.element.TypeElement;
import org.jspecify.annotations.Nullable;

/**
 * Takes a method's documentation over to its launcher.
 *
 * <p>Names that it links to were found through the imports of a file that the launcher is not in. So links become code:
 * they stay readable, and never break the documentation of the user's project.
 */
final class JavadocScanner {
    private static final Pattern BLOCK_TAG = Pattern.compile("(?m)^\\s*@(\\w+)\\s*");
    private static final Pattern FIRST_WORD = Pattern.compile("(\\S+)\\s*");
    private static final Pattern LINK =
            Pattern.compile("\\{@(?:link|linkplain|value)\\s+([^\\s{}(]*(?:\\([^)]*\\))?)(?:\\s+([^{}]*))?}");
    private static final Pattern INHERIT_DOC = Pattern.compile("\\{@inheritDoc}");

    private final TypeElement owner;
    private final Map<String, String> parameterNames;

    /** Scans documentation of a method in a class, whose parameters may have other names in the launcher. */
    JavadocScanner(TypeElement owner, Map<String, String> parameterNames) {
        this.owner = owner;
        this.parameterNames = parameterNames;
    }

    Javadoc scan(@Nullable String comment) {
        Map<String, String> parameters = new HashMap<>();
        Optional<String> result = Optional.empty();
        String text = comment == null ? "" : comment;
        Matcher tag = BLOCK_TAG.matcher(text);
        boolean found = findNext(tag, text);
        String description = clean(found ? text.substring(0, tag.start()) : text);
        while (found) {
            String name = tag.group(1);
            int start = tag.end();
            found = findNext(tag, text);
            String body = text.substring(start, found ? tag.start() : text.length());
            if (name.equals("return")) {
                result = Optional.of(cleanWords(body)).filter(words -> !words.isEmpty());
            } else if (name.equals("param")) {
                addParameter(body, parameters);
            }
        }
        return new Javadoc(description, parameters, result);
    }

    /** A line of a code example may begin with {@code @} as well. */
    private static boolean findNext(Matcher tag, String text) {
        while (tag.find()) {
            int depth = 0;
            for (int i = 0; i < tag.start(); i++) {
                char each = text.charAt(i);
                boolean opens = each == '{' && (depth > 0 || text.startsWith("{@", i));
                depth += opens ? 1 : each == '}' && depth > 0 ? -1 : 0;
            }
            if (depth == 0) {
                return true;
            }
        }
        return false;
    }

    private void addParameter(String body, Map<String, String> parameters) {
        Matcher word = FIRST_WORD.matcher(body);
        if (!word.lookingAt()) {
            return;
        }
        String name = parameterNames.get(word.group(1));
        String words = cleanWords(body.substring(word.end()));
        if (name != null && !words.isEmpty()) {
            parameters.put(name, words);
        }
    }

    private String cleanWords(String text) {
        return clean(text.lines().map(String::strip).collect(Collectors.joining("\n")));
    }

    private String clean(String text) {
        String plain = INHERIT_DOC.matcher(text).replaceAll("");
        String unlinked =
                LINK.matcher(plain).replaceAll(link -> Matcher.quoteReplacement(code(link.group(1), link.group(2))));
        // Ends no comment: a Markdown one, of lines that begin with "///", may have this in it.
        String closed = unlinked.replace("*/", "*&#47;");
        return closed.lines()
                .map(JavadocScanner::unindent)
                .collect(Collectors.joining("\n"))
                .strip();
    }

    /** The blank between the asterisk and the text comes with the text; further ones may be those of a code example. */
    private static String unindent(String line) {
        return (line.startsWith(" ") ? line.substring(1) : line).stripTrailing();
    }

    private String code(String target, @Nullable String label) {
        if (label != null && !label.isBlank()) {
            return label.strip();
        }
        String absolute = target.startsWith("#") ? owner.getSimpleName() + target : target;
        return "{@code " + absolute.replace('#', '.') + "}";
    }
}
