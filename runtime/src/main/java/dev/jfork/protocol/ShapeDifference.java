package dev.jfork.protocol;

/**
 * The first line in which two JVMs disagree on what travels: the method itself, or a type that was changed.
 *
 * @param theirs what the other JVM says
 * @param ours what this JVM says
 */
public record ShapeDifference(String theirs, String ours) {
    /**
     * Compares two shapes that differ.
     *
     * @param theirs the shape of the method in the other JVM
     * @param ours the shape of the method in this JVM
     * @return the first lines that are not the same
     */
    public static ShapeDifference between(String theirs, String ours) {
        String[] theirLines = theirs.split("\n", -1);
        String[] ourLines = ours.split("\n", -1);
        int line = 0;
        while (line < theirLines.length - 1 && line < ourLines.length - 1 && theirLines[line].equals(ourLines[line])) {
            line++;
        }
        return new ShapeDifference(theirLines[line], ourLines[line]);
    }
}
