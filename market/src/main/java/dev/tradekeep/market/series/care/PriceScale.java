package dev.tradekeep.market.series.care;

import dev.tradekeep.market.series.CandleRepository;
import dev.tradekeep.market.series.LastDays;
import dev.tradekeep.market.series.TickChunks;
import dev.tradekeep.market.series.TickRepository;
import dev.tradekeep.market.series.TickSeries;
import dev.tradekeep.market.series.load.StagedLoads;
import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.model.instrument.InstrumentSpecification;
import dev.tradekeep.model.number.Decimal;
import dev.tradekeep.model.number.FixedPoint;
import dev.tradekeep.model.tick.TickChunk;
import dev.tradekeep.model.tick.TickPlace;
import dev.tradekeep.model.tick.TickUnpacker;
import dev.tradekeep.store.instruments.CatalogueEntry;
import dev.tradekeep.store.instruments.InstrumentCatalogue;
import dev.tradekeep.store.instruments.InstrumentRepository;
import dev.tradekeep.store.sql.Binder;
import dev.tradekeep.store.sql.Query;
import dev.tradekeep.store.sql.Transaction;
import java.util.List;
import java.util.Optional;

/**
 * Gives the prices of an instrument more decimals, in one transaction, and counts its market data
 * in the new units. It is possible while no order, trade, signal or preset counts on them.
 */
public final class PriceScale {
    private final Transaction transaction;

    public PriceScale(Transaction transaction) {
        this.transaction = transaction;
    }

    /** Market data whose prices are counted anew. */
    public record Touched(long candles, long rollups, long ticks) {}

    /** Whether something counts on the prices as they are. */
    public boolean isBooked(CatalogueEntry entry) {
        return transaction
                .find(PriceScaleQuery.IS_BOOKED, Binder.of(entry.id()), row -> row.getLong(0))
                .isPresent();
    }

    /**
     * Whether prices may have so many decimals: they have fewer, all fit, and none is booked.
     *
     * @throws TradekeepException with {@link ErrorCode#CONFLICT} when only an import that is under
     *     way keeps them from it
     */
    public boolean mayGrow(CatalogueEntry entry, int scale) {
        boolean may = scale > entry.priceScale() && scale <= scaleMax(entry) && !isBooked(entry);
        if (may) {
            requireNoLoad(entry);
        }
        return may;
    }

    private void requireNoLoad(CatalogueEntry entry) {
        if (new StagedLoads(transaction).anyOfInstrument(entry.id())) {
            throw new TradekeepException(
                    ErrorCode.CONFLICT,
                    "Prices of "
                            + entry.specification().symbol()
                            + " are to have more decimals, and other market data of it is being"
                            + " imported. Nothing was changed; try again when that has ended.");
        }
    }

    /**
     * What {@link #grow} would count anew.
     *
     * @throws TradekeepException as that does
     */
    public Touched plan(CatalogueEntry entry, int scale) {
        requireMayGrow(entry, FixedPoint.requireScale(scale));
        return new Touched(
                number(PriceScaleQuery.COUNT_CANDLES, entry),
                number(PriceScaleQuery.COUNT_ROLLUPS, entry),
                number(PriceScaleQuery.COUNT_TICKS, entry));
    }

    private long number(Query query, CatalogueEntry entry) {
        return transaction.get(query, Binder.of(entry.id()), row -> row.getLongOr(0, 0));
    }

    /**
     * Makes prices as fine as that. Packed ticks become rows.
     *
     * @return the instrument as it is then
     * @throws TradekeepException with {@link ErrorCode#CONFLICT} when something counts on them;
     *     with {@link ErrorCode#INVALID_ARGUMENT} when they are as fine already; with {@link
     *     ErrorCode#NUMBER_OUT_OF_RANGE} when one would not fit 64 bits
     */
    public CatalogueEntry grow(CatalogueEntry entry, int scale) {
        requireMayGrow(entry, FixedPoint.requireScale(scale));
        long factor = FixedPoint.powerOfTen(scale - entry.priceScale());
        for (long series : series(PriceScaleQuery.CANDLE_SERIES, entry)) {
            scale(PriceScaleQuery.SCALE_CANDLES, series, factor);
            scale(PriceScaleQuery.SCALE_ROLLUPS, series, factor);
            new CandleRepository(transaction)
                    .getSeries(series)
                    .ifPresent(new LastDays(transaction)::refresh);
        }
        for (long series : series(PriceScaleQuery.TICK_SERIES, entry)) {
            unpack(series);
            scale(PriceScaleQuery.SCALE_TRADES, series, factor);
            scale(PriceScaleQuery.SCALE_QUOTES, series, factor);
        }
        return change(entry, scale);
    }

    private void requireMayGrow(CatalogueEntry entry, int scale) {
        String symbol = entry.specification().symbol();
        if (scale <= entry.priceScale()) {
            throw new TradekeepException(
                    ErrorCode.INVALID_ARGUMENT,
                    "Prices of "
                            + symbol
                            + " have "
                            + entry.priceScale()
                            + " decimals; wanted more, found "
                            + scale
                            + ".");
        }
        if (isBooked(entry)) {
            throw new TradekeepException(
                    ErrorCode.CONFLICT,
                    "Orders, trades, signals or presets of "
                            + symbol
                            + " count on prices of "
                            + entry.priceScale()
                            + " decimals, which then never change.");
        }
        requireNoLoad(entry);
        int max = scaleMax(entry);
        if (scale > max) {
            throw new TradekeepException(
                    ErrorCode.NUMBER_OUT_OF_RANGE,
                    "The highest price of "
                            + symbol
                            + " fits 64 bits with at most "
                            + max
                            + " decimals, wanted "
                            + scale
                            + ".");
        }
    }

    /** The most decimals at which the highest price still fits 64 bits. */
    private int scaleMax(CatalogueEntry entry) {
        long highest = 1;
        for (long series : series(PriceScaleQuery.CANDLE_SERIES, entry)) {
            highest = Math.max(highest, highest(PriceScaleQuery.HIGHEST_CANDLE, series));
            highest = Math.max(highest, highest(PriceScaleQuery.HIGHEST_ROLLUP, series));
        }
        for (long series : series(PriceScaleQuery.TICK_SERIES, entry)) {
            TickSeries found = new TickRepository(transaction).getSeries(series).orElseThrow();
            highest = Math.max(highest, highest(PriceScaleQuery.HIGHEST_TRADE, series));
            highest = Math.max(highest, highest(PriceScaleQuery.HIGHEST_BID, series));
            highest = Math.max(highest, highest(PriceScaleQuery.HIGHEST_ASK, series));
            highest = Math.max(highest, highestPacked(found));
        }
        int scale = entry.priceScale();
        while (scale < FixedPoint.SCALE_MAX && highest <= Long.MAX_VALUE / 10) {
            highest *= 10;
            scale++;
        }
        return scale;
    }

    private long highest(Query query, long series) {
        return transaction.get(query, Binder.of(series), row -> row.getLongOr(0, 0));
    }

    private long highestPacked(TickSeries series) {
        TickChunks chunks = new TickChunks(transaction, series.id(), series.kind());
        int prices =
                switch (series.kind()) {
                    case TRADES -> 1;
                    case QUOTES -> 2;
                };
        long[] highest = {0};
        chunks.forEach(
                Long.MIN_VALUE,
                Long.MAX_VALUE,
                chunk -> {
                    TickUnpacker ticks = chunk.unpacker();
                    while (ticks.next()) {
                        for (int i = 0; i < prices; i++) {
                            highest[0] = Math.max(highest[0], ticks.values()[i]);
                        }
                    }
                });
        return highest[0];
    }

    private List<Long> series(Query query, CatalogueEntry entry) {
        return transaction.list(query, Binder.of(entry.id()), row -> row.getLong(0));
    }

    private void scale(Query query, long series, long factor) {
        transaction.update(query, p -> p.set("series_id", series).set("factor", factor));
    }

    private void unpack(long seriesId) {
        TickSeries series = new TickRepository(transaction).getSeries(seriesId).orElseThrow();
        TickChunks chunks = new TickChunks(transaction, seriesId, series.kind());
        Optional<TickChunk> oldest = chunks.endingFrom(TickPlace.FIRST, Long.MIN_VALUE);
        while (oldest.isPresent()) {
            chunks.unpack(oldest.get());
            oldest = chunks.endingFrom(TickPlace.FIRST, Long.MIN_VALUE);
        }
    }

    private CatalogueEntry change(CatalogueEntry entry, int scale) {
        InstrumentSpecification before = entry.specification();
        // What an import made has the smallest step as its tick; what an exchange says stays.
        boolean made =
                before.tickSize().equals(new Decimal(1, entry.priceScale()))
                        && before.minQuantity().signum() == 0
                        && before.minNotional().signum() == 0
                        && before.description().isEmpty();
        CatalogueEntry changed =
                new CatalogueEntry(
                        entry.id(),
                        entry.exchangeId(),
                        entry.exchange(),
                        made ? before.withTickSize(new Decimal(1, scale)) : before,
                        scale,
                        entry.quantityScale(),
                        entry.status());
        int quoteScale =
                new InstrumentRepository(transaction)
                        .findStoredAsset(before.quote())
                        .orElseThrow()
                        .asset()
                        .scale();
        new InstrumentCatalogue(transaction).update(entry, changed, quoteScale);
        return changed;
    }
}
