package dev.jfork.benchmarks.start;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** Python's {@code multiprocessing}, with one of its start methods, in a Python process that stays up and takes requests. */
final class Python implements Competitor {
    private static final String SCRIPT = "workers.py";

    private final String title;
    private final Process process;
    private final BufferedReader answers;
    private final Writer requests;

    /**
     * Starts the process.
     *
     * @param method {@code fork}, {@code forkserver} or {@code spawn}
     * @param directory where {@link ManyClasses} are, and the script is put
     */
    Python(String method, Path directory) throws IOException, InterruptedException, UnavailableException {
        PythonInterpreter interpreter = PythonInterpreter.newest();
        title = "Python " + interpreter.version() + " " + method;
        Path script = directory.resolve(SCRIPT);
        if (Files.notExists(script)) {
            copyScript(script);
            interpreter.compile(ManyClasses.module(directory)); // as modules are that are installed
        }
        process = new ProcessBuilder(interpreter.executable(), script.toString(), method)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        answers = process.inputReader();
        requests = process.outputWriter();
    }

    private static void copyScript(Path script) throws IOException {
        try (InputStream in = Python.class.getResourceAsStream(SCRIPT)) {
            if (in == null) {
                throw new IOException("The class path has no " + SCRIPT);
            }
            Files.copy(in, script);
        }
    }

    @Override
    public String title() {
        return title;
    }

    @Override
    public ProcessHandle parent() {
        return process.toHandle();
    }

    /** Takes the times that Python tells: what it costs to ask it doesn't count. */
    @Override
    public Span race(Work work, List<Path> reports) throws IOException {
        requests.write(
                reports.stream().map(Path::toString).collect(Collectors.joining("\t", work.classes() + "\t", "\n")));
        requests.flush();
        String answer = answers.readLine();
        if (answer == null) {
            throw new IOException(title + " has ended; what it printed says why");
        }
        int space = answer.indexOf(' ');
        return new Span(Long.parseLong(answer.substring(0, space)), Long.parseLong(answer.substring(space + 1)));
    }

    /** Ends the process, whose standard input is its life. */
    @Override
    public void close() throws IOException {
        requests.close();
        answers.close();
    }
}
