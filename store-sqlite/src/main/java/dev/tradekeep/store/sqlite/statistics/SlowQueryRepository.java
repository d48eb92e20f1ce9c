package dev.tradekeep.store.sqlite.statistics;

import dev.tradekeep.store.sql.Transaction;
import java.util.List;

/** The log of slow queries in one transaction. */
public final class SlowQueryRepository {
    private final Transaction transaction;

    public SlowQueryRepository(Transaction transaction) {
        this.transaction = transaction;
    }

    /** Records a slow run of a query. */
    public void record(SlowQuery slow) {
        transaction.insert(
                SlowQueryQuery.INSERT,
                p ->
                        p.set("query", slow.query())
                                .set("duration_micros", slow.durationMicros())
                                .set("full_scan_steps", slow.fullScanSteps())
                                .set("sorts", slow.sorts())
                                .set("automatic_index_rows", slow.automaticIndexRows())
                                .set("plan", slow.plan())
                                .set("ran_at", slow.ranAt()));
    }

    /**
     * The slowest first.
     *
     * @param minMicros only those that took this long
     */
    public List<SlowQuery> slowest(long minMicros, int rowsMax) {
        return transaction.list(
                SlowQueryQuery.SLOWEST,
                p -> p.set("min_micros", minMicros).set("rows_max", rowsMax),
                row ->
                        new SlowQuery(
                                row.getText("query"),
                                row.getLong("duration_micros"),
                                row.getLong("full_scan_steps"),
                                row.getLong("sorts"),
                                row.getLong("automatic_index_rows"),
                                row.getText("plan"),
                                row.getLong("ran_at")));
    }

    /**
     * Deletes the oldest, and keeps the newest ones.
     *
     * @return how many, at most {@code rowsMax}
     */
    public long sweep(long keep, int rowsMax) {
        return transaction.update(
                SlowQueryQuery.SWEEP, p -> p.set("keep", keep).set("rows_max", rowsMax));
    }
}
