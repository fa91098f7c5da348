package dev.jfork.it;

import dev.jfork.WorkerPoolListener;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;

/** All that a listener of a pool was told. */
class Heard implements WorkerPoolListener {
    /** In order, in words. */
    final List<String> words = new CopyOnWriteArrayList<>();

    final List<TaskEvent> tasks = new CopyOnWriteArrayList<>();
    final AtomicLong lost = new AtomicLong();

    @Override
    public void workerStarted(WorkerEvent event) {
        words.add(event.worker().name() + " started");
    }

    @Override
    public void workerReady(WorkerEvent event) {
        words.add(event.worker().name() + " ready");
    }

    @Override
    public void workerEnded(WorkerEvent event, String how) {
        words.add(event.worker().name() + " ended: " + how);
    }

    @Override
    public void taskEnded(TaskEvent task) {
        tasks.add(task);
        words.add(words(task));
    }

    @Override
    public void taskRetried(TaskEvent task) {
        words.add("again: " + words(task));
    }

    private static String words(TaskEvent task) {
        String method = task.task().method();
        return method.substring(method.lastIndexOf('.') + 1) + " " + task.end() + " in "
                + task.worker().map(PoolWorker::name).orElse("none");
    }

    @Override
    public void gaveUp(RuntimeException reason) {
        words.add("gave up: " + reason.getMessage());
    }

    @Override
    public void eventsLost(long count) {
        lost.addAndGet(count);
    }
}
