package dev.jfork.benchmarks.start;

import dev.jfork.benchmarks.JavaCommand;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Bare JVMs, started by {@code xargs -P}, all at once: what a shell can do. */
final class Xargs implements Competitor {
    private static final String REPORT = "{}";

    Xargs() throws UnavailableException, InterruptedException {
        try {
            run(List.of("true"), List.of());
        } catch (IOException e) {
            throw new UnavailableException("there is no xargs: " + e.getMessage());
        }
    }

    @Override
    public String title() {
        return "bare JVM by xargs -P";
    }

    @Override
    public Span race(Work work, List<Path> reports) throws IOException, InterruptedException {
        List<String> command = JavaCommand.of(FirstLine.class, REPORT, Integer.toString(work.classes()));
        long start = System.nanoTime();
        run(command, reports);
        return new Span(start, System.nanoTime());
    }

    private static void run(List<String> command, List<Path> reports) throws IOException, InterruptedException {
        List<String> xargs =
                new ArrayList<>(List.of("xargs", "-P", Integer.toString(Math.max(1, reports.size())), "-I", REPORT));
        xargs.addAll(command);
        Process process = new ProcessBuilder(xargs)
                .redirectOutput(ProcessBuilder.Redirect.INHERIT)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (OutputStream out = process.getOutputStream()) {
            out.write(reports.stream()
                    .map(report -> report + "\n")
                    .collect(Collectors.joining())
                    .getBytes(StandardCharsets.UTF_8));
        }
        BareJvm.ended(process);
    }
}
