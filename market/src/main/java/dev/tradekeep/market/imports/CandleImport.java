package dev.tradekeep.market.imports;

import dev.tradekeep.market.series.CandleAppender;
import dev.tradekeep.market.series.CandleRepository;
import dev.tradekeep.market.series.CandleSeries;
import dev.tradekeep.market.series.ImportLog;
import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.model.market.Interval;
import dev.tradekeep.model.time.Micros;
import dev.tradekeep.store.Durability;
import dev.tradekeep.store.Store;
import dev.tradekeep.store.instruments.ListedInstrument;
import dev.tradekeep.store.sql.Transaction;
import dev.tradekeep.store.text.ReadProgress;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Brings the candles of one file into one series, with their roll-ups. The whole file is one unit
 * of work: when it fails, nothing of it is in the books. Importing a file again changes nothing.
 */
public final class CandleImport {
    private final Store store;
    private final InstantSource clock;

    public CandleImport(Store store, InstantSource clock) {
        this.store = store;
        this.clock = clock;
    }

    /**
     * Surveys a file and imports it.
     *
     * @throws TradekeepException when the file or a row of it is bad, with the books as they were
     */
    public ImportOutcome<CandleSeries> run(ImportRequest request, ReadProgress progress) {
        long start = System.nanoTime();
        SurveyedFile file = SurveyedFile.of(store, DataKind.CANDLES, request, progress);
        Interval interval = intervalOf(request, file.survey());
        return store.write(
                Durability.RELAXED,
                transaction -> load(transaction, file, interval, progress, start));
    }

    private ImportOutcome<CandleSeries> load(
            Transaction transaction,
            SurveyedFile file,
            Interval interval,
            ReadProgress progress,
            long start) {
        ImportRequest request = file.request();
        ImportLog log = new ImportLog(transaction);
        CandleRepository candles = new CandleRepository(transaction);
        ListedInstrument listed = file.listed(transaction, Micros.now(clock));
        CandleSeries series =
                candles.ensureSeries(listed.id(), interval, request.source(), file.sizeScale());
        Optional<Long> importedBefore = log.findCandles(series.id(), file.survey().sha256());
        SurveyedFile.Loaded loaded;
        try (CandleAppender appender = candles.append(series, request.onConflict())) {
            loaded =
                    file.load(
                            listed.instrument(),
                            series.volumeScale(),
                            interval,
                            v -> appender.add(v[0], v[1], v[2], v[3], v[4], v[5]),
                            appender::appended,
                            progress);
        }
        log.recordCandles(series.id(), loaded.done(), Micros.now(clock));
        return new ImportOutcome<>(
                listed,
                candles.getSeries(series.id()).orElseThrow(),
                file.survey(),
                loaded.done(),
                loaded.report(),
                importedBefore,
                System.nanoTime() - start);
    }

    private static Interval intervalOf(ImportRequest request, FileSurvey survey) {
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
}
