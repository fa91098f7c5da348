package dev.jfork.benchmarks.start;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A Python that is installed.
 *
 * @param executable the program itself, not a script that looks for it
 * @param version as {@code 3.13}
 */
public record PythonInterpreter(String executable, Runtime.Version version) {
    private static final Pattern NAME = Pattern.compile("python3(\\.\\d+)?");

    private static final String WHO_ARE_YOU =
            "import sys; print(sys.executable); print('%d.%d.%d' % (sys.version_info[:3]))";

    /** Finds the newest one on the path. */
    public static PythonInterpreter newest() throws IOException, InterruptedException, UnavailableException {
        List<PythonInterpreter> found = new ArrayList<>();
        for (Path program : programs()) {
            ask(program).ifPresent(found::add);
        }
        return found.stream()
                .max(Comparator.comparing(PythonInterpreter::version))
                .orElseThrow(() -> new UnavailableException("there is no python3 on the path"));
    }

    /** Compiles a module to bytecode, which importing it finds. */
    void compile(Path module) throws IOException, InterruptedException {
        BareJvm.ended(new ProcessBuilder(executable, "-m", "py_compile", module.toString())
                .inheritIO()
                .start());
    }

    private static List<Path> programs() throws IOException {
        List<Path> programs = new ArrayList<>();
        for (String directory : System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1)) {
            Path path = Path.of(directory);
            if (Files.isDirectory(path)) {
                try (Stream<Path> files = Files.list(path)) {
                    files.filter(file ->
                                    NAME.matcher(file.getFileName().toString()).matches())
                            .forEach(programs::add);
                }
            }
        }
        return programs;
    }

    /** Asks a program, which may be one that only says that there is no such Python. */
    private static Optional<PythonInterpreter> ask(Path program) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(program.toString(), "-c", WHO_ARE_YOU)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        process.getOutputStream().close();
        List<String> answer = process.inputReader().lines().toList();
        return process.waitFor() == 0
                ? Optional.of(new PythonInterpreter(answer.get(0), Runtime.Version.parse(answer.get(1))))
                : Optional.empty();
    }
}
