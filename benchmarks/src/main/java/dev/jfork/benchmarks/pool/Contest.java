package dev.jfork.benchmarks.pool;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/** Lets the competitors of a discipline take turns, in another order each round. */
final class Contest {
    private static final int WARM_UP = 3;
    private static final int MOST_TASKS = 2_000_000;

    /** What the last turn has started, as a worker that makes itself ready for more tasks, is not to be paid for by the next. */
    private static final long REST_MILLIS = 300;

    private final Discipline discipline;
    private final List<Competitor> competitors;
    private final long turnNanos;
    private final Map<Competitor, Integer> tasks = new LinkedHashMap<>(); // of a turn
    private final Random order = new Random(1);

    /**
     * Makes a contest.
     *
     * @param field those that take part, and others
     * @param turnNanos how long a turn is to take, some
     */
    Contest(Discipline discipline, List<Competitor> field, long turnNanos) {
        this.discipline = discipline;
        this.competitors = field.stream()
                .filter(each -> each.disciplines().contains(discipline))
                .toList();
        this.turnNanos = turnNanos;
    }

    /** Finds out how many tasks each competitor does in a turn, by which all of them become warm. */
    void warmUp() throws Exception {
        for (Competitor each : competitors) {
            tasks.put(each, 1);
            if (discipline.isSingle()) {
                each.nanos(discipline, 1);
                continue;
            }
            for (int turn = 0; turn < WARM_UP; ) {
                int count = tasks.get(each);
                long nanos = each.nanos(discipline, count);
                if (nanos > turnNanos / 2) {
                    turn++;
                }
                double wanted = (double) turnNanos * count / nanos;
                tasks.put(each, (int) Math.max(1, Math.min(MOST_TASKS, Math.min(wanted, 10.0 * count))));
            }
        }
    }

    List<Measurement> round(int round) throws Exception {
        List<Competitor> turns = new ArrayList<>(competitors);
        Collections.shuffle(turns, order);
        List<Measurement> measured = new ArrayList<>();
        for (Competitor each : turns) {
            int count = tasks.getOrDefault(each, 1);
            if (discipline.isSingle()) {
                TimeUnit.MILLISECONDS.sleep(REST_MILLIS);
            }
            long nanos = each.nanos(discipline, count);
            measured.add(new Measurement(Runtime.version().toString(), discipline, each.title(), round, count, nanos));
        }
        return measured;
    }

    /** Who takes part, in the order of the field. */
    List<String> titles() {
        return competitors.stream().map(Competitor::title).toList();
    }
}
