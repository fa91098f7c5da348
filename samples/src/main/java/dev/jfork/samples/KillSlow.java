package dev.jfork.samples;

import dev.jfork.Worker;
import dev.jfork.WorkerException;
import dev.jfork.WorkerFuture;
import dev.jfork.WorkerPool;
import dev.jfork.WorkerTask;
import dev.jfork.WorkerTimeoutException;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Matches inputs against a regular expression that somebody else has written: words in quotes, of either kind, but the same
 * before and behind. For most inputs it takes microseconds, for some it would take years, since the last quote is missing and
 * there are so many ways to read the words. A thread in such a match can neither be interrupted nor killed. A worker can: the
 * deadline ends it, a new one takes its place, and the other inputs don't notice.
 */
public final class KillSlow {
    private static final String QUOTED = "(['\"])(\\w+ ?)+\\1";

    private static final List<String> INPUTS = List.of(
            "'to be or not to be'",
            "'to be or not to be",
            "'all the worlds a stage and all the men and women merely players",
            "'brevity is the soul of wit'",
            "\"the rest is silence\"");

    private KillSlow() {}

    @Worker(deadline = "3s")
    static boolean matches(String regex, String input) {
        return Pattern.matches(regex, input);
    }

    public static void main(String[] args) throws InterruptedException {
        List<WorkerTask<Boolean>> tasks = INPUTS.stream()
                .map(input -> MatchesLauncher.task(QUOTED, input))
                .toList();
        try (WorkerPool pool = WorkerPool.ofSize(2)) {
            List<WorkerFuture<Boolean>> futures = pool.invokeAll(tasks);
            for (int i = 0; i < INPUTS.size(); i++) {
                System.out.println(INPUTS.get(i) + ": " + verdict(futures.get(i)));
            }
        }
    }

    private static String verdict(WorkerFuture<Boolean> future) throws InterruptedException {
        try {
            return future.result() ? "matches" : "does not match";
        } catch (WorkerTimeoutException e) {
            return "was given up after 3 seconds";
        } catch (WorkerException e) {
            return "failed: " + e.getMessage();
        }
    }
}
