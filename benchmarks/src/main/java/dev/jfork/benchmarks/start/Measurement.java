package dev.jfork.benchmarks.start;

/**
 * One race of one competitor: a line of the raw numbers.
 *
 * @param jdk the version of the JDK that runs competitors that are JVMs
 * @param firstNanos from just before the first worker is started until the median worker is at its first line
 * @param lastNanos the same until the last worker is
 * @param joinedNanos the same until all workers have ended
 * @param parentCpuMillis processor time of the process that starts the workers
 * @param childrenCpuMillis processor time of the workers together, and of what else was started for them
 * @param peakKib the most memory that the median worker had in use
 */
record Measurement(
        String jdk,
        Work work,
        int workers,
        String competitor,
        int round,
        long firstNanos,
        long lastNanos,
        long joinedNanos,
        long parentCpuMillis,
        long childrenCpuMillis,
        long peakKib) {}
