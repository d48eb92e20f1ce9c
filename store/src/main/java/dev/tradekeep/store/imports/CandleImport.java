package dev.tradekeep.store.imports;

import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.model.instrument.Asset;
import dev.tradekeep.model.instrument.Instrument;
import dev.tradekeep.model.market.Interval;
import dev.tradekeep.model.time.Micros;
import dev.tradekeep.store.Database;
import dev.tradekeep.store.instruments.ExchangeKind;
import dev.tradekeep.store.instruments.InstrumentRepository;
import dev.tradekeep.store.instruments.ListedInstrument;
import dev.tradekeep.store.market.CandleAppender;
import dev.tradekeep.store.market.CandleRepository;
import dev.tradekeep.store.market.CandleSeries;
import dev.tradekeep.store.market.DataImport;
import dev.tradekeep.store.sql.Transaction;
import dev.tradekeep.store.write.Durability;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Brings the candles of one file into one series. The whole file is one unit of work: when it
 * fails, nothing of it is in the books. Importing a file again changes nothing.
 */
public final class CandleImport {
    private final Database database;
    private final InstantSource clock;

    public CandleImport(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * Surveys a file and imports it.
     *
     * @throws TradekeepException when the file or a row of it is bad, with the books as they were
     */
    public ImportOutcome run(ImportRequest request, ReadProgress progress) {
        requireNotTheDatabase(request.file());
        long start = System.nanoTime();
        CandleFile file = new CandleFile(request.file(), request.options());
        CandleSurvey survey = file.survey(progress);
        Interval interval = intervalOf(request, survey);
        return database.write(
                Durability.RELAXED,
                transaction -> {
                    ListedInstrument listed = listed(transaction, request.instrument(), survey);
                    CandleSeries series =
                            new CandleRepository(transaction)
                                    .ensureSeries(
                                            listed.id(),
                                            interval,
                                            request.source(),
                                            volumeScale(request, survey));
                    ReadSettings settings =
                            new ReadSettings(
                                    listed.instrument().priceScale(),
                                    series.volumeScale(),
                                    request.roundVolume(),
                                    interval,
                                    request.onError());
                    return load(
                            transaction, file, survey, listed, series, settings, progress, start);
                });
    }

    private ImportOutcome load(
            Transaction transaction,
            CandleFile file,
            CandleSurvey survey,
            ListedInstrument listed,
            CandleSeries series,
            ReadSettings settings,
            ReadProgress progress,
            long start) {
        CandleRepository candles = new CandleRepository(transaction);
        Optional<Long> importedBefore = candles.findImport(series.id(), survey.sha256());
        ReadReport report;
        long inserted;
        long unchanged;
        try (CandleAppender appender = candles.append(series)) {
            SeriesSink sink = new SeriesSink(appender, settings.onError(), file.path().toString());
            report = sink.addTo(file.read(survey, settings, sink, progress));
            inserted = appender.inserted();
            unchanged = appender.unchanged();
        }
        DataImport done =
                new DataImport(
                        file.path().getFileName().toString(),
                        survey.sha256(),
                        inserted,
                        unchanged,
                        report.rejected(),
                        report.volumesRounded());
        candles.recordImport(series.id(), done, Micros.now(clock));
        CandleSeries after =
                candles.findSeries(series.instrumentId(), series.interval(), series.source())
                        .orElseThrow();
        return new ImportOutcome(
                listed, after, survey, done, report, importedBefore, System.nanoTime() - start);
    }

    private ListedInstrument listed(
            Transaction transaction, InstrumentChoice choice, CandleSurvey survey) {
        InstrumentRepository instruments = new InstrumentRepository(transaction);
        long now = Micros.now(clock);
        long exchangeId =
                instruments
                        .findExchange(choice.exchange())
                        .orElseGet(() ->
                                instruments.ensureExchange(
                                        choice.exchange(), ExchangeKind.SIMULATED, now));
        return instruments
                .find(exchangeId, choice.symbol())
                .orElseGet(() ->
                        instruments.insert(exchangeId, made(instruments, choice, survey), now));
    }

    /** An instrument as exact as the file: one tick is the smallest step of its prices. */
    private static Instrument made(
            InstrumentRepository instruments, InstrumentChoice choice, CandleSurvey survey) {
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

    private static int volumeScale(ImportRequest request, CandleSurvey survey) {
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
                        + ". Nothing was imported; --round-volume rounds them to what fits.");
    }

    private static Interval intervalOf(ImportRequest request, CandleSurvey survey) {
        Interval interval = request.interval() != null ? request.interval() : survey.interval();
        if (interval == null) {
            throw new TradekeepException(
                    ErrorCode.INVALID_ARGUMENT,
                    request.file()
                            + ": the interval cannot be told from the times; give it, such as"
                            + " --interval 1m.");
        }
        return interval;
    }

    /** Reading the open database as a file would drop SQLite's locks on it. */
    private void requireNotTheDatabase(Path file) {
        if (database.isPartOf(file.toAbsolutePath().normalize())) {
            throw new TradekeepException(
                    ErrorCode.INVALID_ARGUMENT,
                    file + " is the database itself; wanted a file of candles.");
        }
    }
}
