package dev.tradekeep.market.series;

import dev.tradekeep.model.market.Candle;
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
            case OfCandles candles -> candles(transaction, candles, onConflict);
            case OfTicks ticks -> ticks(transaction, ticks, onConflict, behind);
        };
    }

    private static RowAppender candles(
            Transaction transaction, OfCandles ref, ConflictPolicy onConflict) {
        CandleRepository candles = new CandleRepository(transaction);
        CandleAppender appender =
                candles.append(candles.getSeries(ref.id()).orElseThrow(), onConflict);
        return new RowAppender() {
            @Override
            public void check(long[] v) {
                appender.check(new Candle(v[0], v[1], v[2], v[3], v[4], v[5]));
            }

            @Override
            public void add(long[] v) {
                appender.add(v[0], v[1], v[2], v[3], v[4], v[5]);
            }

            @Override
            public int spans() {
                return appender.spans();
            }

            @Override
            public Appended appended() {
                return appender.appended();
            }

            @Override
            public void close() {
                appender.close();
            }
        };
    }

    private static RowAppender ticks(
            Transaction transaction,
            OfTicks ref,
            ConflictPolicy onConflict,
            Optional<TickPlace> behind) {
        TickRepository ticks = new TickRepository(transaction);
        TickSeries series = ticks.getSeries(ref.id()).orElseThrow();
        TickAppender appender = ticks.append(series, onConflict);
        behind.ifPresent(appender::goOnBehind);
        long[] tick = new long[series.kind().width()];
        return new RowAppender() {
            @Override
            public void check(long[] values) {
                appender.check(values[0], tick(values));
            }

            @Override
            public void add(long[] values) {
                appender.add(values[0], tick(values));
            }

            private long[] tick(long[] values) {
                System.arraycopy(values, 1, tick, 0, tick.length);
                return tick;
            }

            @Override
            public int spans() {
                return 0;
            }

            @Override
            public Appended appended() {
                return appender.appended();
            }

            @Override
            public void close() {
                appender.close();
            }
        };
    }
}
