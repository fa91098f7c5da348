package dev.jfork;

import dev.jfork.WorkerPoolListener.PoolWorker;
import dev.jfork.WorkerPoolListener.TaskEnd;
import dev.jfork.WorkerPoolListener.TaskEvent;
import dev.jfork.WorkerPoolListener.WorkerEvent;
import dev.jfork.pool.Job;
import dev.jfork.pool.JobEnd;
import dev.jfork.pool.JobTimes;
import dev.jfork.pool.Jvm;
import dev.jfork.pool.Observer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Makes events of what a pool's threads see, for all who listen. */
final class PoolEvents implements Observer {
    private final List<EventDelivery> deliveries;
    private final GiveUpLog log;
    private final Instant originTime =
            Instant.now(); // so that no event is before another one, even if the clock is set
    private final long originNanos = System.nanoTime();

    PoolEvents(List<EventDelivery> deliveries, GiveUpLog log) {
        this.deliveries = deliveries;
        this.log = log;
    }

    @Override
    public void workerStarted(Jvm worker) {
        WorkerEvent event = event(worker);
        tell(listener -> listener.workerStarted(event));
    }

    @Override
    public void workerReady(Jvm worker) {
        WorkerEvent event = event(worker);
        tell(listener -> listener.workerReady(event));
    }

    @Override
    public void workerEnded(Jvm worker, String how) {
        WorkerEvent event = event(worker);
        tell(listener -> listener.workerEnded(event, how));
    }

    @Override
    public void jobEnded(Job job, @Nullable Jvm worker, JobEnd end) {
        TaskEvent event = event(job, worker, end);
        if (end == JobEnd.RETRIED) {
            tell(listener -> listener.taskRetried(event));
        } else {
            tell(listener -> listener.taskEnded(event));
        }
    }

    @Override
    public void gaveUp(Supplier<? extends RuntimeException> reason) {
        log.gaveUp(reason);
        tell(listener -> listener.gaveUp(reason.get()));
    }

    @Override
    public void over() {
        deliveries.forEach(EventDelivery::end);
    }

    private void tell(Consumer<WorkerPoolListener> event) {
        for (EventDelivery delivery : deliveries) {
            delivery.add(event);
        }
    }

    private WorkerEvent event(Jvm worker) {
        return new WorkerEvent(worker(worker), at(System.nanoTime()));
    }

    private static PoolWorker worker(Jvm worker) {
        return new PoolWorker(worker.name(), worker.pid());
    }

    private TaskEvent event(Job job, @Nullable Jvm worker, JobEnd end) {
        JobTimes times = job.times();
        return new TaskEvent(
                WorkerFuture.taskOf(job),
                TaskEnd.valueOf(end.name()), // internal packages know nothing of this one
                Optional.ofNullable(worker).map(PoolEvents::worker),
                at(times.queued()),
                Duration.ofNanos(times.sent() - times.queued()),
                Duration.ofNanos(times.send()),
                times.ran() == JobTimes.UNKNOWN ? Optional.empty() : Optional.of(Duration.ofNanos(times.ran())),
                Duration.ofNanos(times.receive()),
                at(times.ended()),
                times.bytesIn(),
                times.bytesOut());
    }

    private Instant at(long nanos) {
        return originTime.plusNanos(nanos - originNanos);
    }
}
