package dev.tradekeep.market.series;

import dev.tradekeep.model.tick.TickPlace;
import dev.tradekeep.store.sql.Transaction;
import java.util.Optional;

/** A series of either kind, by its id. */
public sealed interface SeriesRef {
    /** Its id among those of its kind. */
    long id();

    /** A series of candles. */
    record OfCandles(long id) implements SeriesRef {}

    /** A series of ticks. */
    record OfTicks(long id) implements SeriesRef {}

    /**
     * Begins to add rows to it, or to check them.
     *
     * @param behind the place of the tick that was added last; empty for the first ones
     */
    default RowAppender open(
            Transaction transaction, ConflictPolicy onConflict, Optional<TickPlace> behind) {
        return switch (this) {
            case OfCandles(long id) -> {
                CandleRepository candles = new CandleRepository(transaction);
                yield candles.append(candles.getSeries(id).orElseThrow(), onConflict);
            }
            case OfTicks(long id) -> {
                TickRepository ticks = new TickRepository(transaction);
                TickAppender appender = ticks.append(ticks.getSeries(id).orElseThrow(), onConflict);
                behind.ifPresent(appender::goOnBehind);
                yield appender;
            }
        };
    }
}
