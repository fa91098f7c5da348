package dev.jfork.spawn;

/**
 * A thread of jfork's own, that neither keeps this JVM up nor belongs to the application that runs in it: its thread group is
 * there to the end. An application's may be destroyed before, by who waits for all threads in it, as Maven's exec:java does.
 */
public final class DaemonThread extends Thread {
    /**
     * Creates a thread.
     *
     * @param task what it runs
     * @param name its name
     */
    public DaemonThread(Runnable task, String name) {
        super(rootGroup(), task, name);
        setDaemon(true);
    }

    private static ThreadGroup rootGroup() {
        ThreadGroup group = Thread.currentThread().getThreadGroup();
        while (group.getParent() != null) {
            group = group.getParent();
        }
        return group;
    }
}
