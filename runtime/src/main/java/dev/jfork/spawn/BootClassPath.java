package dev.jfork.spawn;

import java.io.File;
import java.net.URI;
import java.security.CodeSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whether a child has jfork's own classes on its boot class path, where the JVM finds them without opening a jar in Java.
 *
 * <p>On JDK 25 that saves a cold child a tenth of its start. On JDK 17 it must not be: there, a longer boot class path
 * switches off the module graph that comes archived with the JDK, and costs more than it saves. Only a jar that holds
 * nothing but jfork may be there; where jfork was repackaged, it stays on the class path alone.
 */
final class BootClassPath {
    private static final int FIRST_JDK = 25;
    private static final String OWN_JAR = "jfork-runtime(-\\d[^/]*)?\\.jar";

    private BootClassPath() {}

    /** Gives the option for a child with the JDK of this JVM, or none. */
    static List<String> options(String classPath) {
        if (Runtime.version().feature() < FIRST_JDK
                || BootClassPath.class.getModule().isNamed()) {
            return List.of();
        }
        File jar = ownJar(classPath);
        return jar == null ? List.of() : List.of("-Xbootclasspath/a:" + jar);
    }

    private static @Nullable File ownJar(String classPath) {
        CodeSource source = BootClassPath.class.getProtectionDomain().getCodeSource();
        if (source != null) {
            return fileOf(source);
        }
        // This JVM is a child itself: its classes come from its boot class path, which has no code source.
        for (String element : classPath.split(File.pathSeparator, -1)) {
            File file = new File(element);
            if (isOwnJar(file)) {
                return file;
            }
        }
        return null;
    }

    private static @Nullable File fileOf(CodeSource source) {
        try {
            File file = new File(URI.create(source.getLocation().toString()));
            return isOwnJar(file) ? file : null;
        } catch (IllegalArgumentException e) {
            return null; // a jar in a jar, or something stranger
        }
    }

    private static boolean isOwnJar(File file) {
        return file.getName().matches(OWN_JAR);
    }
}
