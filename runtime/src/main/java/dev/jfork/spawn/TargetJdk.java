package dev.jfork.spawn;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The JDK that runs a child, as far as archives of classes differ by it.
 *
 * @param build tells it from all others
 * @param feature its version, as in 17
 */
record TargetJdk(String build, int feature) {
    private static final int FIRST_WITH_LINKING = 24;
    private static final String VERSION = "JAVA_VERSION=\"";

    /** Finds out about the JDK in a directory, or that of this JVM; {@code null} if it doesn't say what it is. */
    static @Nullable TargetJdk of(@Nullable Path home) {
        if (home == null) {
            String build = System.getProperty("java.home") + " " + System.getProperty("java.vm.name") + " "
                    + System.getProperty("java.vm.version");
            return new TargetJdk(build, Runtime.version().feature());
        }
        try {
            String release = Files.readString(home.resolve("release"));
            int version = release.indexOf(VERSION) + VERSION.length();
            int end = version;
            while (Character.isDigit(release.charAt(end))) {
                end++;
            }
            return new TargetJdk(
                    home.toAbsolutePath() + " " + release, Integer.parseInt(release.substring(version, end)));
        } catch (IOException | RuntimeException e) {
            return null;
        }
    }

    /** Keeps the JVM from saying, on standard output, that it doesn't use an archive, or leaves a class out of one. */
    List<String> silence() {
        return feature < FIRST_WITH_LINKING ? List.of("-Xlog:cds*=off") : List.of("-Xlog:cds*=off", "-Xlog:aot*=off");
    }

    /** Has a JVM make an archive, and end. What it links ahead of time is what JDK 25 calls an AOT cache. */
    List<String> dump(Path classList, Path archive) {
        List<String> options = new ArrayList<>(silence());
        options.add("-Xshare:dump");
        options.add("-XX:SharedClassListFile=" + classList);
        options.add("-XX:SharedArchiveFile=" + archive);
        if (feature >= FIRST_WITH_LINKING) {
            options.add("-XX:+AOTClassLinking");
        }
        return options;
    }
}
