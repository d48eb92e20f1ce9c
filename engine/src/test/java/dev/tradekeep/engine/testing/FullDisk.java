package dev.tradekeep.engine.testing;

import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.store.Durability;
import dev.tradekeep.store.Reader;
import dev.tradekeep.store.Store;
import dev.tradekeep.store.sql.UnitOfWork;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Books whose disk can be full: then only what is critical is booked. */
public final class FullDisk implements Store {
    private final Store books;
    private boolean full;

    public FullDisk(Store books) {
        this.books = books;
    }

    /** From now on the disk is full, or has room again. */
    public void setFull(boolean full) {
        this.full = full;
    }

    @Override
    public <R extends @Nullable Object> R write(Durability durability, UnitOfWork<R> work) {
        requireRoom(durability);
        return books.write(durability, work);
    }

    @Override
    public <R extends @Nullable Object> CompletableFuture<R> submit(
            Durability durability, UnitOfWork<R> work) {
        try {
            requireRoom(durability);
        } catch (TradekeepException e) {
            return CompletableFuture.failedFuture(e);
        }
        return books.submit(durability, work);
    }

    private void requireRoom(Durability durability) {
        if (full && durability != Durability.CRITICAL) {
            throw new TradekeepException(ErrorCode.DATABASE_FULL, "The disk is full.");
        }
    }

    @Override
    public Reader openReader() {
        return books.openReader();
    }

    @Override
    public boolean isPartOf(Path path) {
        return books.isPartOf(path);
    }

    @Override
    public void close() {
        books.close();
    }
}
