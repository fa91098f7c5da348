package dev.jfork.pool;

/** What has happened in a pool so far. Guarded by the dispatcher's lock. */
final class Counts {
    long returned;
    long failed;
    long cancelled;
    long retried;
    long workersStarted;
    long workersEnded;
    long bytesIn;
    long bytesOut;

    /** A run of a job has ended. */
    void ended(Job job, JobEnd end) {
        switch (end) {
            case RETURNED -> returned++;
            case CANCELLED -> cancelled++;
            case RETRIED -> retried++;
            default -> failed++;
        }
        if (job.peer != null) {
            bytesIn += job.arguments().length();
            bytesOut += job.bytesOut;
        }
    }
}
