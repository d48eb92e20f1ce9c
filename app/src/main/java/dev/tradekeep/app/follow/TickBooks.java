package dev.tradekeep.app.follow;

import dev.tradekeep.app.download.CandleBooks;
import dev.tradekeep.market.series.ConflictPolicy;
import dev.tradekeep.market.series.SeriesRef;
import dev.tradekeep.market.series.TickAppender;
import dev.tradekeep.market.series.TickRepository;
import dev.tradekeep.market.series.TickSeries;
import dev.tradekeep.market.series.care.AssetScale;
import dev.tradekeep.market.series.care.PriceScale;
import dev.tradekeep.market.series.care.SizeScale;
import dev.tradekeep.market.series.load.SlicedLoad;
import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.model.number.Decimal;
import dev.tradekeep.model.tick.TickKind;
import dev.tradekeep.store.Durability;
import dev.tradekeep.store.Store;
import dev.tradekeep.store.instruments.CatalogueEntry;
import dev.tradekeep.store.sql.Transaction;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/**
 * Puts ticks as an exchange tells them into a series, exactly, each behind those of its time that
 * are there. One call is one task of the writer. One thread at a time.
 */
final class TickBooks {
    /** What is wrong with one tick alone. */
    private static final Set<ErrorCode> UNFIT =
            Set.of(
                    ErrorCode.CONFLICT,
                    ErrorCode.INVALID_ARGUMENT,
                    ErrorCode.NUMBER_NOT_EXACT,
                    ErrorCode.NUMBER_OUT_OF_RANGE);

    private final Store store;
    private final CatalogueEntry instrument;
    private final TickKind kind;
    private final String source;

    TickBooks(Store store, CatalogueEntry instrument, TickKind kind, String source) {
        this.store = store;
        this.instrument = instrument;
        this.kind = kind;
        this.source = source;
    }

    /**
     * A tick.
     *
     * @param at UTC microseconds
     * @param prices one, or a bid and an ask
     * @param sizes as many
     */
    record Tick(long at, List<Decimal> prices, List<Decimal> sizes) {
        Tick {
            prices = List.copyOf(prices);
            sizes = List.copyOf(sizes);
        }
    }

    /**
     * Adds ticks.
     *
     * @return how many could not be kept: their numbers do not fit, or retention has deleted their
     *     time
     * @throws TradekeepException with {@code CONFLICT} while rows of a file are on their way into
     *     the series; then none is added
     */
    int add(List<Tick> ticks) {
        List<Tick> ordered = ticks.stream().sorted(Comparator.comparingLong(Tick::at)).toList();
        return store.write(Durability.RELAXED, transaction -> add(transaction, ordered));
    }

    private int add(Transaction transaction, List<Tick> ticks) {
        TickRepository repository = new TickRepository(transaction);
        TickSeries series = repository.ensureSeries(instrument.id(), kind, source, AssetScale.MADE);
        SlicedLoad.requireNone(transaction, new SeriesRef.OfTicks(series.id()));
        int prices = priceScale(transaction, ticks);
        TickSeries into = grown(transaction, series, ticks);
        int leftOut = 0;
        try (TickAppender appender = repository.append(into, ConflictPolicy.STOP)) {
            for (Tick tick : ticks) {
                leftOut += added(appender, tick, prices, into.sizeScale()) ? 0 : 1;
            }
        }
        return leftOut;
    }

    private boolean added(TickAppender appender, Tick tick, int priceScale, int sizeScale) {
        long[] values = new long[kind.width()];
        int at = 0;
        try {
            for (Decimal price : tick.prices()) {
                values[at++] = price.unitsAt(priceScale);
            }
            for (Decimal size : tick.sizes()) {
                values[at++] = size.unitsAt(sizeScale);
            }
            appender.addBehind(tick.at(), values);
            return true;
        } catch (TradekeepException e) {
            if (UNFIT.contains(e.code())) {
                return false;
            }
            throw e;
        }
    }

    private int priceScale(Transaction transaction, List<Tick> ticks) {
        CatalogueEntry now = CandleBooks.current(transaction, instrument);
        int needed =
                ticks.stream()
                        .flatMap(tick -> tick.prices().stream())
                        .mapToInt(Decimal::scale)
                        .max()
                        .orElse(0);
        PriceScale scales = new PriceScale(transaction);
        return needed > now.priceScale() && scales.mayGrow(now, needed)
                ? scales.grow(now, needed).priceScale()
                : now.priceScale();
    }

    private static TickSeries grown(Transaction transaction, TickSeries series, List<Tick> ticks) {
        int needed =
                ticks.stream()
                        .flatMap(tick -> tick.sizes().stream())
                        .mapToInt(Decimal::scale)
                        .max()
                        .orElse(0);
        try {
            return new SizeScale(transaction).grow(series, needed);
        } catch (TradekeepException e) {
            // Those that need more are left out.
            return series;
        }
    }
}
