package dev.jfork;

import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A stage whose methods are those of its {@link #toCompletableFuture()}. */
abstract class ForwardedStage<R extends @Nullable Object> implements CompletionStage<R> {
    @Override
    public <U extends @Nullable Object> CompletionStage<U> thenApply(Function<? super R, ? extends U> action) {
        return toCompletableFuture().thenApply(action);
    }

    @Override
    public <U extends @Nullable Object> CompletionStage<U> thenApplyAsync(Function<? super R, ? extends U> action) {
        return toCompletableFuture().thenApplyAsync(action);
    }

    @Override
    public <U extends @Nullable Object> CompletionStage<U> thenApplyAsync(
            Function<? super R, ? extends U> action, Executor executor) {
        return toCompletableFuture().thenApplyAsync(action, executor);
    }

    @Override
    public CompletionStage<@Nullable Void> thenAccept(Consumer<? super R> action) {
        return toCompletableFuture().thenAccept(action);
    }

    @Override
    public CompletionStage<@Nullable Void> thenAcceptAsync(Consumer<? super R> action) {
        return toCompletableFuture().thenAcceptAsync(action);
    }

    @Override
    public CompletionStage<@Nullable Void> thenAcceptAsync(Consumer<? super R> action, Executor executor) {
        return toCompletableFuture().thenAcceptAsync(action, executor);
    }

    @Override
    public CompletionStage<@Nullable Void> thenRun(Runnable action) {
        return toCompletableFuture().thenRun(action);
    }

    @Override
    public CompletionStage<@Nullable Void> thenRunAsync(Runnable action) {
        return toCompletableFuture().thenRunAsync(action);
    }

    @Override
    public CompletionStage<@Nullable Void> thenRunAsync(Runnable action, Executor executor) {
        return toCompletableFuture().thenRunAsync(action, executor);
    }

    @Override
    public <U extends @Nullable Object, V extends @Nullable Object> CompletionStage<V> thenCombine(
            CompletionStage<? extends U> other, BiFunction<? super R, ? super U, ? extends V> action) {
        return toCompletableFuture().thenCombine(other, action);
    }

    @Override
    public <U extends @Nullable Object, V extends @Nullable Object> CompletionStage<V> thenCombineAsync(
            CompletionStage<? extends U> other, BiFunction<? super R, ? super U, ? extends V> action) {
        return toCompletableFuture().thenCombineAsync(other, action);
    }

    @Override
    public <U extends @Nullable Object, V extends @Nullable Object> CompletionStage<V> thenCombineAsync(
            CompletionStage<? extends U> other,
            BiFunction<? super R, ? super U, ? extends V> action,
            Executor executor) {
        return toCompletableFuture().thenCombineAsync(other, action, executor);
    }

    @Override
    public <U extends @Nullable Object> CompletionStage<@Nullable Void> thenAcceptBoth(
            CompletionStage<? extends U> other, BiConsumer<? super R, ? super U> action) {
        return toCompletableFuture().thenAcceptBoth(other, action);
    }

    @Override
    public <U extends @Nullable Object> CompletionStage<@Nullable Void> thenAcceptBothAsync(
            CompletionStage<? extends U> other, BiConsumer<? super R, ? super U> action) {
        return toCompletableFuture().thenAcceptBothAsync(other, action);
    }

    @Override
    public <U extends @Nullable Object> CompletionStage<@Nullable Void> thenAcceptBothAsync(
            CompletionStage<? extends U> other, BiConsumer<? super R, ? super U> action, Executor executor) {
        return toCompletableFuture().thenAcceptBothAsync(other, action, executor);
    }

    @Override
    public CompletionStage<@Nullable Void> runAfterBoth(CompletionStage<?> other, Runnable action) {
        return toCompletableFuture().runAfterBoth(other, action);
    }

    @Override
    public CompletionStage<@Nullable Void> runAfterBothAsync(CompletionStage<?> other, Runnable action) {
        return toCompletableFuture().runAfterBothAsync(other, action);
    }

    @Override
    public CompletionStage<@Nullable Void> runAfterBothAsync(
            CompletionStage<?> other, Runnable action, Executor executor) {
        return toCompletableFuture().runAfterBothAsync(other, action, executor);
    }

    @Override
    public <U extends @Nullable Object> CompletionStage<U> applyToEither(
            CompletionStage<? extends R> other, Function<? super R, U> action) {
        return toCompletableFuture().applyToEither(other, action);
    }

    @Override
    public <U extends @Nullable Object> CompletionStage<U> applyToEitherAsync(
            CompletionStage<? extends R> other, Function<? super R, U> action) {
        return toCompletableFuture().applyToEitherAsync(other, action);
    }

    @Override
    public <U extends @Nullable Object> CompletionStage<U> applyToEitherAsync(
            CompletionStage<? extends R> other, Function<? super R, U> action, Executor executor) {
        return toCompletableFuture().applyToEitherAsync(other, action, executor);
    }

    @Override
    public CompletionStage<@Nullable Void> acceptEither(
            CompletionStage<? extends R> other, Consumer<? super R> action) {
        return toCompletableFuture().acceptEither(other, action);
    }

    @Override
    public CompletionStage<@Nullable Void> acceptEitherAsync(
            CompletionStage<? extends R> other, Consumer<? super R> action) {
        return toCompletableFuture().acceptEitherAsync(other, action);
    }

    @Override
    public CompletionStage<@Nullable Void> acceptEitherAsync(
            CompletionStage<? extends R> other, Consumer<? super R> action, Executor executor) {
        return toCompletableFuture().acceptEitherAsync(other, action, executor);
    }

    @Override
    public CompletionStage<@Nullable Void> runAfterEither(CompletionStage<?> other, Runnable action) {
        return toCompletableFuture().runAfterEither(other, action);
    }

    @Override
    public CompletionStage<@Nullable Void> runAfterEitherAsync(CompletionStage<?> other, Runnable action) {
        return toCompletableFuture().runAfterEitherAsync(other, action);
    }

    @Override
    public CompletionStage<@Nullable Void> runAfterEitherAsync(
            CompletionStage<?> other, Runnable action, Executor executor) {
        return toCompletableFuture().runAfterEitherAsync(other, action, executor);
    }

    @Override
    public <U extends @Nullable Object> CompletionStage<U> thenCompose(
            Function<? super R, ? extends CompletionStage<U>> action) {
        return toCompletableFuture().thenCompose(action);
    }

    @Override
    public <U extends @Nullable Object> CompletionStage<U> thenComposeAsync(
            Function<? super R, ? extends CompletionStage<U>> action) {
        return toCompletableFuture().thenComposeAsync(action);
    }

    @Override
    public <U extends @Nullable Object> CompletionStage<U> thenComposeAsync(
            Function<? super R, ? extends CompletionStage<U>> action, Executor executor) {
        return toCompletableFuture().thenComposeAsync(action, executor);
    }

    @Override
    public <U extends @Nullable Object> CompletionStage<U> handle(
            BiFunction<? super R, @Nullable Throwable, ? extends U> action) {
        return toCompletableFuture().handle(action);
    }

    @Override
    public <U extends @Nullable Object> CompletionStage<U> handleAsync(
            BiFunction<? super R, @Nullable Throwable, ? extends U> action) {
        return toCompletableFuture().handleAsync(action);
    }

    @Override
    public <U extends @Nullable Object> CompletionStage<U> handleAsync(
            BiFunction<? super R, @Nullable Throwable, ? extends U> action, Executor executor) {
        return toCompletableFuture().handleAsync(action, executor);
    }

    @Override
    public CompletionStage<R> whenComplete(BiConsumer<? super R, ? super @Nullable Throwable> action) {
        return toCompletableFuture().whenComplete(action);
    }

    @Override
    public CompletionStage<R> whenCompleteAsync(BiConsumer<? super R, ? super @Nullable Throwable> action) {
        return toCompletableFuture().whenCompleteAsync(action);
    }

    @Override
    public CompletionStage<R> whenCompleteAsync(
            BiConsumer<? super R, ? super @Nullable Throwable> action, Executor executor) {
        return toCompletableFuture().whenCompleteAsync(action, executor);
    }

    @Override
    public CompletionStage<R> exceptionally(Function<Throwable, ? extends R> action) {
        return toCompletableFuture().exceptionally(action);
    }
}
