package dev.tradekeep.engine.books;

import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.store.Completion;
import dev.tradekeep.store.Durability;
import dev.tradekeep.store.Store;
import dev.tradekeep.store.sql.UnitOfWork;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * The engine's way to the books, in the order of the calls. For the engine's thread alone.
 *
 * <p>In paper and live every booking is on disk before {@link #book} returns, so that nothing is
 * sent that is not durable. A backtest, which can be run again, goes on at once: its bookings are
 * written behind in groups, each whole or not at all, and {@link #finish} waits for the last one.
 * Each booking builds on the ones before it, so after a group that failed none is made.
 */
public final class Journal {
    /** Bookings of a group; so many may also wait while the group before is written. */
    static final int GROUP_BOOKINGS_MAX = 256;

    private final Store store;
    private final boolean awaited;
    private List<UnitOfWork<@Nullable Void>> group = new ArrayList<>(GROUP_BOOKINGS_MAX);
    private CompletableFuture<@Nullable Void> written = CompletableFuture.completedFuture(null);

    private Journal(Store store, boolean awaited) {
        this.store = store;
        this.awaited = awaited;
    }

    /** Every booking waits until it is on disk. */
    public static Journal awaited(Store store) {
        return new Journal(store, true);
    }

    /** Bookings are written behind; {@link #finish} waits for them. */
    public static Journal deferred(Store store) {
        return new Journal(store, false);
    }

    /**
     * Books a unit of work.
     *
     * @throws TradekeepException when it, or a group before it, could not be booked
     */
    public void book(UnitOfWork<@Nullable Void> work) {
        book(Durability.FORCED, work);
    }

    /**
     * {@link #book} of what must be on the books even when the disk is full: what the exchange
     * reports, and what makes a position smaller.
     */
    public void bookInNeed(UnitOfWork<@Nullable Void> work) {
        book(Durability.CRITICAL, work);
    }

    private void book(Durability durability, UnitOfWork<@Nullable Void> work) {
        if (awaited) {
            // However long it takes: an order that is on its way must not be forgotten.
            Completion.await(store.submit(durability, work));
            return;
        }
        group.add(work);
        if (group.size() == GROUP_BOOKINGS_MAX) {
            writeGroup();
        }
    }

    /**
     * Waits until everything is in the books.
     *
     * @throws TradekeepException when a group failed, with the books as they were before it
     */
    public void finish() {
        if (!group.isEmpty()) {
            writeGroup();
        }
        Completion.await(written);
    }

    private void writeGroup() {
        // The one before must stand: the writer would run this one whether or not that fails.
        Completion.await(written);
        List<UnitOfWork<@Nullable Void>> full = group;
        group = new ArrayList<>(GROUP_BOOKINGS_MAX);
        written =
                store.submit(
                        Durability.RELAXED,
                        transaction -> {
                            for (UnitOfWork<@Nullable Void> work : full) {
                                work.run(transaction);
                            }
                            return null;
                        });
    }
}
