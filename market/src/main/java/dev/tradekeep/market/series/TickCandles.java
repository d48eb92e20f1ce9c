package dev.tradekeep.market.series;

import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.model.market.CandleFold;
import dev.tradekeep.model.market.CandleGrid;
import dev.tradekeep.model.market.CandlePrice;
import dev.tradekeep.model.number.FixedPoint;
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
     * Makes the candles that open in {@code from..to}, the end excluded, and adds them to the
     * series that is built of the same instrument, source and price. What retention has deleted of
     * ticks or candles is left out.
     *
     * @param price of quotes; trades have but one
     * @param grid of a new series
     * @param onConflict what a candle does that is there with other values
     * @throws TradekeepException with {@link ErrorCode#NUMBER_OUT_OF_RANGE} when a volume does not
     *     fit 64 bits; with {@link ErrorCode#NUMBER_NOT_EXACT} when it has more decimals than the
     *     series; with {@link ErrorCode#CONFLICT} at another candle under {@link
     *     ConflictPolicy#STOP}
     */
    public Built build(
            TickSeries ticks,
            TickPrice price,
            CandleGrid grid,
            ConflictPolicy onConflict,
            long from,
            long to) {
        boolean trades = ticks.kind() == TickKind.TRADES;
        int sizeScale = trades ? ticks.sizeScale() : 0;
        int column = trades ? 0 : price.index();
        CandleRepository candles = new CandleRepository(transaction);
        CandleSeries series =
                candles.ensureSeries(
                        new SeriesKey(
                                ticks.instrumentId(),
                                grid.interval(),
                                ticks.source(),
                                trades ? CandlePrice.TRADE : price.ofCandles(),
                                true),
                        grid,
                        sizeScale);
        Appended appended;
        try (CandleAppender appender = candles.append(series, onConflict)) {
            CandleFold fold =
                    new CandleFold(
                            series.grid(),
                            (time, open, high, low, close, volume, fits, parts) -> {
                                if (!fits) {
                                    throw tooLarge(time);
                                }
                                appender.add(
                                        time,
                                        open,
                                        high,
                                        low,
                                        close,
                                        FixedPoint.rescale(
                                                volume, sizeScale, series.volumeScale()));
                            });
            new TickRepository(transaction)
                    .forEach(
                            ticks,
                            series.grid().ceiling(Math.max(from, retainedFrom(ticks, series))),
                            series.grid().ceiling(to),
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

    /** A bucket of which only the end is left would make another candle. */
    private long retainedFrom(TickSeries ticks, CandleSeries series) {
        return Math.max(
                SeriesSpan.ofTicks(transaction, ticks.id()).retainedFrom(),
                SeriesSpan.ofCandles(transaction, series.id()).retainedFrom());
    }

    private static TradekeepException tooLarge(long time) {
        return new TradekeepException(
                ErrorCode.NUMBER_OUT_OF_RANGE,
                "The volume of the candle at "
                        + Micros.toIso(time)
                        + " does not fit 64 bits; ask for a shorter interval.");
    }
}
