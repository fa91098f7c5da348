package dev.jfork.telemetry;

import dev.jfork.spawn.DaemonThread;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import org.jspecify.annotations.Nullable;

/**
 * The logger {@code dev.jfork}. {@code DEBUG} tells of each worker what its caller is told as well; {@code WARNING} tells
 * what no caller would ever know. Neither arguments nor environments are logged.
 *
 * <p>A cold JVM takes 30 ms to find a logger: this class is not to be loaded before a child JVM is on its way.
 */
public final class Log {
    private static final String NAME = "dev.jfork";
    private static final Logger LOGGER = find();

    private Log() {}

    /**
     * Tells whether debug messages go anywhere.
     *
     * @return whether they do
     */
    public static boolean isDebug() {
        return LOGGER.isLoggable(Level.DEBUG);
    }

    /**
     * Logs at level {@code DEBUG}.
     *
     * @param message what to log
     */
    public static void debug(String message) {
        LOGGER.log(Level.DEBUG, message);
    }

    /**
     * Logs at level {@code WARNING}.
     *
     * @param message what happened, and what follows from it
     * @param cause why, or {@code null}
     */
    public static void warning(String message, @Nullable Throwable cause) {
        LOGGER.log(Level.WARNING, message, cause);
    }

    /**
     * In a thread of the root group. Whoever finds the first logger of a JVM makes a thread for a shutdown hook; in a group
     * that is destroyed before the JVM ends, it would keep all other hooks from being run, as long as there was
     * {@code destroy()}.
     */
    private static Logger find() {
        Search search = new Search();
        Thread thread = new DaemonThread(search, "jfork log");
        thread.start();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Logger logger = search.found;
        return logger == null ? System.getLogger(NAME) : logger;
    }

    private static final class Search implements Runnable {
        private volatile @Nullable Logger found;

        @Override
        public void run() {
            found = System.getLogger(NAME);
        }
    }
}
