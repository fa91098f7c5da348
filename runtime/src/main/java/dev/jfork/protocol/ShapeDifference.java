package dev.jfork.protocol;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where two JVMs disagree on what travels: the method itself, or else a type that both of them know, and one has changed.
 *
 * @param theirs what the other JVM says
 * @param ours what this JVM says
 */
public record ShapeDifference(String theirs, String ours) {
    /** The type that a line is about, whatever kind of type it is there. */
    private static final Pattern TYPE =
            Pattern.compile("codec .* of (.*)|(codec \\S+) version .*|enum (\\S+)\\.[^. ]+( .*)?"
                    + "|\\w+ (.*?)(?:\\(| permits | with ).*|(record \\S+).*");

    /**
     * Compares two shapes that differ.
     *
     * @param theirs the shape of the method in the other JVM
     * @param ours the shape of the method in this JVM
     * @return the first lines about the same thing that are not the same
     */
    public static ShapeDifference between(String theirs, String ours) {
        String[] theirLines = theirs.split("\n", -1);
        String[] ourLines = ours.split("\n", -1);
        // The same method reaches other types only through a type that both shapes have.
        if (theirLines[0].equals(ourLines[0])) {
            Map<String, String> ourTypes = new HashMap<>();
            for (String line : ourLines) {
                ourTypes.put(type(line), line);
            }
            for (String line : theirLines) {
                String changed = ourTypes.getOrDefault(type(line), line);
                if (!changed.equals(line)) {
                    return new ShapeDifference(line, changed);
                }
            }
        }
        return new ShapeDifference(theirLines[0], ourLines[0]);
    }

    private static String type(String line) {
        Matcher matcher = TYPE.matcher(line);
        if (!matcher.matches()) {
            return line;
        }
        int group = 1;
        while (matcher.group(group) == null) {
            group++;
        }
        return matcher.group(group).replace('$', '.'); // enums have binary names
    }
}
