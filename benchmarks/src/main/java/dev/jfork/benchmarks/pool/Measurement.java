package dev.jfork.benchmarks.pool;

/**
 * One turn of one competitor: a line of the raw numbers.
 *
 * @param jdk the version of the JDK that runs competitors that are JVMs
 * @param nanos for all tasks together
 */
record Measurement(String jdk, Discipline discipline, String competitor, int round, int tasks, long nanos) {
    double nanosPerTask() {
        return (double) nanos / tasks;
    }
}
