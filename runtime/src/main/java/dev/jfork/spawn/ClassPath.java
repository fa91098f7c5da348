package dev.jfork.spawn;

import java.io.File;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/** Where a child JVM finds the classes that its parent has. */
final class ClassPath {
    private static volatile @Nullable Absolute lastKnown;

    private ClassPath() {}

    /**
     * Gives the options, main class included, for a JVM that can load a class.
     *
     * @param method the class that the child must be able to load
     * @param mainClass the child's main class
     * @param sameJdk whether the child runs the JDK of this JVM
     * @param packed what stands for the class path, or {@code null} where nothing does
     * @throws StartException if the class's loader can't be reproduced
     */
    static List<String> options(Class<?> method, String mainClass, boolean sameJdk, @Nullable String packed)
            throws StartException {
        if ("runtime".equals(System.getProperty("org.graalvm.nativeimage.imagecode"))) {
            throw new StartException("This program is a native image, which has no class files for another JVM to run."
                    + " Run it in a JVM (java -jar ...).");
        }
        SpringBootJar springBoot = method.getClassLoader() instanceof URLClassLoader ? SpringBootJar.of(method) : null;
        if (springBoot != null) {
            return springBoot.options(ofTheApplication(), mainClass);
        }
        Module own = ClassPath.class.getModule();
        String classPath = packed == null ? of(method) : packed;
        List<String> options = new ArrayList<>();
        if (sameJdk && OwnJar.belongsOnBootClassPath()) {
            OwnJar.find(classPath).ifPresent(jar -> options.add(OwnJar.bootOption(jar)));
        }
        options.addAll(ArgumentFile.ifNeeded(paths(classPath)));
        addModules(method.getModule(), options);
        if (own.isNamed()) {
            options.add("-m");
            options.add(own.getName() + "/" + mainClass);
        } else {
            options.add(mainClass);
        }
        return options;
    }

    private static List<String> paths(String classPath) {
        List<String> paths = new ArrayList<>();
        String modulePath = System.getProperty("jdk.module.path");
        if (modulePath != null) {
            paths.add("--module-path");
            paths.add(absolute(modulePath));
        }
        if (!classPath.isEmpty()) {
            paths.add("-cp");
            paths.add(classPath);
        }
        return paths;
    }

    /** Where jfork is the main module, a child has only the modules that it is told of. */
    private static void addModules(Module method, List<String> options) {
        if (method.isNamed()) {
            options.add("--add-modules=" + method.getName());
        }
        if (ClassPath.class.getModule().isNamed()) {
            String main = System.getProperty("jdk.module.main");
            options.add("--add-modules=" + (main == null ? "ALL-DEFAULT" : main));
        }
    }

    /** The application's class path, preceded by what class loaders between it and the class have of their own. */
    static String of(Class<?> method) throws StartException {
        Deque<String> paths = new ArrayDeque<>();
        ClassLoader loader = method.getClassLoader();
        while (!isTheJvmsOwn(loader)) {
            if (!(loader instanceof URLClassLoader) || !isInAFile(method, loader)) {
                throw new StartException(method.getName() + " was loaded by " + loader + ", which has it from no file"
                        + " that another JVM could be given. That is so in OSGi, some application servers, hot reloading,"
                        + " module layers of one's own, and where java runs a source file. Put the worker method into a"
                        + " jar or directory on the class path or module path that the application is started with.");
            }
            paths.addFirst(files((URLClassLoader) loader));
            loader = loader.getParent();
        }
        paths.addFirst(ofTheApplication());
        paths.removeIf(String::isEmpty);
        return String.join(File.pathSeparator, paths);
    }

    /** A program may change it, as some that run tests do; but hardly ever, and it may be long. */
    private static String ofTheApplication() {
        String given = System.getProperty("java.class.path", "");
        Absolute known = lastKnown;
        if (known == null || !known.given.equals(given)) {
            known = new Absolute(given, absolute(given));
            lastKnown = known;
        }
        return known.absolute;
    }

    /** That of the application, which {@code -Djava.system.class.loader} may name, and those above it. */
    private static boolean isTheJvmsOwn(@Nullable ClassLoader loader) {
        ClassLoader own = ClassLoader.getSystemClassLoader();
        while (own != loader && own != null) {
            own = own.getParent();
        }
        return own == loader;
    }

    /** A script engine's loader may be a URLClassLoader that defines classes which are in none of its files. */
    private static boolean isInAFile(Class<?> method, ClassLoader loader) {
        return loader.getResource(method.getName().replace('.', '/') + ".class") != null;
    }

    private static String files(URLClassLoader loader) throws StartException {
        List<String> files = new ArrayList<>();
        for (URL url : loader.getURLs()) {
            files.add(file(url, loader).toString());
        }
        return String.join(File.pathSeparator, files);
    }

    private static Path file(URL url, ClassLoader loader) throws StartException {
        @Nullable Exception reason;
        try {
            return new File(url.toURI()).toPath();
        } catch (URISyntaxException | IllegalArgumentException e) {
            reason = e;
        }
        throw new StartException(
                "The class loader " + loader + " reads classes from " + url
                        + ", which is no file that another JVM can be"
                        + " given. Put them into a plain jar or directory.",
                reason);
    }

    /** The child may run in another directory; an empty path element means the current one. */
    static String absolute(String path) {
        if (path.isEmpty()) {
            return path;
        }
        StringJoiner elements = new StringJoiner(File.pathSeparator);
        for (String element : path.split(File.pathSeparator, -1)) {
            elements.add(new File(element).getAbsolutePath());
        }
        return elements.toString();
    }

    private record Absolute(String given, String absolute) {}
}
