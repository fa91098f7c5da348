package dev.jfork.pool;

import java.util.concurrent.TimeUnit;

/**
 * Keeps this JVM up while a pool has work: by a thread that is no daemon, and ends soon after the work does. So what was
 * submitted is done also where nobody waits for it, and a pool that nobody closes keeps no program from ending. Guarded by
 * the dispatcher's lock.
 */
final class Keeper {
    /** How long the thread stays for the next job: starting one takes longer than most jobs. */
    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    private final Dispatcher dispatcher;
    private final String name;
    private boolean isThere;

    Keeper(Dispatcher dispatcher, String name) {
        this.dispatcher = dispatcher;
        this.name = name;
    }

    /** There is work. */
    void keepUp() {
        if (!isThere) {
            Thread thread = new Thread(this::stay, name + " keeper");
            thread.setDaemon(false);
            thread.start(); // which fails where there is no room for it: then the next job tries again
            isThere = true;
        }
    }

    private void stay() {
        dispatcher.lock();
        try {
            boolean hasWork = true;
            while (hasWork || dispatcher.hasWork()) {
                hasWork = dispatcher.hasWork();
                if (hasWork || !dispatcher.isClosed()) {
                    dispatcher.awaitChange(PAUSE_NANOS);
                }
            }
        } finally {
            isThere = false;
            dispatcher.unlock();
        }
    }
}
