package dev.tradekeep.market.imports;

import dev.tradekeep.market.series.CandleAppender;
import dev.tradekeep.market.series.CandleRepository;
import dev.tradekeep.market.series.CandleSeries;
import dev.tradekeep.market.series.DataImport;
import dev.tradekeep.market.series.ImportLog;
import dev.tradekeep.market.series.SeriesKey;
import dev.tradekeep.market.series.SizeScale;
import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.model.market.Interval;
import dev.tradekeep.store.Store;
import dev.tradekeep.store.sql.Transaction;
import dev.tradekeep.store.text.ReadProgress;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Brings the candles of one file into one series, with their roll-ups. */
public final class CandleImport extends FileImport<CandleSeries> {
    public CandleImport(Store store, InstantSource clock) {
        super(store, clock);
    }

    /**
     * Surveys a file and imports it.
     *
     * @throws TradekeepException when the file or a row of it is bad, with the books as they were
     */
    public ImportOutcome<CandleSeries> run(ImportRequest request, ReadProgress progress) {
        return run(DataKind.CANDLES, request, progress);
    }

    @Override
    CandleSeries ensure(Transaction transaction, long instrumentId, SurveyedFile file) {
        CandleRepository candles = new CandleRepository(transaction);
        ImportRequest request = file.request();
        List<CandleSeries> known =
                candles.imported(instrumentId, request.price()).stream()
                        .filter(series -> request.named(series.source()))
                        .toList();
        Interval interval = interval(file, known);
        List<CandleSeries> fitting =
                known.stream().filter(series -> series.interval().equals(interval)).toList();
        CandleSeries only = request.only(fitting, CandleSeries::source);
        if (only != null) {
            request.grid().requireThatOf(only);
        }
        return only != null
                ? new SizeScale(transaction).grow(only, file.sizeScaleNeeded())
                : candles.ensureSeries(
                        new SeriesKey(
                                instrumentId,
                                interval,
                                request.sourceOfNew(),
                                request.price(),
                                false),
                        request.grid().of(interval, file.survey()),
                        file.sizeScale());
    }

    /** As the caller says, as the series has, or as the times tell. */
    private static Interval interval(SurveyedFile file, List<CandleSeries> known) {
        Interval wanted = file.request().interval();
        Interval seen = file.survey().interval();
        if (wanted != null) {
            return wanted;
        }
        Interval ofSeries = interval(file.survey(), known);
        if (ofSeries != null) {
            return ofSeries;
        }
        if (seen == null) {
            RejectedRow bad = file.survey().firstUnreadable();
            throw new TradekeepException(
                    bad == null ? ErrorCode.INVALID_ARGUMENT : ErrorCode.FILE_MALFORMED,
                    (bad == null ? file.request().file().toString() : bad.toString())
                            + (bad == null ? ": the" : " The")
                            + " interval cannot be told from the times; give it, such as"
                            + " --interval 1m.");
        }
        return seen;
    }

    /**
     * That of a series which is there: the one that was seen, or, where some rows lie between its
     * times because many others are missing, the longest one that divides it.
     */
    private static @Nullable Interval interval(FileSurvey survey, List<CandleSeries> known) {
        Interval seen = survey.interval();
        if (seen == null) {
            return known.size() == 1 ? known.getFirst().interval() : null;
        }
        Interval longest = null;
        for (CandleSeries series : known) {
            long micros = series.interval().micros();
            boolean fits = micros == seen.micros() || (!survey.regular() && !seen.isMonth());
            if (fits
                    && seen.micros() % micros == 0
                    && (longest == null || micros > longest.micros())) {
                longest = series.interval();
            }
        }
        return longest;
    }

    @Override
    Optional<Long> importedBefore(ImportLog log, CandleSeries series, String sha256) {
        return log.findCandles(series.id(), sha256);
    }

    @Override
    SurveyedFile.Loaded fill(
            Transaction transaction,
            CandleSeries series,
            int priceScale,
            SurveyedFile file,
            ReadProgress progress) {
        try (CandleAppender appender =
                new CandleRepository(transaction).append(series, file.request().onConflict())) {
            return file.load(
                    priceScale,
                    series.volumeScale(),
                    series.grid(),
                    v -> appender.add(v[0], v[1], v[2], v[3], v[4], v[5]),
                    appender::appended,
                    progress);
        }
    }

    @Override
    void record(ImportLog log, CandleSeries series, DataImport done, long at) {
        log.recordCandles(series.id(), done, at);
    }

    @Override
    CandleSeries again(Transaction transaction, CandleSeries series) {
        return new CandleRepository(transaction).getSeries(series.id()).orElseThrow();
    }
}
