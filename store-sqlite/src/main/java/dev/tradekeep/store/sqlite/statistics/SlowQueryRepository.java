package dev.tradekeep.store.sqlite.statistics;

import dev.tradekeep.store.sql.Binder;
import dev.tradekeep.store.sql.Transaction;
import java.util.List;

/** The log of slow queries in one transaction. */
public final class SlowQueryRepository {
    private final Transaction transaction;

    public SlowQueryRepository(Transaction transaction) {
        this.transaction = transaction;
    }

    /** Notes a slow run of a query. */
    public void record(SlowQuery slow) {
        transaction.insert(
                SlowQueryQuery.INSERT,
                p ->
                        p.set(1, slow.query())
                                .set(2, slow.durationMicros())
                                .set(3, slow.fullScanSteps())
                                .set(4, slow.sorts())
                                .set(5, slow.automaticIndexRows())
                                .set(6, slow.plan())
                                .set(7, slow.ranAt()));
    }

    /**
     * The slowest first.
     *
     * @param minMicros only those that took this long
     */
    public List<SlowQuery> slowest(long minMicros, int rowsMax) {
        return transaction.list(
                SlowQueryQuery.SLOWEST,
                Binder.of(minMicros, rowsMax),
                row ->
                        new SlowQuery(
                                row.getText(0),
                                row.getLong(1),
                                row.getLong(2),
                                row.getLong(3),
                                row.getLong(4),
                                row.getText(5),
                                row.getLong(6)));
    }

    /**
     * Removes the oldest, and leaves the newest ones.
     *
     * @return how many, at most {@code rowsMax}
     */
    public long sweep(long keep, int rowsMax) {
        return transaction.update(SlowQueryQuery.SWEEP, Binder.of(keep, rowsMax));
    }
}
