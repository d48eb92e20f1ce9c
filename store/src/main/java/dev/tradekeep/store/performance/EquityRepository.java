package dev.tradekeep.store.performance;

import dev.tradekeep.store.sql.Query;
import dev.tradekeep.store.sql.Transaction;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What portfolios were worth over time, in one transaction. */
public final class EquityRepository {
    /** The most points of a curve. */
    public static final int CURVE_POINTS_MAX = 2_000;

    private final Transaction transaction;

    public EquityRepository(Transaction transaction) {
        this.transaction = transaction;
    }

    /** Writes a snapshot down; it replaces one of the same time. */
    public void save(EquitySnapshot snapshot) {
        transaction.update(
                PerformanceQuery.SAVE_SNAPSHOT,
                p ->
                        p.set("portfolio_id", snapshot.portfolioId())
                                .set("measured_at", snapshot.at())
                                .set("quote_asset_id", snapshot.quoteAssetId())
                                .set("equity", snapshot.equity())
                                .set("cash", snapshot.cash()));
    }

    /**
     * The snapshots of a range of time, thinned: the first, then the last one in each of equal
     * parts. It takes one look into the table a point, however many snapshots there are.
     *
     * @param from UTC microseconds, inclusive, as is {@code to}
     * @param pointsMax 2 to {@link #CURVE_POINTS_MAX}
     */
    public List<EquitySnapshot> curve(long portfolioId, long from, long to, int pointsMax) {
        if (pointsMax < 2 || pointsMax > CURVE_POINTS_MAX) {
            throw new IllegalArgumentException(
                    "Wanted 2 to " + CURVE_POINTS_MAX + " points, found " + pointsMax);
        }
        Optional<EquitySnapshot> first =
                find(PerformanceQuery.FIRST_SNAPSHOT, portfolioId, from, to);
        Optional<EquitySnapshot> last = find(PerformanceQuery.LAST_SNAPSHOT, portfolioId, from, to);
        if (first.isEmpty() || last.isEmpty()) {
            return List.of();
        }
        List<EquitySnapshot> curve = new ArrayList<>(pointsMax);
        curve.add(first.get());
        long before = first.get().at();
        long span = Math.subtractExact(last.get().at(), before);
        long part = Math.ceilDiv(span, pointsMax - 1L);
        for (long after = 0; after < span; after += part) {
            long end = Math.min(after + part, span);
            find(PerformanceQuery.LAST_SNAPSHOT, portfolioId, before + after + 1, before + end)
                    .ifPresent(curve::add);
        }
        return curve;
    }

    private Optional<EquitySnapshot> find(Query query, long portfolioId, long from, long to) {
        return transaction.find(
                query,
                p -> p.set("portfolio_id", portfolioId).set("from", from).set("to", to),
                row ->
                        new EquitySnapshot(
                                row.getLong("portfolio_id"),
                                row.getLong("measured_at"),
                                row.getLong("quote_asset_id"),
                                row.getLong("equity"),
                                row.getLong("cash")));
    }
}
