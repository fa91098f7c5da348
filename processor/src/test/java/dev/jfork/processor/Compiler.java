package dev.jfork.processor;

import java.io.File;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What a test compiles with, whichever the compiler is.
 *
 * @param processors makes the processors: each compilation needs its own
 * @param classPath the class path
 * @param modulePath the module path
 * @param options further options of javac; the Eclipse compiler takes those of them that it knows
 * @param tools the compilers: both, but for what {@link Agreement} names
 */
record Compiler(
        List<MakesProcessor> processors,
        List<File> classPath,
        List<File> modulePath,
        List<String> options,
        List<Tool> tools) {

    Compiler withProcessors(MakesProcessor... others) {
        return new Compiler(List.of(others), classPath, modulePath, options, tools);
    }

    Compiler withClasspath(List<File> other) {
        return new Compiler(processors, List.copyOf(other), modulePath, options, tools);
    }

    Compiler withModulePath(List<File> other) {
        return new Compiler(processors, List.of(), List.copyOf(other), options, tools);
    }

    /** Adds options. */
    Compiler withOptions(String... more) {
        List<String> all = new ArrayList<>(options);
        all.addAll(Arrays.asList(more));
        return new Compiler(processors, classPath, modulePath, List.copyOf(all), tools);
    }

    /** Without the Eclipse compiler, for something that it lacks. */
    Compiler without(Agreement.Lack lack) {
        return new Compiler(processors, classPath, modulePath, options, List.of(Tool.JAVAC));
    }
}
