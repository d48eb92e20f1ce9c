package dev.tradekeep.market.imports;

import dev.tradekeep.market.series.Appended;
import dev.tradekeep.market.series.DataImport;
import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.model.instrument.Asset;
import dev.tradekeep.model.instrument.Instrument;
import dev.tradekeep.model.market.Interval;
import dev.tradekeep.model.number.FixedPoint;
import dev.tradekeep.store.Store;
import dev.tradekeep.store.instruments.ExchangeKind;
import dev.tradekeep.store.instruments.InstrumentRepository;
import dev.tradekeep.store.instruments.ListedInstrument;
import dev.tradekeep.store.sql.Transaction;
import dev.tradekeep.store.text.ReadProgress;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A file that is to be imported and has been looked through: what imports of any kind share. */
record SurveyedFile(MarketFile file, FileSurvey survey, ImportRequest request) {

    /** Looks through it. */
    static SurveyedFile of(
            Store store, DataKind kind, ImportRequest request, ReadProgress progress) {
        requireNotTheDatabase(store, request.file());
        MarketFile file = new MarketFile(request.file(), kind, request.options());
        return new SurveyedFile(file, file.survey(progress), request);
    }

    /** What was read, and what became of it. */
    record Loaded(ReadReport report, DataImport done) {}

    /**
     * Reads it into a series.
     *
     * @param interval of candles; null for ticks
     * @param appender takes the values of a row
     * @param appended tells in the end what became of them
     */
    Loaded load(
            Instrument instrument,
            int sizeScale,
            @Nullable Interval interval,
            Consumer<long[]> appender,
            Supplier<Appended> appended,
            ReadProgress progress) {
        ReadSettings settings =
                new ReadSettings(
                        instrument.priceScale(),
                        sizeScale,
                        request.roundVolume(),
                        interval,
                        request.onError());
        SeriesSink sink = new SeriesSink(appender, request.onError(), request.file().toString());
        ReadReport report = sink.addTo(file.read(survey, settings, sink, progress));
        Appended counts = appended.get();
        return new Loaded(
                report,
                new DataImport(
                        request.file().getFileName().toString(),
                        survey.sha256(),
                        counts.inserted(),
                        counts.unchanged(),
                        counts.replaced(),
                        report.rejected(),
                        report.rounded()));
    }

    /** The instrument, made when it is not listed yet. */
    ListedInstrument listed(Transaction transaction, long now) {
        InstrumentChoice choice = request.instrument();
        InstrumentRepository instruments = new InstrumentRepository(transaction);
        long exchangeId =
                instruments
                        .findExchange(choice.exchange())
                        .orElseGet(() ->
                                instruments.ensureExchange(
                                        choice.exchange(), ExchangeKind.SIMULATED, now));
        return instruments
                .find(exchangeId, choice.symbol())
                .orElseGet(() -> instruments.insert(exchangeId, made(instruments, choice), now));
    }

    /** An instrument as exact as the file: one tick is the smallest step of its prices. */
    private Instrument made(InstrumentRepository instruments, InstrumentChoice choice) {
        Asset base = assetOf(instruments, choice.base(), InstrumentChoice.ASSET_SCALE);
        int priceScale = survey.prices().requireFits("price");
        Asset quote = assetOf(instruments, choice.quote(), InstrumentChoice.quoteScale(priceScale));
        return new Instrument(
                choice.symbol(),
                base,
                quote,
                priceScale,
                Math.min(InstrumentChoice.QUANTITY_SCALE, base.scale()),
                1,
                1,
                0,
                0);
    }

    private static Asset assetOf(InstrumentRepository instruments, String code, int scale) {
        return instruments.findAsset(code).orElseGet(() -> new Asset(code, scale));
    }

    /** The scale of a new series: as many decimals as the file has, or as fit when it may round. */
    int sizeScale() {
        Integer wanted = request.volumeScale();
        if (wanted != null) {
            return FixedPoint.requireScale(wanted);
        }
        DecimalRange volumes = survey.volumes();
        if (volumes.fits()) {
            return volumes.scaleSeen();
        }
        if (request.roundVolume()) {
            return volumes.scaleMax();
        }
        throw new TradekeepException(
                ErrorCode.NUMBER_OUT_OF_RANGE,
                request.file()
                        + ": volumes have up to "
                        + volumes.scaleSeen()
                        + " decimals, and the largest fits 64 bits with at most "
                        + volumes.scaleMax()
                        + ". Nothing was imported; --round-volume rounds them to what fits, or to"
                        + " --volume-decimals N.");
    }

    /** Reading the open database as a file would drop SQLite's locks on it. */
    private static void requireNotTheDatabase(Store store, Path file) {
        if (store.isPartOf(file.toAbsolutePath().normalize())) {
            throw new TradekeepException(
                    ErrorCode.INVALID_ARGUMENT,
                    file + " is the database itself; wanted a file of market data.");
        }
    }
}
