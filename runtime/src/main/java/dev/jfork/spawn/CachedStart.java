package dev.jfork.spawn;

import dev.jfork.telemetry.Log;
import java.io.File;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * How a JVM is started that has a {@link StartupCache}: from its {@link ClassArchive}, where there is one. Where there is none,
 * one worker of this JVM writes down the classes that it loads; from that list the archive is made when it has ended. So what
 * trains the archive is a real worker, whose method runs no more often than it is called.
 *
 * <p>A list of classes, and not what JDK 25 records of a run: recording has a worker end a second later.
 */
final class CachedStart {
    /** Of JVMs that come with an archive of their own, or for which none can be made. */
    private static final List<String> NOT_WITH = List.of(
            "-Xshare",
            "-XX:SharedArchiveFile",
            "-XX:SharedClassListFile",
            "-XX:ArchiveClassesAtExit",
            "-XX:DumpLoadedClassList",
            "-XX:+AutoCreateSharedArchive",
            "-XX:AOT",
            "-XX:+AOT",
            "-XX:-AOT",
            "-agentlib:",
            "-agentpath:",
            "-javaagent:",
            "--patch-module=",
            "--upgrade-module-path=",
            "--limit-modules=");

    /** Properties say nothing of which classes there are, but for these; and their values may be others at each start. */
    private static final List<String> PROPERTIES =
            List.of("-Djava.system.class.loader=", "-Djdk.module", "-Djava.class.path=");

    private static final Set<String> TRAINED = ConcurrentHashMap.newKeySet(); // by this JVM; keys
    private static final Set<String> TOLD = ConcurrentHashMap.newKeySet(); // problems that were logged

    private static final int MOST_TRAINED = 16;

    private final StartupCache cache;
    private final Question question;
    private final String classPath;
    private final Map<File, Path> packed = new LinkedHashMap<>(); // directories of the class path, and their jars
    private final ClassArchive archive;
    private final boolean ready;
    private final @Nullable Path classList; // where this start trains the archive

    private CachedStart(StartupCache cache, Question question, String key, boolean trains) throws StartException {
        this.cache = cache;
        this.question = question;
        this.archive = new ClassArchive(cache.directory(), key);
        this.classPath = pack(ClassPath.of(question.method));
        this.ready = cache.problem() == null && archive.isReady();
        this.classList = ready || !trains || cache.problem() != null ? null : train();
    }

    /**
     * Finds out how a JVM is started that has a cache.
     *
     * @param settings what it is started with
     * @param jvmOptions its options, class path and modules excepted
     * @param method the class of the worker method
     * @param trains whether it may train an archive: a spare may never get a task
     * @return {@code null} where there is no cache, or none can be used
     * @throws StartException if the classes of this JVM can't be handed on
     */
    static @Nullable CachedStart of(JvmSettings settings, List<String> jvmOptions, Class<?> method, boolean trains)
            throws StartException {
        Path directory = settings.startupCache();
        TargetJdk jdk = directory == null ? null : TargetJdk.of(settings.javaHome());
        if (directory == null || jdk == null || isInSpringBootJar(method)) {
            return null;
        }
        for (String option : jvmOptions) {
            if (startsWith(option, NOT_WITH)) {
                return null;
            }
        }
        Question question = new Question(settings, jdk, jvmOptions, method);
        String key = question.key();
        return key == null ? null : new CachedStart(StartupCache.in(directory), question, key, trains);
    }

    /** Whose classes come from a class loader of its own, and so from no archive. */
    private static boolean isInSpringBootJar(Class<?> method) throws StartException {
        return method.getClassLoader() instanceof URLClassLoader && SpringBootJar.of(method) != null;
    }

    private static boolean startsWith(String option, List<String> beginnings) {
        for (String beginning : beginnings) {
            if (option.startsWith(beginning)) {
                return true;
            }
        }
        return false;
    }

    private String pack(String givenClassPath) {
        StringJoiner elements = new StringJoiner(File.pathSeparator);
        for (String element : givenClassPath.split(File.pathSeparator, -1)) {
            File file = new File(element);
            Path jar = archive.jar(packed.size());
            if (file.isDirectory()) {
                packed.put(file, jar);
            }
            elements.add(file.isDirectory() ? jar.toString() : element);
        }
        return elements.toString();
    }

    /** Has this worker write down its classes, if no other one of this JVM does. */
    private @Nullable Path train() {
        if (archive.hasFailed() || TRAINED.size() >= MOST_TRAINED || !TRAINED.add(archive.key())) {
            return null;
        }
        try {
            return PrivateDirectory.newFile(".classes");
        } catch (StartException e) {
            return null; // then the start will say so
        }
    }

    /** What is to be said to the JVM, before all other options. */
    List<String> options() {
        List<String> options = new ArrayList<>();
        if (ready) {
            options.add("-XX:SharedArchiveFile=" + archive.file());
            options.add("-Xshare:auto");
        } else if (classList != null) {
            options.add("-XX:DumpLoadedClassList=" + classList);
        }
        if (!options.isEmpty()) {
            options.addAll(question.jdk.silence());
        }
        return options;
    }

    /** The class path that the archive was made with, or {@code null} where none is used. */
    @Nullable
    String classPath() {
        return ready ? classPath : null;
    }

    /** The directories of the class path, and the jars that stand for them. */
    Map<File, Path> packed() {
        return packed;
    }

    /** Whether an archive that is made now is still the one that was looked for. */
    boolean isUnchanged() throws StartException {
        return archive.key().equals(question.key());
    }

    /** How a JVM makes the archive. */
    ProcessBuilder dump(JavaCommand command, Path list, Path target) throws StartException {
        return command.builder(question.jdk.dump(list, target), classPath);
    }

    /** Makes what was missing, in the background, if the worker of this command has ended well. */
    void ended(JavaCommand command, int exitCode) {
        String problem = cache.problem();
        if (problem != null && TOLD.add(problem)) {
            Log.warning(
                    "There is no startup cache for workers: " + problem + ". Give WorkerOptions.startupCache(...) a"
                            + " directory that belongs to you, and that nobody else may write to.",
                    null);
        }
        if (classList == null) {
            return;
        }
        if (exitCode != 0) {
            discard();
            return;
        }
        Thread thread = new Thread(new ArchiveMaking(command, this, archive, classList), "jfork startup cache");
        thread.setDaemon(false); // as a worker keeps this JVM up, so does what is made for all that come later
        try {
            thread.start();
        } catch (OutOfMemoryError e) {
            discard(); // there is no room for a thread more: another time
        }
    }

    /** Another worker may train the archive. */
    void discard() {
        if (classList != null) {
            TRAINED.remove(archive.key());
            classList.toFile().delete();
        }
    }

    /** What an archive depends on. */
    private record Question(JvmSettings settings, TargetJdk jdk, List<String> jvmOptions, Class<?> method) {
        /** Tells this question from all others; {@code null} if there are too many files to tell. */
        @Nullable
        String key() throws StartException {
            Fingerprint key = new Fingerprint();
            key.add(jdk.build());
            for (String option : jvmOptions) {
                if (!option.startsWith("-D") || startsWith(option, PROPERTIES)) {
                    key.add(option);
                }
            }
            for (String variable : OptionWords.BEFORE) {
                key.add(settings.variable(variable));
            }
            key.add(settings.variable(OptionWords.AFTER));
            key.add(method.getName());
            for (String path : new String[] {ClassPath.of(method), System.getProperty("jdk.module.path", "")}) {
                for (String element : path.split(File.pathSeparator, -1)) {
                    if (!element.isEmpty()) {
                        key.add(new File(element));
                    }
                }
            }
            return key.isTooLarge() ? null : key.toString();
        }
    }
}
