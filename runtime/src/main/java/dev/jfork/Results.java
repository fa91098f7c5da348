package dev.jfork;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** The results of a stream: submits as many tasks as it may be ahead, and one more for each result that is taken. */
final class Results<T extends @Nullable Object, R extends @Nullable Object> implements Iterator<R> {
    private final WorkerEngine engine;
    private final Iterable<? extends T> inputs;
    private final Function<? super T, WorkerTask<R>> task;
    private final WorkerEngine.Order order;
    private final int ahead;

    private @Nullable Iterator<? extends T> input; // none before the first result is wanted
    private final Set<WorkerFuture<R>> open = new LinkedHashSet<>(); // submitted, and not taken
    private final BlockingQueue<WorkerFuture<R>> ended = new LinkedBlockingQueue<>(); // of these, unless in order

    Results(
            WorkerEngine engine,
            Iterable<? extends T> inputs,
            Function<? super T, WorkerTask<R>> task,
            WorkerEngine.Order order,
            int ahead) {
        this.engine = engine;
        this.inputs = inputs;
        this.task = task;
        this.order = order;
        this.ahead = ahead;
    }

    Stream<R> stream() {
        int characteristics = order == WorkerEngine.Order.INPUT ? Spliterator.ORDERED : 0;
        return StreamSupport.stream(Spliterators.spliteratorUnknownSize(this, characteristics), false)
                .onClose(this::cancel);
    }

    @Override
    public boolean hasNext() {
        Iterator<? extends T> rest = input;
        if (rest == null) {
            rest = inputs.iterator();
            input = rest;
        }
        try {
            while (open.size() < ahead && rest.hasNext()) {
                submit(task.apply(rest.next()));
            }
        } catch (RuntimeException | Error e) {
            cancel();
            throw e;
        }
        return !open.isEmpty();
    }

    private void submit(WorkerTask<R> made) {
        WorkerFuture<R> future = engine.submit(made);
        open.add(future);
        if (order == WorkerEngine.Order.COMPLETION) {
            future.whenEnded(done -> ended.add(future));
        }
    }

    @Override
    public R next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        try {
            WorkerFuture<R> next =
                    order == WorkerEngine.Order.INPUT ? open.iterator().next() : ended.take();
            R result = next.result();
            open.remove(next);
            return result;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            cancel();
            CancellationException cancelled =
                    new CancellationException("The thread that reads the results was interrupted");
            cancelled.initCause(e);
            throw cancelled;
        } catch (RuntimeException | Error e) {
            cancel();
            throw e;
        }
    }

    private void cancel() {
        input = Collections.emptyIterator();
        List<WorkerFuture<R>> left = new ArrayList<>(open);
        for (int i = left.size() - 1; i >= 0; i--) { // last ones first: so what is left is never started in vain
            left.get(i).cancel(false);
        }
        open.clear();
    }
}
