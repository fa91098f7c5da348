package dev.jfork.pool;

/** How the JVM of a worker has ended. */
public interface JvmEnd {
    /**
     * Tells which.
     *
     * @return the JVM
     */
    Jvm worker();

    /**
     * Makes an exception for whoever waits for a task that it was running.
     *
     * @param method the name of the task's method
     * @return a new exception
     */
    RuntimeException blame(String method);

    /**
     * Tells how it ended.
     *
     * @return in words, short
     */
    String words();
}
