package dev.tradekeep.store.sqlite.audit.market;

import dev.tradekeep.model.market.CandleGrid;
import dev.tradekeep.model.market.Interval;
import dev.tradekeep.model.market.RollupLevels;
import dev.tradekeep.store.marketdata.CandleColumns;
import dev.tradekeep.store.sqlite.audit.AuditContext;
import dev.tradekeep.store.sqlite.audit.Finding;
import dev.tradekeep.store.sqlite.audit.Findings;
import dev.tradekeep.store.sqlite.audit.RowCursor;
import java.util.Map;

/**
 * Makes the last 24 hours of one series once more and compares them with the row that is stored.
 */
final class LastDay {
    private static final Interval HOUR = Interval.parse("1h");
    private static final long HOURS = 24;

    private final long from;
    private final boolean whole;
    private long open;
    private long high = Long.MIN_VALUE;
    private long low = Long.MAX_VALUE;
    private long close;
    private long volume;
    private boolean volumeFits = true;
    private long candles;

    /**
     * @param last when the newest candle opens
     * @param retainedFrom what was earlier has been deleted, and may still be part of the row
     */
    LastDay(CandleGrid grid, long last, long retainedFrom) {
        boolean byHours = RollupLevels.of(grid.interval()).contains(HOUR);
        from =
                byHours
                        ? grid.of(HOUR).floor(last) - (HOURS - 1) * HOUR.micros()
                        : last - HOURS * HOUR.micros() + 1;
        whole = retainedFrom <= from;
    }

    /**
     * @param candle by the positions of {@link CandleColumns#VALUES}
     */
    void add(long[] candle) {
        if (candle[CandleColumns.OPEN_TIME] < from) {
            return;
        }
        if (candles == 0) {
            open = candle[CandleColumns.OPEN];
        }
        high = Math.max(high, candle[CandleColumns.HIGH]);
        low = Math.min(low, candle[CandleColumns.LOW]);
        close = candle[CandleColumns.CLOSE];
        long sum = volume + candle[CandleColumns.VOLUME];
        // Volumes are not negative: a sum below zero has passed 64 bits.
        volumeFits &= sum >= 0;
        volume = Math.max(0, sum);
        candles++;
    }

    /** Tells whether the stored row says the same; of deleted candles nobody can tell. */
    void finish(AuditContext context, long seriesId, Findings findings) {
        if (!whole) {
            return;
        }
        try (RowCursor stored =
                RowCursor.open(context, MarketAuditQuery.LAST_DAY, Map.of("series_id", seriesId))) {
            findings.examined(Candles.STATISTICS, stored.onRow() ? 1 : 0);
            if (candles == 0 ? stored.onRow() : !isSame(stored)) {
                findings.add(
                        Finding.of(
                                Candles.STATISTICS,
                                "candle series " + seriesId,
                                stored.onRow()
                                        ? "its last 24 hours are not what its candles make"
                                        : "its last 24 hours are missing"));
            }
        }
    }

    private boolean isSame(RowCursor stored) {
        if (!stored.onRow()) {
            return false;
        }
        boolean hasVolume = !stored.isNull(CandleColumns.VOLUME);
        boolean sameVolume =
                volumeFits
                        ? hasVolume && stored.number(CandleColumns.VOLUME) == volume
                        : !hasVolume;
        return sameVolume
                && stored.number(CandleColumns.OPEN_TIME) == from
                && stored.number(CandleColumns.OPEN) == open
                && stored.number(CandleColumns.HIGH) == high
                && stored.number(CandleColumns.LOW) == low
                && stored.number(CandleColumns.CLOSE) == close
                && stored.number("candles") == candles;
    }
}
