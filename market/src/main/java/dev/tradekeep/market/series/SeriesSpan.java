package dev.tradekeep.market.series;

import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.model.time.Micros;
import dev.tradekeep.store.sql.Binder;
import dev.tradekeep.store.sql.Query;
import dev.tradekeep.store.sql.Transaction;

/**
 * What a series holds at this moment.
 *
 * @param rows how many
 * @param first the earliest time, microseconds; 0 while there are none
 * @param last the latest time; 0 while there are none
 * @param retainedFrom what was earlier has been deleted; the lowest number while nothing has
 */
public record SeriesSpan(long rows, long first, long last, long retainedFrom) {
    private static final SeriesSpan EMPTY = new SeriesSpan(0, 0, 0, Long.MIN_VALUE);

    public static SeriesSpan ofCandles(Transaction transaction, long seriesId) {
        return read(transaction, CandleQuery.SPAN, seriesId);
    }

    public static SeriesSpan ofTicks(Transaction transaction, long seriesId) {
        return read(transaction, TickQuery.SPAN, seriesId);
    }

    private static SeriesSpan read(Transaction transaction, Query query, long seriesId) {
        return transaction
                .find(
                        query,
                        Binder.of(seriesId),
                        row ->
                                new SeriesSpan(
                                        row.getLong("entries"),
                                        row.getLongOr("first_time", 0),
                                        row.getLongOr("last_time", 0),
                                        row.getLongOr("retained_from", Long.MIN_VALUE)))
                .orElse(EMPTY);
    }

    /** What the catalogue is to say of a series that holds something. */
    static Binder update(long seriesId, long rows, long first, long last) {
        return p ->
                p.set("id", seriesId)
                        .set("entries", rows)
                        .set("first_time", first)
                        .set("last_time", last);
    }

    static TradekeepException notRetained(long time, long retainedFrom) {
        return new TradekeepException(
                ErrorCode.CONFLICT,
                "Rows before "
                        + Micros.toIso(retainedFrom)
                        + " were deleted by retention; this one is of "
                        + Micros.toIso(time)
                        + ". Import it under another --source.");
    }
}
