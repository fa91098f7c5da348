package dev.jfork.spawn;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which variables of the environment hold options, and how a JVM splits what they say into words. */
final class OptionWords {
    /** What a JVM reads before its command line, in that order. */
    static final List<String> BEFORE = List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS");

    /** What it reads after that. */
    static final String AFTER = "_JAVA_OPTIONS";

    private OptionWords() {}

    /** Words end at white space that isn't in quotes, single or double; quotes are taken away, and nothing escapes them. */
    static List<String> of(@Nullable String text) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        boolean inWord = false;
        char quote = 0;
        for (int i = 0; text != null && i < text.length(); i++) {
            char each = text.charAt(i);
            if (quote == 0 && Character.isWhitespace(each)) {
                if (inWord) {
                    words.add(word.toString());
                    word.setLength(0);
                    inWord = false;
                }
                continue;
            }
            inWord = true;
            if (quote == 0 && (each == '"' || each == '\'')) {
                quote = each;
            } else if (each == quote) {
                quote = 0;
            } else {
                word.append(each);
            }
        }
        if (inWord) {
            words.add(word.toString());
        }
        return words;
    }
}
