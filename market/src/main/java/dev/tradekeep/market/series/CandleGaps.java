package dev.tradekeep.market.series;

import dev.tradekeep.model.market.CandleGrid;
import dev.tradekeep.store.sql.Transaction;
import java.util.Optional;

/**
 * Keeps the gaps of one series: runs of candles between the first and the last that are missing.
 */
final class CandleGaps {
    private final Transaction transaction;
    private final long seriesId;
    private final CandleGrid grid;

    /** A run: the first and the last time that are missing. */
    private record Run(long from, long to) {}

    CandleGaps(Transaction transaction, long seriesId, CandleGrid grid) {
        this.transaction = transaction;
        this.seriesId = seriesId;
        this.grid = grid;
    }

    /** Two neighbours are further apart than one step. */
    void addBetween(long earlier, long later) {
        add(grid.next(earlier), grid.previous(later));
    }

    /** A candle came late: before the first one, or into a gap. */
    void fill(long time, long first) {
        if (time < first) {
            add(grid.next(time), grid.previous(first));
            return;
        }
        Optional<Run> found =
                transaction.find(
                        CandleQuery.FIND_GAP,
                        p -> p.set("series_id", seriesId).set("time", time),
                        row -> new Run(row.getLong("from_time"), row.getLong("to_time")));
        Run run = found.filter(gap -> gap.to() >= time).orElseThrow(() -> noGap(time));
        transaction.update(
                CandleQuery.DELETE_GAP,
                p -> p.set("series_id", seriesId).set("from_time", run.from()));
        add(run.from(), grid.previous(time));
        add(grid.next(time), run.to());
    }

    private void add(long from, long to) {
        if (from <= to) {
            transaction.update(
                    CandleQuery.INSERT_GAP,
                    p -> p.set("series_id", seriesId).set("from_time", from).set("to_time", to));
        }
    }

    private IllegalStateException noGap(long time) {
        return new IllegalStateException(
                "Series " + seriesId + " has neither a candle nor a gap at " + time);
    }
}
