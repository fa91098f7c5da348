package dev.jfork.pool;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What there is in a pool at one moment, and what has happened in it until then.
 *
 * @param starting workers that are not ready yet
 * @param idle workers that have no job
 * @param busy workers that have one
 * @param ending workers that get no more jobs and have none, or are being killed
 * @param waiting jobs that were not begun
 * @param running jobs that were
 * @param returned jobs whose method returned
 * @param failed jobs that have no result, and were not cancelled
 * @param cancelled jobs that were cancelled
 * @param retried runs that died with their worker, of jobs that were run again
 * @param workersStarted workers that were started
 * @param workersEnded workers that have ended
 * @param bytesIn bytes of arguments of what was run
 * @param bytesOut bytes that came back
 */
public record Census(
        int starting,
        int idle,
        int busy,
        int ending,
        long waiting,
        long running,
        long returned,
        long failed,
        long cancelled,
        long retried,
        long workersStarted,
        long workersEnded,
        long bytesIn,
        long bytesOut) {
    /** Called with the lock. The unfinished jobs are those of users. */
    static Census of(List<Peer> peers, long unfinished, Counts counts) {
        int starting = 0;
        int idle = 0;
        int busy = 0;
        int ending = 0;
        long running = 0;
        for (Peer peer : peers) {
            if (peer.isComing()) {
                starting++;
            } else if (peer.state == Peer.State.DYING || peer.state == Peer.State.GONE) {
                ending++;
            } else if (peer.jobs() > 0) {
                busy++;
            } else if (peer.state == Peer.State.READY) {
                idle++;
            } else {
                ending++;
            }
            running += isRunning(peer, peer.head()) ? 1 : 0;
            for (Job victim : peer.victims) {
                running += isRunning(peer, victim) ? 1 : 0;
            }
        }
        return new Census(
                starting,
                idle,
                busy,
                ending,
                unfinished - running,
                running,
                counts.returned,
                counts.failed,
                counts.cancelled,
                counts.retried,
                counts.workersStarted,
                counts.workersEnded,
                counts.bytesIn,
                counts.bytesOut);
    }

    private static boolean isRunning(Peer peer, @Nullable Job job) {
        return job != null && job != peer.initializer && !job.isOver;
    }
}
