package dev.jfork.spawn;

import java.net.URL;
import java.net.URLClassLoader;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/**
 * An executable jar or war of Spring Boot. Only Spring Boot's own class loader reads the jars in it; so a child is started
 * through that as well, by {@code PropertiesLauncher}, which is in every such jar and runs any main class. Nothing else of
 * Spring is run.
 */
final class SpringBootJar {
    private static final String PACKAGE = "org.springframework.boot.loader.";

    /** In a jar, {@code PropertiesLauncher} looks of its own accord. */
    private static final String PATHS_IN_A_WAR = "WEB-INF/classes,WEB-INF/lib,WEB-INF/lib-provided";

    private final ClassLoader loader;
    private final String paths;

    private SpringBootJar(ClassLoader loader, String paths) {
        this.loader = loader;
        this.paths = paths;
    }

    /**
     * Finds the one that a class was started from.
     *
     * @param method the class
     * @return {@code null} if there is none, or if it was unpacked: files are found without Spring Boot
     * @throws StartException if its class loader reads what {@code PropertiesLauncher} can't be told of
     */
    static @Nullable SpringBootJar of(Class<?> method) throws StartException {
        List<String> files = new ArrayList<>();
        boolean jar = false;
        boolean war = false;
        ClassLoader loader = method.getClassLoader();
        while (loader instanceof URLClassLoader each) {
            for (URL url : each.getURLs()) {
                String location = url.toString();
                if (location.contains("!BOOT-INF/") || location.contains("!/BOOT-INF/")) {
                    jar = true;
                } else if (location.contains("!WEB-INF/") || location.contains("!/WEB-INF/")) {
                    war = true;
                } else {
                    files.add(location);
                }
            }
            if (loader.getClass().getName().startsWith(PACKAGE)) {
                return jar || war ? new SpringBootJar(loader, loaderPath(files, war)) : null;
            }
            loader = loader.getParent();
        }
        return null;
    }

    /** What the child is to read besides the jar, as {@code loader.path} takes it. */
    private static String loaderPath(List<String> files, boolean war) throws StartException {
        StringJoiner paths = new StringJoiner(",");
        addOwnJar(paths);
        if (war) {
            paths.add(PATHS_IN_A_WAR);
        }
        for (String location : files) {
            String file = location.startsWith("jar:") && location.endsWith("!/")
                    ? location.substring("jar:".length(), location.length() - "!/".length())
                    : location;
            if (!file.startsWith("file:") || file.contains("!")) {
                throw new StartException("Spring Boot's class loader reads classes from " + location
                        + ", which no other JVM can be given. Put them into BOOT-INF/lib, or into a plain jar or directory"
                        + " that loader.path names.");
            }
            // It is split at commas, and decoded as a form of HTML is.
            paths.add(file.replace("+", "%2B").replace(",", "%2C"));
        }
        return paths.toString();
    }

    /** First, lest all jars before it be opened on the way to the first class of ours: that is a third of a start. */
    private static void addOwnJar(StringJoiner paths) {
        CodeSource source = SpringBootJar.class.getProtectionDomain().getCodeSource();
        String location = source == null ? "" : source.getLocation().toString();
        int directory = Math.max(location.indexOf("BOOT-INF/lib/"), location.indexOf("WEB-INF/lib/"));
        if (directory >= 0 && location.endsWith("!/")) {
            paths.add(location.substring(directory, location.length() - "!/".length()));
        }
    }

    /**
     * Gives the options, main class included, for a JVM that finds the same classes.
     *
     * @param classPath that of this JVM: the jar itself
     * @param mainClass the child's main class
     * @throws StartException if the jar was packed without {@code PropertiesLauncher}
     */
    List<String> options(String classPath, String mainClass) throws StartException {
        String launcher = loader.getClass().getPackageName() + ".PropertiesLauncher";
        if (loader.getResource(launcher.replace('.', '/') + ".class") == null) {
            throw new StartException("There is no " + launcher + " in " + classPath + ", by which another JVM could be"
                    + " started from it. Pack it with Spring Boot's own plugin, or unpack it: java -Djarmode=tools -jar ..."
                    + " extract");
        }
        List<String> options = new ArrayList<>();
        options.add("-cp");
        options.add(classPath);
        options.add("-Dloader.main=" + mainClass);
        // No loader.properties: what they say of the class path, the parent's class loader has told.
        options.add("-Dloader.config.location=classpath:none");
        if (!paths.isEmpty()) {
            options.add("-Dloader.path=" + paths);
        }
        List<String> written = new ArrayList<>(ArgumentFile.ifNeeded(options));
        written.add(launcher);
        return written;
    }
}
