package dev.jfork.benchmarks;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The command line of a program of this class path, for the JDK that this JVM is of. */
public final class JavaCommand {
    private JavaCommand() {}

    /** Makes the command line of a class with a {@code main}. */
    public static List<String> of(Class<?> program, String... arguments) {
        return of(System.getProperty("java.class.path"), program, arguments);
    }

    /** Makes the command line of a class with a {@code main}, on another class path. */
    public static List<String> of(String classPath, Class<?> program, String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-cp");
        command.add(classPath);
        command.add(program.getName());
        command.addAll(Arrays.asList(arguments));
        return command;
    }
}
