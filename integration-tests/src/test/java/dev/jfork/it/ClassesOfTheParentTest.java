package dev.jfork.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A worker finds the classes of its parent, however that was told where they are. */
@Timeout(120)
class ClassesOfTheParentTest {
    private static final Map<String, String> LIBRARY = Map.of("lib/Greeting.java", """
            package lib;

            public final class Greeting {
                public static String of(String name) {
                    return "Hello " + name;
                }
            }
            """);

    private static final Map<String, String> PROGRAM = Map.of("app/Main.java", """
            package app;

            import dev.jfork.*;
            import java.io.File;
            import lib.Greeting;

            public final class Main {
                @Worker
                public static String greet(String name) {
                    return Greeting.of(name);
                }

                /** How a worker's own workers fare. */
                @Worker
                static String delegate(String name) throws InterruptedException {
                    return GreetLauncher.start(name).result();
                }

                public static void main(String[] arguments) throws Exception {
                    for (int i = 0; i < 2; i++) {
                        Thread.currentThread().interrupt(); // which is nothing to a start
                        WorkerProcess<String> process = GreetLauncher.start("world");
                        Thread.interrupted();
                        System.out.println(process.result());
                    }
                    System.out.println(DelegateLauncher.start("grandchild").result());
                    System.out.println(files(new File(System.getProperty("java.io.tmpdir"))) + " files");
                }

                private static int files(File directory) {
                    int count = 0;
                    for (File each : directory.listFiles()) {
                        count += each.isDirectory() ? files(each) : each.getName().endsWith(".args") ? 1 : 0;
                    }
                    return count;
                }
            }
            """);

    private static final String GREETINGS = "Hello world\nHello world\nHello grandchild\n";
    private static final String PLAIN = GREETINGS + "0 files\n";
    private static final String BY_FILE = GREETINGS + "1 files\n";

    /** One for the class path, one for the options of a parent that had its own in a file. */
    private static final String BY_FILES = GREETINGS + "2 files\n";

    @TempDir
    static Path built;

    private static Path library;
    private static Path program;

    @TempDir
    Path directory;

    @BeforeAll
    static void compile() throws Exception {
        Path classes = Compiled.compile(built.resolve("lib"), LIBRARY);
        library = Compiled.jar(classes, built.resolve("jars/greeting.jar"));
        program = Compiled.compile(built.resolve("app"), PROGRAM, library);
    }

    @Test
    void directoriesAndJarsOfAClassPath() throws Exception {
        assertPrints(PLAIN, "-cp", Compiled.path(program, library), "app.Main");
    }

    @Test
    void directoriesOnlyAsInAnIde() throws Exception {
        assertPrints(PLAIN, "-cp", Compiled.path(program, built.resolve("lib/classes")), "app.Main");
    }

    @Test
    void aWildcardIsAllJarsOfADirectory() throws Exception {
        String path = program
                + File.pathSeparator
                + library.resolveSibling("*")
                + File.pathSeparator
                + directory.resolve("empty/*");
        assertPrints(PLAIN, "-cp", path + File.pathSeparator + Compiled.runtime(), "app.Main");
    }

    @Test
    void theVariableCLASSPATH() throws Exception {
        ParentJvm parent = ParentJvm.run(List.of("app.Main"), Map.of("CLASSPATH", Compiled.path(program, library)));
        assertPrinted(PLAIN, parent);
    }

    @Test
    void anArgumentFile() throws Exception {
        assertPrints(BY_FILE, "@" + argumentFile(Compiled.path(program, library)), "app.Main");
    }

    @Test
    void aClassPathThatNoCommandLineCanHold() throws Exception {
        String path = longPath() + File.pathSeparator + Compiled.path(program, library);
        assertTrue(path.length() > 300_000);
        assertPrints(BY_FILES, "@" + argumentFile(path), "app.Main");
    }

    @Test
    void aManifestThatNoCommandLineCanHold() throws Exception {
        String path = longPath() + File.pathSeparator + Compiled.path(program, library);
        Path jar = Compiled.jar(
                Files.createDirectory(directory.resolve("empty")),
                directory.resolve("start.jar"),
                Map.of("Main-Class", "app.Main", "Class-Path", uris(path)));
        assertPrints(PLAIN, "-jar", jar.toString());
    }

    @Test
    void spacesQuotesAndLettersOfOtherLanguages() throws Exception {
        Path odd = odd();
        assertPrints(PLAIN, "-cp", Compiled.path(copy(program, odd), copy(library, odd)), "app.Main");
    }

    /** JDK 17 writes command lines in the charset of files, and reads them in that of file names. */
    @Test
    void lettersOfOtherLanguagesWhereTheCharsetOfFilesHasNone() throws Exception {
        Path odd = odd();
        String path = Compiled.path(copy(program, odd), copy(library, odd));
        assertPrints(
                Runtime.version().feature() < 18 ? BY_FILE : PLAIN,
                "-Dfile.encoding=ISO-8859-1",
                "-cp",
                path,
                "app.Main");
    }

    @Test
    void aLongClassPathWithSpacesQuotesAndLettersOfOtherLanguages() throws Exception {
        Path odd = odd();
        String path = longPath() + File.pathSeparator + Compiled.path(copy(program, odd), copy(library, odd));
        assertPrints(BY_FILES, "@" + argumentFile(path), "app.Main");
    }

    @Test
    void aJarWhoseManifestNamesOthers() throws Exception {
        Path jar = Compiled.jar(
                program,
                directory.resolve("app.jar"),
                Map.of("Main-Class", "app.Main", "Class-Path", uris(Compiled.path(library))));
        assertPrints(PLAIN, "-jar", jar.toString());
    }

    @Test
    void aShadedJar() throws Exception {
        Path all = directory.resolve("all");
        copyInto(all, program);
        copyInto(all, built.resolve("lib/classes"));
        if (Files.isDirectory(Compiled.runtime())) {
            copyInto(all, Compiled.runtime());
        } else {
            try (FileSystem jar = FileSystems.newFileSystem(Compiled.runtime())) {
                copyInto(all, jar.getPath("/"));
            }
            Files.delete(all.resolve("META-INF/MANIFEST.MF"));
        }
        Path jar = Compiled.jar(all, directory.resolve("all.jar"), Map.of("Main-Class", "app.Main"));
        assertPrints(PLAIN, "-jar", jar.toString());
    }

    @Test
    void aLongClassPathOfAnURLClassLoader() throws Exception {
        Path launcher = Compiled.compile(directory, "launch/Launch.java", """
                package launch;

                import java.net.*;
                import java.nio.file.*;
                import java.util.*;

                public final class Launch {
                    public static void main(String[] arguments) throws Exception {
                        List<URL> urls = new ArrayList<>();
                        for (String element : Files.readString(Path.of(arguments[0])).split(":")) {
                            urls.add(Path.of(element).toUri().toURL());
                        }
                        ClassLoader loader = new URLClassLoader(urls.toArray(URL[]::new));
                        loader.loadClass("app.Main")
                                .getMethod("main", String[].class)
                                .invoke(null, (Object) new String[0]);
                    }
                }
                """);
        Path path = Files.writeString(
                directory.resolve("path"), longPath() + File.pathSeparator + Compiled.path(program, library));
        // In the child all is on one path, which a worker of its own then finds as java.class.path.
        assertPrints(BY_FILE, "-cp", launcher.toString(), "launch.Launch", path.toString());
    }

    @Test
    void aSystemClassLoaderOfOnesOwn() throws Exception {
        Path loader = Compiled.compile(directory, "own/Loader.java", """
                package own;

                public final class Loader extends ClassLoader {
                    public Loader(ClassLoader parent) {
                        super(parent);
                    }
                }
                """);
        ParentJvm parent = ParentJvm.run(List.of(
                "-Djava.system.class.loader=own.Loader", "-cp", Compiled.path(program, library, loader), "app.Main"));
        // Each JVM warns of what such a loader costs: JDK 17 on standard error, JDK 25 on standard output.
        assertEquals(PLAIN, parent.output().replaceAll(".*warning.*\n", ""), parent.errors());
    }

    @Test
    void aLongModulePath() throws Exception {
        Path lib = Compiled.module(directory.resolve("m-lib"), with(LIBRARY, "module lib { exports lib; }"));
        Path app = Compiled.module(
                directory.resolve("m-app"),
                with(PROGRAM, "module app { requires lib; requires dev.jfork.runtime; }"),
                lib);
        String path = Compiled.path(app, lib)
                + File.pathSeparator
                + IntStream.range(0, 300)
                        .mapToObj(i -> directory
                                .resolve("no-such-" + "x".repeat(60) + i)
                                .toString())
                        .collect(Collectors.joining(File.pathSeparator));
        assertPrints(BY_FILE, "-p", path, "-m", "app/app.Main");
    }

    /** As Surefire and IDEs run tests of a module: its test classes are patched into it. */
    @Test
    void classesThatArePatchedIntoAModule() throws Exception {
        Path lib = Compiled.module(directory.resolve("m"), with(LIBRARY, "module lib { requires dev.jfork.runtime; }"));
        Map<String, String> sources = Map.of("lib/Tests.java", """
                package lib;

                import dev.jfork.Worker;

                final class Tests {
                    @Worker
                    static String greet(String name) throws Exception {
                        return Greeting.of(name) + " of " + Tests.class.getModule() + ", "
                                + Class.forName("java.sql.Connection").getModule();
                    }
                }
                """);
        Path tests = Compiled.compile(
                directory.resolve("tests"),
                List.of(
                        "-p",
                        Compiled.path(lib),
                        "--patch-module",
                        "lib=" + directory.resolve("tests/src"),
                        "--add-modules",
                        "lib"),
                sources);
        Path booter = Compiled.compile(directory.resolve("booter"), "boot/Booter.java", """
                package boot;

                import java.lang.reflect.Method;

                public final class Booter {
                    public static void main(String[] arguments) throws Exception {
                        Method start = Class.forName("lib.GreetLauncher").getDeclaredMethod("start", String.class);
                        start.setAccessible(true);
                        Object process = start.invoke(null, "tests");
                        System.out.println(process.getClass().getMethod("result").invoke(process));
                    }
                }
                """);
        String[] options = {
            "--module-path",
            Compiled.path(lib),
            "--patch-module",
            "lib=" + tests,
            "--add-modules",
            "lib",
            "--add-opens",
            "lib/lib=ALL-UNNAMED",
            "--add-reads",
            "lib=ALL-UNNAMED",
            "-cp",
            booter.toString(),
            "boot.Booter"
        };
        String expected = "Hello tests of module lib, module java.sql\n";
        assertPrints(expected, options);
        Path file = Files.writeString(
                directory.resolve("patch.args"),
                Stream.of(options).map(option -> "\"" + option + "\"").collect(Collectors.joining("\n")));
        assertPrints(expected, "@" + file);
    }

    /** More than a worker's own module may need, where the parent's main module has it. */
    @Test
    void theModulesOfTheParentsMainModule() throws Exception {
        Path lib = Compiled.module(
                directory.resolve("m-lib"),
                Map.of(
                        "module-info.java",
                        "module lib { requires dev.jfork.runtime; exports lib; }",
                        "lib/Work.java",
                        """
                        package lib;

                        import dev.jfork.*;

                        public final class Work {
                            @Worker
                            public static String find(String name) throws Exception {
                                return Class.forName(name).getModule().toString();
                            }
                        }
                        """));
        Path app = Compiled.module(
                directory.resolve("m-app"),
                Map.of(
                        "module-info.java",
                        "module app { requires lib; requires dev.jfork.runtime; requires java.sql; }",
                        "app/Main.java",
                        """
                        package app;

                        public final class Main {
                            public static void main(String[] arguments) throws Exception {
                                for (String name : new String[] {"java.sql.Connection", "app.Main"}) {
                                    System.out.println(lib.FindLauncher.start(name).result());
                                }
                            }
                        }
                        """),
                lib);
        assertPrints("module java.sql\nmodule app\n", "-p", Compiled.path(app, lib), "-m", "app/app.Main");
    }

    @Test
    void aSourceFileCallsWorkersThatAreInAJar() throws Exception {
        Path source = Files.writeString(directory.resolve("Start.java"), """
                public final class Start {
                    public static void main(String[] arguments) throws Exception {
                        System.out.println(app.GreetLauncher.start("source").result());
                    }
                }
                """);
        assertPrints("Hello source\n", "-cp", Compiled.path(program, library), source.toString());
    }

    /** The processor does not run there, so this is written by hand. */
    @Test
    void aWorkerInASourceFileIsAnErrorWithARemedy() throws Exception {
        Path source = Files.writeString(directory.resolve("Start.java"), """
                import dev.jfork.*;
                import dev.jfork.wire.*;

                public final class Start {
                    record Args() {}

                    static final class Method extends WorkerMethod<Args, Void> {
                        static final Method INSTANCE = register(new Method());

                        Method() {
                            super("Start.work", "Start.work() returns void");
                        }

                        @Override
                        public Void call(Args arguments) {
                            return null;
                        }

                        @Override
                        public Object[] values(Args arguments) {
                            return new Object[0];
                        }

                        @Override
                        public void writeArguments(WireWriter out, Args arguments) {}

                        @Override
                        public Args readArguments(WireReader in) {
                            return new Args();
                        }

                        @Override
                        public void writeResult(WireWriter out, Void result) {}

                        @Override
                        public Void readResult(WireReader in) {
                            return null;
                        }
                    }

                    public static void main(String[] arguments) {
                        try {
                            WorkerTask.of(Method.INSTANCE, new Args()).start();
                        } catch (WorkerStartException e) {
                            System.out.println(e.getMessage().replaceAll("by com[^,]*,", "by LOADER,"));
                        }
                    }
                }
                """);
        assertPrints(
                "Can't start Process-1 for Start.work. Start$Method was loaded by LOADER, which has it from no file that"
                        + " another JVM could be given. That is so in OSGi, some application servers, hot reloading, module"
                        + " layers of one's own, and where java runs a source file. Put the worker method into a jar or"
                        + " directory on the class path or module path that the application is started with.\n",
                "-cp",
                Compiled.path(),
                source.toString());
    }

    private static Map<String, String> with(Map<String, String> sources, String module) {
        Map<String, String> all = new java.util.HashMap<>(sources);
        all.put("module-info.java", module);
        return all;
    }

    private Path odd() throws Exception {
        assumeTrue(
                System.getProperty("sun.jnu.encoding").equals("UTF-8"),
                "no such file names in this locale: LC_ALL=C.UTF-8");
        return Files.createDirectory(directory.resolve("Größe 漢字 \"'\\# %20@"));
    }

    private static Path copy(Path from, Path to) throws Exception {
        Path copy = to.resolve(from.getFileName());
        copyInto(copy, from);
        return copy;
    }

    private static void copyInto(Path to, Path from) throws Exception {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path each : files.toList()) {
                Path copy = to.resolve(from.relativize(each).toString());
                if (!Files.isDirectory(copy)) {
                    Files.createDirectories(copy.toAbsolutePath().getParent());
                    Files.copy(each, from.equals(each) ? to : copy);
                }
            }
        }
    }

    private Path argumentFile(String classPath) throws Exception {
        String quoted = classPath.replace("\\", "\\\\").replace("\"", "\\\"");
        return Files.writeString(directory.resolve("java.args"), "-cp\n\"" + quoted + "\"\n");
    }

    private String longPath() {
        return IntStream.range(0, 3000)
                .mapToObj(i -> directory
                        .resolve("no-such-" + "x".repeat(80) + i + ".jar")
                        .toString())
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static String uris(String path) {
        return Stream.of(path.split(File.pathSeparator))
                .map(element -> Path.of(element).toUri().toString())
                .collect(Collectors.joining(" "));
    }

    private static void assertPrints(String expected, String... arguments) throws Exception {
        assertPrinted(expected, ParentJvm.run(List.of(arguments)));
    }

    private static void assertPrinted(String expected, ParentJvm parent) throws Exception {
        assertEquals("", parent.errors());
        assertEquals(expected, parent.output());
        assertEquals(0, parent.exitCode());
    }
}
