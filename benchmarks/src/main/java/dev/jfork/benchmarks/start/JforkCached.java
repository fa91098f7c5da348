package dev.jfork.benchmarks.start;

import dev.jfork.WorkerOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** jfork with a startup cache, which the first worker of each kind of work fills. */
final class JforkCached implements OneByOne {
    private static final long PATIENCE_NANOS = TimeUnit.MINUTES.toNanos(2);
    private static final long PAUSE_MILLIS = 20;

    private final Path caches;
    private final Set<Path> used = new HashSet<>();

    JforkCached(Path directory) {
        this.caches = directory.resolve("startup-cache");
    }

    @Override
    public String title() {
        return "jfork, cached";
    }

    @Override
    public Running start(String report, int classes) {
        Path cache =
                caches.resolve(Integer.toString(classes)); // one archive each: it is of what its first worker loads
        used.add(cache);
        return running(ReachedLauncher.with(WorkerOptions.defaults().startupCache(cache))
                .start(report, classes));
    }

    @Override
    public void settle(int workers) throws InterruptedException, IOException {
        long deadline = System.nanoTime() + PATIENCE_NANOS;
        for (Path cache : used) {
            while (!isFilled(cache)) {
                if (System.nanoTime() > deadline) {
                    throw new IOException("No archive was made in " + cache);
                }
                Thread.sleep(PAUSE_MILLIS);
            }
        }
    }

    private static boolean isFilled(Path cache) throws IOException {
        if (!Files.exists(cache)) {
            return false;
        }
        try (Stream<Path> files = Files.list(cache)) {
            return files.anyMatch(file -> file.toString().endsWith(".list"));
        }
    }
}
