package dev.jfork.spawn;

import java.util.List;

/**
 * What each child JVM is told so that it boots sooner. It stands before all that the user says, which so has the last word.
 *
 * <p>A JVM maps the classes of its JDK from an archive, and moves them to a random address by rewriting all pointers in it: on
 * JDK 17 that is a tenth of a JVM's start, on JDK 25 a tenth of the processor time of one. Mapped to the address that the
 * archive was made for, none is rewritten. See docs/security.md for what that gives up.
 */
final class BootFlags {
    /** Those that it was measured with: a JVM that doesn't know a flag refuses to start. */
    private static final List<Integer> JDKS = List.of(17, 25);

    private static final List<String> ARCHIVE_IN_PLACE =
            List.of("-XX:+UnlockDiagnosticVMOptions", "-XX:ArchiveRelocationMode=0");

    private static final String FLAG = "-XX:ArchiveRelocationMode=";

    private BootFlags() {}

    /** Gives the flags for a JVM of these settings; none for a JDK of which this JVM can't know that it has them. */
    static List<String> of(JvmSettings settings) {
        boolean isKnown =
                settings.javaHome() == null && JDKS.contains(Runtime.version().feature());
        return isKnown && hasArchive() && !isSaid(settings) ? ARCHIVE_IN_PLACE : List.of();
    }

    private static boolean isSaid(JvmSettings settings) {
        for (String variable : OptionWords.BEFORE) {
            String value = settings.variable(variable);
            if (value != null && value.contains(FLAG)) {
                return true;
            }
        }
        return false;
    }

    /** HotSpot says so; a JVM of another kind, or one that was built without archives, does not. */
    private static boolean hasArchive() {
        return System.getProperty("java.vm.info", "").contains("sharing");
    }
}
