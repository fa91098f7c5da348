package dev.jfork.benchmarks.start;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * What a process and its children have used of the processors, as Linux counts it: in hundredths of a second. That is much for
 * one race, of which the mean of many tells.
 *
 * @param parentMillis the process alone, all of its threads
 * @param childrenMillis what is below it, from the start of each to its very end: those that have ended and been waited for,
 *     those that are there, and theirs
 */
record CpuTime(long parentMillis, long childrenMillis) {
    private static final CpuTime NONE = new CpuTime(0, 0);

    /** Of proc(5): the kernel counts for programs in this unit, whatever its own is. */
    private static final long MILLIS_PER_TICK = 10;

    /** Where the user time stands behind the name of the program, which may hold blanks. */
    private static final int USER_TIME = 11;

    /** Whether it can be found out here. */
    static boolean isKnown() {
        return Files.isReadable(Path.of("/proc/self/stat"));
    }

    /** Finds out what a process and its children have used so far: nothing, where it can't be known. */
    static CpuTime of(ProcessHandle process) throws IOException {
        if (!isKnown()) {
            return NONE;
        }
        CpuTime own = alone(process);
        long children = own.childrenMillis;
        for (ProcessHandle child : process.descendants().toList()) {
            CpuTime below = alone(child);
            children += below.parentMillis + below.childrenMillis;
        }
        return new CpuTime(own.parentMillis, children);
    }

    CpuTime since(CpuTime before) {
        return new CpuTime(parentMillis - before.parentMillis, childrenMillis - before.childrenMillis);
    }

    private static CpuTime alone(ProcessHandle process) throws IOException {
        String stat;
        try {
            stat = Files.readString(Path.of("/proc/" + process.pid() + "/stat"));
        } catch (NoSuchFileException e) {
            return NONE; // it has ended, and its parent counts it now
        }
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
        return new CpuTime(millis(fields, USER_TIME), millis(fields, USER_TIME + 2));
    }

    /** Adds user and system time. */
    private static long millis(String[] fields, int user) {
        return (Long.parseLong(fields[user]) + Long.parseLong(fields[user + 1])) * MILLIS_PER_TICK;
    }
}
