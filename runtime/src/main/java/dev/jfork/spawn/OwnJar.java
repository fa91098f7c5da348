package dev.jfork.spawn;

import java.io.File;
import java.net.URI;
import java.security.CodeSource;
import java.util.Optional;

/**
 * The jar that jfork itself is in, where it is a jar of its own.
 *
 * <p>On JDK 25 and later a child has it on its boot class path as well, where the JVM reads it without opening a jar in Java:
 * that saves a tenth of a cold start. On JDK 17 it must not be there: a longer boot class path switches off the module graph
 * that comes archived with the JDK, and costs more than it saves. Nor may it be where jfork was repackaged with other
 * classes, which would lose their class loader.
 */
final class OwnJar {
    private static final int FIRST_JDK = 25;
    private static final String NAME = "jfork-runtime";
    private static final String BOOT_OPTION = "-Xbootclasspath/a:";

    private static volatile boolean isLoadedFromKnown; // which takes its time to find out
    private static volatile Optional<File> loadedFrom = Optional.empty(); // written before that

    private OwnJar() {}

    /** Whether a child with the JDK of this JVM shall have the jar on its boot class path. */
    static boolean belongsOnBootClassPath() {
        return Runtime.version().feature() >= FIRST_JDK;
    }

    /** Gives the option that puts the jar there. */
    static String bootOption(File jar) {
        return BOOT_OPTION + jar;
    }

    /** Whether an option is of the kind that {@link #bootOption} gives. */
    static boolean isBootOption(String option) {
        return option.startsWith(BOOT_OPTION) && isOwn(new File(option.substring(BOOT_OPTION.length())));
    }

    /** Finds the jar: in a worker that has it on its boot class path, by the class path. */
    static Optional<File> find(String classPath) {
        if (OwnJar.class.getClassLoader() == null) {
            return in(classPath);
        }
        if (!isLoadedFromKnown) {
            loadedFrom = loadedFrom();
            isLoadedFromKnown = true;
        }
        return loadedFrom;
    }

    private static Optional<File> in(String classPath) {
        for (String element : classPath.split(File.pathSeparator, -1)) {
            File file = new File(element);
            if (isOwn(file)) {
                return Optional.of(file);
            }
        }
        return Optional.empty();
    }

    private static Optional<File> loadedFrom() {
        CodeSource source = OwnJar.class.getProtectionDomain().getCodeSource();
        if (source == null
                || source.getLocation() == null
                || OwnJar.class.getModule().isNamed()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new File(URI.create(source.getLocation().toString())))
                    .filter(OwnJar::isOwn);
        } catch (IllegalArgumentException e) {
            return Optional.empty(); // a jar in a jar, or something stranger
        }
    }

    /** By its name, with or without a version. No regular expression: they would be the first that a cold parent loads. */
    private static boolean isOwn(File file) {
        String name = file.getName();
        String rest = name.startsWith(NAME) ? name.substring(NAME.length()) : "";
        return rest.endsWith(".jar")
                && (rest.charAt(0) == '-' ? Character.isDigit(rest.charAt(1)) : rest.equals(".jar"));
    }
}
