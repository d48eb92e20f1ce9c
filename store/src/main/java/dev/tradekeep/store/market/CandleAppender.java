package dev.tradekeep.store.market;

import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.model.market.Candle;
import dev.tradekeep.store.sql.Batch;
import dev.tradekeep.store.sql.Transaction;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Adds candles to one series. A candle that is there already with the same values changes nothing;
 * one with other values is refused, so that history never changes silently.
 */
public final class CandleAppender implements AutoCloseable {
    private final Transaction transaction;
    private final CandleSeries series;
    private final Batch batch;
    private @Nullable Batch many;
    private long first = Long.MAX_VALUE;
    private long last = Long.MIN_VALUE;
    private long inserted;
    private long unchanged;

    CandleAppender(Transaction transaction, CandleSeries series) {
        this.transaction = transaction;
        this.series = series;
        batch = transaction.batch(CandleQuery.INSERT);
        batch.set(1, series.id());
    }

    /**
     * Adds one candle.
     *
     * @throws TradekeepException with {@link ErrorCode#CONFLICT} when another candle of this time
     *     is there; the appender may be used on
     */
    public void add(Candle candle) {
        add(
                candle.openTime(),
                candle.open(),
                candle.high(),
                candle.low(),
                candle.close(),
                candle.volume());
    }

    /** Like {@link #add(Candle)}, of values that make a valid candle; no object is made. */
    public void add(long openTime, long open, long high, long low, long close, long volume) {
        long before = batch.changedRows();
        batch.set(2, openTime).set(3, open).set(4, high).set(5, low).set(6, close).set(7, volume);
        batch.add();
        if (batch.changedRows() == before) {
            requireSame(new Candle(openTime, open, high, low, close, volume));
            unchanged++;
            return;
        }
        inserted++;
        first = Math.min(first, openTime);
        last = Math.max(last, openTime);
    }

    /**
     * Adds many candles at once, which costs less for each.
     *
     * @param values of each candle open time, open, high, low, close and volume, one candle after
     *     another; values that make valid candles
     * @throws TradekeepException with {@link ErrorCode#CONFLICT} when another candle of one of
     *     these times is there; others of them may have been added
     */
    public void addAll(long[] values, int candles) {
        Objects.checkFromIndexSize(0, candles * CandleQuery.FIELDS, values.length);
        int done = 0;
        for (; done + CandleQuery.MANY <= candles; done += CandleQuery.MANY) {
            addMany(values, done * CandleQuery.FIELDS);
        }
        for (; done < candles; done++) {
            int at = done * CandleQuery.FIELDS;
            add(
                    values[at],
                    values[at + 1],
                    values[at + 2],
                    values[at + 3],
                    values[at + 4],
                    values[at + 5]);
        }
    }

    private void addMany(long[] values, int from) {
        if (many == null) {
            many = transaction.batch(CandleQuery.INSERT_MANY);
            many.set(1, series.id());
        }
        long before = many.changedRows();
        many.setAll(2, values, from, CandleQuery.MANY * CandleQuery.FIELDS);
        many.add();
        long added = many.changedRows() - before;
        inserted += added;
        unchanged += CandleQuery.MANY - added;
        for (int row = 0; row < CandleQuery.MANY; row++) {
            int at = from + row * CandleQuery.FIELDS;
            first = Math.min(first, values[at]);
            last = Math.max(last, values[at]);
            if (added < CandleQuery.MANY) {
                requireSame(
                        new Candle(
                                values[at],
                                values[at + 1],
                                values[at + 2],
                                values[at + 3],
                                values[at + 4],
                                values[at + 5]));
            }
        }
    }

    /** Candles that were new. */
    public long inserted() {
        return inserted;
    }

    /** Candles that were there already. */
    public long unchanged() {
        return unchanged;
    }

    @Override
    public void close() {
        batch.close();
        if (many != null) {
            many.close();
        }
        if (inserted > 0) {
            transaction.update(
                    CandleQuery.UPDATE_SERIES,
                    p -> p.set(1, series.id()).set(2, inserted).set(3, first).set(4, last));
        }
    }

    private void requireSame(Candle candle) {
        Candle found =
                transaction.get(
                        CandleQuery.FIND,
                        p -> p.set(1, series.id()).set(2, candle.openTime()),
                        CandleRepository::read);
        if (!found.equals(candle)) {
            throw CandleRepository.conflict(found, candle);
        }
    }
}
