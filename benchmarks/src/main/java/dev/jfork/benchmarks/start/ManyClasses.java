package dev.jfork.benchmarks.start;

import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Small classes for a worker to load, as an application has them: in a jar for a JVM, in a module for Python. */
final class ManyClasses {
    static final int COUNT = 2_000;

    /** The name of a class but for its number. */
    static final String PREFIX = "many.C";

    /** Stands for the number in the sources. */
    private static final String NUMBER = "#";

    private static final String JAVA = """
            package many;

            public final class C# {
                private static final int NUMBER = Integer.parseInt("#");

                private final String name;
                private final int amount;

                public C#(String name, int amount) {
                    this.name = name;
                    this.amount = amount;
                }

                public int total() {
                    int total = NUMBER;
                    for (int i = 0; i < amount; i++) {
                        total += name.charAt(i % name.length());
                    }
                    return total;
                }

                @Override
                public boolean equals(Object other) {
                    return other instanceof C# && ((C#) other).amount == amount && ((C#) other).name.equals(name);
                }

                @Override
                public int hashCode() {
                    return 31 * name.hashCode() + amount;
                }
            }
            """;

    private static final String PYTHON = """
            class C#:
                NUMBER = int("#")

                def __init__(self, name, amount):
                    self.name = name
                    self.amount = amount

                def total(self):
                    total = C#.NUMBER
                    for i in range(self.amount):
                        total += ord(self.name[i % len(self.name)])
                    return total

                def __eq__(self, other):
                    return isinstance(other, C#) and other.amount == self.amount and other.name == self.name

                def __hash__(self):
                    return 31 * hash(self.name) + self.amount

            """;

    private ManyClasses() {}

    static Path jar(Path directory) {
        return directory.resolve("many.jar");
    }

    static Path module(Path directory) {
        return directory.resolve("many.py");
    }

    /** Writes the jar and the module {@code many} into a directory. */
    static void write(Path directory) throws IOException {
        StringBuilder python = new StringBuilder();
        Path sources = Files.createDirectory(directory.resolve("sources"));
        for (int i = 0; i < COUNT; i++) {
            Files.writeString(sources.resolve("C" + i + ".java"), JAVA.replace(NUMBER, Integer.toString(i)));
            python.append(PYTHON.replace(NUMBER, Integer.toString(i)));
        }
        Files.writeString(module(directory), python);
        Path classes = Files.createDirectory(directory.resolve("classes"));
        compile(sources, classes);
        pack(classes, jar(directory));
    }

    private static void compile(Path sources, Path classes) throws IOException {
        JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
        if (javac == null) {
            throw new IOException("This is no JDK, but a JRE: it can't compile the classes that workers load");
        }
        StringWriter messages = new StringWriter();
        try (StandardJavaFileManager files = javac.getStandardFileManager(null, Locale.ROOT, null)) {
            List<String> options = List.of("-proc:none", "--release", "17", "-d", classes.toString());
            if (!javac.getTask(messages, files, null, options, null, files.getJavaFileObjects(list(sources)))
                    .call()) {
                throw new IOException("The classes that workers load don't compile: " + messages);
            }
        }
    }

    private static void pack(Path classes, Path jar) throws IOException {
        try (OutputStream out = Files.newOutputStream(jar);
                JarOutputStream entries = new JarOutputStream(out)) {
            for (Path file : list(classes.resolve("many"))) {
                entries.putNextEntry(new ZipEntry("many/" + file.getFileName()));
                Files.copy(file, entries);
            }
        }
    }

    private static Path[] list(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.sorted().toArray(Path[]::new);
        }
    }
}
