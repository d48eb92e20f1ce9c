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

/** Books whose answer to one piece of work is lost: it was written down, or it was not. */
public final class FailingStore implements Store {
    private final Store books;
    private int submissionsLeft = -1;
    private boolean written;

    public FailingStore(Store books) {
        this.books = books;
    }

    /**
     * Fails once.
     *
     * @param submissions that succeed before
     * @param afterWriting whether the one that fails is written down
     */
    public void failAfter(int submissions, boolean afterWriting) {
        submissionsLeft = submissions;
        written = afterWriting;
    }

    @Override
    public <R extends @Nullable Object> R write(Durability durability, UnitOfWork<R> work) {
        return books.write(durability, work);
    }

    @Override
    public <R extends @Nullable Object> CompletableFuture<R> submit(
            Durability durability, UnitOfWork<R> work) {
        boolean fails = submissionsLeft == 0;
        submissionsLeft--;
        if (!fails) {
            return books.submit(durability, work);
        }
        if (written) {
            books.write(durability, work);
        }
        return CompletableFuture.failedFuture(
                new TradekeepException(ErrorCode.WRITER_STOPPED, "Killed by the test."));
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
