package dev.jfork.processor.scan;

import dev.jfork.processor.model.Javadoc;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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
        boolean found = tag.find();
        String description = clean(found ? text.substring(0, tag.start()) : text);
        while (found) {
            String name = tag.group(1);
            int start = tag.end();
            found = tag.find();
            String body = text.substring(start, found ? tag.start() : text.length());
            if (name.equals("return")) {
                result = Optional.of(clean(body)).filter(words -> !words.isEmpty());
            } else if (name.equals("param")) {
                addParameter(body, parameters);
            }
        }
        return new Javadoc(description, parameters, result);
    }

    private void addParameter(String body, Map<String, String> parameters) {
        Matcher word = FIRST_WORD.matcher(body);
        if (!word.lookingAt()) {
            return;
        }
        String name = parameterNames.get(word.group(1));
        String words = clean(body.substring(word.end()));
        if (name != null && !words.isEmpty()) {
            parameters.put(name, words);
        }
    }

    private String clean(String text) {
        String plain = INHERIT_DOC.matcher(text).replaceAll("");
        String unlinked =
                LINK.matcher(plain).replaceAll(link -> Matcher.quoteReplacement(code(link.group(1), link.group(2))));
        return unlinked.lines()
                .map(String::strip)
                .reduce((a, b) -> a + "\n" + b)
                .orElse("")
                .strip();
    }

    private String code(String target, @Nullable String label) {
        if (label != null && !label.isBlank()) {
            return label.strip();
        }
        String absolute = target.startsWith("#") ? owner.getSimpleName() + target : target;
        return "{@code " + absolute.replace('#', '.') + "}";
    }
}
