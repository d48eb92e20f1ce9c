package dev.tradekeep.market.series;

import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.model.market.CandleFold;
import dev.tradekeep.model.market.Interval;
import dev.tradekeep.model.tick.TickKind;
import dev.tradekeep.model.time.Micros;
import dev.tradekeep.store.sql.Transaction;

/**
 * Makes candles out of ticks. The volume of a candle of trades is their quantity, that of a candle
 * of quotes their count. A bucket without ticks has no candle: it is a gap.
 */
public final class TickCandles {
    private final Transaction transaction;

    public TickCandles(Transaction transaction) {
        this.transaction = transaction;
    }

    /**
     * What was made.
     *
     * @param series after it
     */
    public record Built(CandleSeries series, Appended appended) {}

    /**
     * Makes the candles of {@code from..to}, both on the grid, the end excluded, and adds them to
     * the series of the same instrument and source. Candles that are there with other values are
     * corrected, so that it may be repeated as ticks come in.
     *
     * @param price of quotes; trades have but one
     * @throws TradekeepException with {@link ErrorCode#NUMBER_OUT_OF_RANGE} when a volume does not
     *     fit 64 bits
     */
    public Built build(TickSeries ticks, Interval interval, TickPrice price, long from, long to) {
        boolean trades = ticks.kind() == TickKind.TRADES;
        CandleRepository candles = new CandleRepository(transaction);
        CandleSeries series =
                candles.ensureSeries(
                        ticks.instrumentId(),
                        interval,
                        ticks.source(),
                        trades ? ticks.sizeScale() : 0);
        // A bucket of which only the end is left would make another candle.
        long retainedFrom = SeriesSpan.ofTicks(transaction, ticks.id()).retainedFrom();
        int column = trades ? 0 : price.index();
        Appended appended;
        try (CandleAppender appender = candles.append(series, ConflictPolicy.REPLACE)) {
            CandleFold fold =
                    new CandleFold(
                            interval.micros(),
                            (time, open, high, low, close, volume, fits, parts) -> {
                                if (!fits) {
                                    throw tooLarge(time);
                                }
                                appender.add(time, open, high, low, close, volume);
                            });
            new TickRepository(transaction)
                    .forEach(
                            ticks,
                            Math.max(from, retainedFrom),
                            to,
                            (at, values) -> {
                                long paid = values[column];
                                long volume = trades ? values[1] : 1;
                                fold.add(at, paid, paid, paid, paid, volume, true, 1);
                            });
            fold.finish();
            appended = appender.appended();
        }
        return new Built(candles.getSeries(series.id()).orElseThrow(), appended);
    }

    private static TradekeepException tooLarge(long time) {
        return new TradekeepException(
                ErrorCode.NUMBER_OUT_OF_RANGE,
                "The volume of the candle at "
                        + Micros.toIso(time)
                        + " does not fit 64 bits; ask for a shorter interval.");
    }
}
