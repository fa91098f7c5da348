package dev.jfork.pool;

/**
 * How a pool is to be.
 *
 * @param name what its threads are called after
 * @param least how many workers there are at least
 * @param most how many there are at most
 * @param startNanos how many nanoseconds a worker's JVM may take to come to its pool
 * @param idleNanos after how many idle nanoseconds a worker is ended, where there are more than the least
 * @param recycleAfter after how many tasks a worker is replaced, 0 for any number
 * @param queueLimit how many tasks may wait, 0 for any number
 * @param refuses whether a task more is refused then, or else its submitter waits
 * @param observer is told what happens
 */
public record PoolSettings(
        String name,
        int least,
        int most,
        long startNanos,
        long idleNanos,
        long recycleAfter,
        int queueLimit,
        boolean refuses,
        Observer observer) {}
