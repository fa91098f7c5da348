package dev.jfork.pool;

/** The JVM of a worker, to a pool. Safe for use by many threads. */
public interface Jvm {
    /**
     * Names it.
     *
     * @return its name
     */
    String name();

    /**
     * Gives its process id.
     *
     * @return its process id
     */
    long pid();

    /**
     * Kills it, with all that it has started. Returns at once.
     *
     * @param reason why
     */
    void kill(String reason);
}
