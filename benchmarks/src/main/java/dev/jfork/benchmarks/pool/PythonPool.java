package dev.jfork.benchmarks.pool;

import dev.jfork.benchmarks.start.PythonInterpreter;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Set;

/** One of Python's pools, in a Python process that takes requests. */
final class PythonPool implements Competitor {
    private static final String SCRIPT = "pools.py";

    private final String title;
    private final Process process;
    private final BufferedReader answers;
    private final Writer requests;

    /**
     * Starts the process.
     *
     * @param kind {@code Pool} or {@code ProcessPoolExecutor}
     * @param directory where the script is put
     */
    PythonPool(PythonInterpreter python, String kind, int workers, Path directory) throws IOException {
        title = "Python " + python.version() + " " + kind;
        Path script = directory.resolve(SCRIPT);
        try (InputStream in = PythonPool.class.getResourceAsStream(SCRIPT)) {
            if (in == null) {
                throw new IOException("The class path has no " + SCRIPT);
            }
            Files.copy(in, script, StandardCopyOption.REPLACE_EXISTING);
        }
        process = new ProcessBuilder(python.executable(), script.toString(), kind, Integer.toString(workers))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        answers = process.inputReader();
        requests = process.outputWriter();
    }

    @Override
    public String title() {
        return title;
    }

    @Override
    public Set<Discipline> disciplines() {
        return Set.of(Discipline.ROUND_TRIP, Discipline.THROUGHPUT, Discipline.ARGUMENT, Discipline.RESULT);
    }

    /** Takes the time that Python tells: what it costs to ask it doesn't count. */
    @Override
    public long nanos(Discipline discipline, int tasks) throws IOException {
        requests.write(discipline.name() + " " + tasks + "\n");
        requests.flush();
        String answer = answers.readLine();
        if (answer == null) {
            throw new IOException(title + " has ended; what it printed says why");
        }
        return Long.parseLong(answer);
    }

    /** Ends the process, whose standard input is its life. */
    @Override
    public void close() throws IOException {
        requests.close();
        answers.close();
    }
}
