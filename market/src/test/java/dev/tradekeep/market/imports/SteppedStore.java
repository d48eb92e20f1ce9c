package dev.tradekeep.market.imports;

import dev.tradekeep.store.Durability;
import dev.tradekeep.store.Reader;
import dev.tradekeep.store.Store;
import dev.tradekeep.store.sql.UnitOfWork;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/** Books that tell of every task before they hand it to the writer, counted from 1. */
final class SteppedStore implements Store {
    private final Store store;
    private final IntConsumer beforeStep;
    private int steps;

    SteppedStore(Store store, IntConsumer beforeStep) {
        this.store = store;
        this.beforeStep = beforeStep;
    }

    /** How many tasks there were. */
    int steps() {
        return steps;
    }

    @Override
    public <R extends @Nullable Object> R write(Durability durability, UnitOfWork<R> work) {
        beforeStep.accept(++steps);
        return store.write(durability, work);
    }

    @Override
    public <R extends @Nullable Object> CompletableFuture<R> submit(
            Durability durability, UnitOfWork<R> work) {
        beforeStep.accept(++steps);
        return store.submit(durability, work);
    }

    @Override
    public Reader openReader() {
        return store.openReader();
    }

    @Override
    public boolean isPartOf(Path path) {
        return store.isPartOf(path);
    }

    @Override
    public void close() {
        store.close();
    }
}
