package dev.tradekeep.engine.run;

import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.store.Database;
import dev.tradekeep.store.sql.Transaction;
import dev.tradekeep.store.sql.UnitOfWork;
import dev.tradekeep.store.write.Completion;
import dev.tradekeep.store.write.Durability;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * The engine's way to the books, in the order of the calls. For the engine's thread alone.
 *
 * <p>In paper and live every booking is on disk before {@link #book} returns, so that nothing is
 * sent that is not durable. A backtest, which can be run again, goes on at once and waits in {@link
 * #finish}. Each booking builds on the ones before it, so after one that failed none is made.
 */
public final class Journal {
    private final Database database;
    private final boolean awaited;
    private final AtomicReference<@Nullable Throwable> firstFailure = new AtomicReference<>();

    /** The number of the first booking that failed, as the writer's thread sees it. */
    private final AtomicLong failedNumber = new AtomicLong(Long.MAX_VALUE);

    private long bookings;
    private CompletableFuture<@Nullable Void> last = CompletableFuture.completedFuture(null);

    private Journal(Database database, boolean awaited) {
        this.database = database;
        this.awaited = awaited;
    }

    /** Every booking waits until it is on disk. */
    public static Journal awaited(Database database) {
        return new Journal(database, true);
    }

    /** Bookings are written behind; {@link #finish} waits for them. */
    public static Journal deferred(Database database) {
        return new Journal(database, false);
    }

    /**
     * Books a unit of work.
     *
     * @throws TradekeepException when it, or one before it, could not be booked
     */
    public void book(UnitOfWork<@Nullable Void> work) {
        throwFirstFailure();
        if (awaited) {
            database.write(Durability.FORCED, work);
            return;
        }
        bookings++;
        long number = bookings;
        last =
                database.submit(
                                Durability.RELAXED,
                                transaction -> bookInOrder(number, work, transaction))
                        .whenComplete((done, failure) -> keepFirst(number, failure));
    }

    /**
     * Waits until everything is in the books.
     *
     * @throws TradekeepException when a booking failed, with the books as they were before it
     */
    public void finish() {
        Completion.await(last.exceptionally(failure -> null));
        throwFirstFailure();
    }

    private @Nullable Void bookInOrder(
            long number, UnitOfWork<@Nullable Void> work, Transaction transaction) {
        if (number > failedNumber.get()) {
            throw new TradekeepException(
                    ErrorCode.INTERNAL, "Not booked, because a booking before it failed.");
        }
        // The writer runs a batch twice when a task of it failed: only the last time counts.
        failedNumber.set(Long.MAX_VALUE);
        try {
            return work.run(transaction);
        } catch (RuntimeException e) {
            failedNumber.set(number);
            throw e;
        }
    }

    private void keepFirst(long number, @Nullable Throwable failure) {
        if (failure != null) {
            failedNumber.accumulateAndGet(number, Math::min);
            firstFailure.compareAndSet(null, failure);
        }
    }

    private void throwFirstFailure() {
        switch (firstFailure.get()) {
            case null -> {}
            case RuntimeException failure -> throw failure;
            case Throwable failure -> throw new IllegalStateException(failure);
        }
    }
}
