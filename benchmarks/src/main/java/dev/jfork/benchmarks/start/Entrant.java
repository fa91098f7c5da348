package dev.jfork.benchmarks.start;

import java.io.IOException;
import java.nio.file.Path;

/** Who can take part, by the name that the command line gives it. */
enum Entrant {
    BARE,
    XARGS,
    JFORK,
    CACHED,
    WARM,
    FORK,
    FORKSERVER,
    SPAWN,
    OUT_PROCESS,
    PP4J,
    BY_HAND;

    /**
     * Makes it ready.
     *
     * @param directory where {@link ManyClasses} are, and where it may put files
     * @throws UnavailableException if it can't take part on this machine
     */
    Competitor open(Path directory) throws IOException, InterruptedException, UnavailableException {
        return switch (this) {
            case BARE -> new BareJvm("");
            case XARGS -> new Xargs();
            case JFORK -> new JforkCold();
            case CACHED -> new JforkCached(directory);
            case WARM -> new JforkWarm();
            case FORK -> new Python("fork", directory);
            case FORKSERVER -> new Python("forkserver", directory);
            case SPAWN -> new Python("spawn", directory);
            case OUT_PROCESS -> new OutProcess();
            case PP4J -> new Pp4j();
            case BY_HAND -> new ByHand();
        };
    }
}
