package dev.jfork.pool;

/** What has happened in a pool so far. Guarded by the dispatcher's lock. */
final class Counts {
    long completed;
    long failed;
    long cancelled;
    long retried;
    long workersStarted;
    long workersEnded;
}
