package dev.jfork;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;

/** Runs several tasks for the result of one. */
final class FirstResult<R extends @Nullable Object> {
    private final WorkerEngine engine;
    private final BlockingQueue<WorkerFuture<R>> ended = new LinkedBlockingQueue<>();

    FirstResult(WorkerEngine engine) {
        this.engine = engine;
    }

    R of(Collection<WorkerTask<R>> tasks) throws InterruptedException {
        List<WorkerFuture<R>> futures = new ArrayList<>();
        try {
            for (WorkerTask<R> task : tasks) {
                WorkerFuture<R> future = engine.submit(task);
                futures.add(future);
                future.whenEnded(done -> ended.add(future));
            }
            int left = futures.size();
            while (true) {
                try {
                    return ended.take().result();
                } catch (WorkerException e) {
                    if (--left == 0) {
                        throw e;
                    }
                }
            }
        } finally {
            futures.forEach(future -> future.cancel(true));
        }
    }
}
