package dev.tradekeep.app.download;

import dev.tradekeep.market.series.Appended;
import dev.tradekeep.market.series.CandleAppender;
import dev.tradekeep.market.series.CandleRepository;
import dev.tradekeep.market.series.CandleSeries;
import dev.tradekeep.market.series.ConflictPolicy;
import dev.tradekeep.market.series.SeriesKey;
import dev.tradekeep.market.series.SeriesRef;
import dev.tradekeep.market.series.care.AssetScale;
import dev.tradekeep.market.series.care.PriceScale;
import dev.tradekeep.market.series.care.SizeScale;
import dev.tradekeep.market.series.load.SlicedLoad;
import dev.tradekeep.model.market.Candle;
import dev.tradekeep.model.number.Decimal;
import dev.tradekeep.store.Durability;
import dev.tradekeep.store.Store;
import dev.tradekeep.store.instruments.CatalogueEntry;
import dev.tradekeep.store.instruments.InstrumentCatalogue;
import dev.tradekeep.store.sql.Transaction;
import dev.tradekeep.venue.account.VenueCandle;
import java.util.List;
import java.util.stream.Stream;

/**
 * Puts candles as an exchange tells them into a series, exactly. Prices and volumes get as many
 * decimals as they need, as with imports. Each call is one task of the writer, so orders are taken
 * between them; what it stored stays, whatever comes next. One thread at a time.
 */
public final class CandleBooks {
    private final Store store;
    private final ConflictPolicy onConflict;
    private CatalogueEntry instrument;
    private CandleSeries series;

    /** An instrument and a series of it, as they are after candles were added. */
    private record Added(CatalogueEntry instrument, CandleSeries series, Appended appended) {}

    private CandleBooks(
            Store store,
            CatalogueEntry instrument,
            CandleSeries series,
            ConflictPolicy onConflict) {
        this.store = store;
        this.instrument = instrument;
        this.series = series;
        this.onConflict = onConflict;
    }

    /** Opens the series, which is made when it is not there. */
    public static CandleBooks open(Store store, CatalogueEntry instrument, DownloadRequest wanted) {
        CandleSeries series =
                store.write(
                        Durability.RELAXED,
                        transaction ->
                                new CandleRepository(transaction)
                                        .ensureSeries(
                                                SeriesKey.imported(
                                                        instrument.id(),
                                                        wanted.interval(),
                                                        wanted.source()),
                                                AssetScale.MADE));
        return new CandleBooks(store, instrument, series, wanted.onConflict());
    }

    /** The series as it is now. */
    public CandleSeries series() {
        return series;
    }

    /** The instrument as it is now. */
    public CatalogueEntry instrument() {
        return instrument;
    }

    /**
     * Adds candles.
     *
     * @param candles in the order of time
     * @param asked the time of which the exchange has told all that it has; where it is backwards,
     *     the last candle is added first, because those that follow it are there
     * @throws dev.tradekeep.model.error.TradekeepException as {@link CandleAppender#add(Candle)}
     *     does, and with {@code CONFLICT} while rows of a file are on their way into the series;
     *     then none of them is added
     */
    public Appended add(List<VenueCandle> candles, Span asked) {
        Added added = store.write(Durability.RELAXED, t -> add(t, candles, asked));
        instrument = added.instrument();
        series = added.series();
        return added.appended();
    }

    private Added add(Transaction transaction, List<VenueCandle> candles, Span asked) {
        SlicedLoad.requireNone(transaction, new SeriesRef.OfCandles(series.id()));
        CatalogueEntry fine = fineEnough(transaction, candles);
        CandleRepository repository = new CandleRepository(transaction);
        CandleSeries into = repository.getSeries(series.id()).orElseThrow();
        int sizes = candles.stream().mapToInt(one -> one.volume().scale()).max().orElse(0);
        into = new SizeScale(transaction).grow(into, sizes);
        Appended appended;
        try (CandleAppender appender = repository.append(into, onConflict)) {
            int prices = fine.priceScale();
            int volumes = into.volumeScale();
            for (VenueCandle one : asked.backwards() ? candles.reversed() : candles) {
                appender.add(
                        one.openTime(),
                        one.open().unitsAt(prices),
                        one.high().unitsAt(prices),
                        one.low().unitsAt(prices),
                        one.close().unitsAt(prices),
                        one.volume().unitsAt(volumes));
            }
            appended = appender.appended();
        }
        repository.confirmGaps(into, asked.from(), asked.until());
        return new Added(fine, repository.getSeries(series.id()).orElseThrow(), appended);
    }

    /** The instrument with as many decimals as the prices need, unless something counts on them. */
    private CatalogueEntry fineEnough(Transaction transaction, List<VenueCandle> candles) {
        CatalogueEntry now = current(transaction, instrument);
        int needed =
                candles.stream()
                        .flatMap(one -> Stream.of(one.open(), one.high(), one.low(), one.close()))
                        .mapToInt(Decimal::scale)
                        .max()
                        .orElse(0);
        PriceScale scales = new PriceScale(transaction);
        return needed > now.priceScale() && scales.mayGrow(now, needed)
                ? scales.grow(now, needed)
                : now;
    }

    /** Others may have given its prices more decimals since it was read. */
    public static CatalogueEntry current(Transaction transaction, CatalogueEntry instrument) {
        return new InstrumentCatalogue(transaction)
                .ofSymbol(instrument.exchangeId(), instrument.specification().symbol())
                .orElse(instrument);
    }
}
