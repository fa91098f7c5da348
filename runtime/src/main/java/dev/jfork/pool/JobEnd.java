package dev.jfork.pool;

/** How a run of a job has ended. */
public enum JobEnd {
    /** Its method returned. */
    RETURNED,
    /** Its method threw. */
    THREW,
    /** Its worker can't run the method. */
    REFUSED,
    /** Its worker died. */
    CRASHED,
    /** Its worker died, and it will be run again. */
    RETRIED,
    /** It was killed at its deadline. */
    TIMED_OUT,
    /** It was cancelled. */
    CANCELLED,
    /** The pool gave up before it was run. */
    ABANDONED
}
