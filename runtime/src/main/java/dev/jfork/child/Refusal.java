package dev.jfork.child;

/** Why a child does not run the task it was given: its classes are not those of the parent. The message is for users. */
final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private static final String REMEDY =
            " Start the parent again, with class files that are not replaced while it runs.";

    Refusal(String message) {
        super(message);
    }

    static Refusal cannotLoad(String launcher, Throwable reason) {
        return new Refusal("its JVM can't load " + launcher + " (" + reason + "). Its class path is "
                + System.getProperty("java.class.path") + ".");
    }

    static Refusal cannotRead(String method, Throwable reason) {
        return new Refusal(
                "its JVM can't read the arguments of " + method + " (" + reason + "): its classes differ." + REMEDY);
    }

    /** Names the first line in which the shapes differ: the method itself, or the type that was changed. */
    static Refusal differentShape(String parent, String child) {
        String[] theirs = parent.split("\n");
        String[] ours = child.split("\n");
        int line = 0;
        while (line < theirs.length - 1 && line < ours.length - 1 && theirs[line].equals(ours[line])) {
            line++;
        }
        return new Refusal("its class files are not those of the parent. The parent has \"" + theirs[line]
                + "\", the child \"" + ours[line] + "\"." + REMEDY);
    }
}
