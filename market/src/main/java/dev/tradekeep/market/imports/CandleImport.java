package dev.tradekeep.market.imports;

import dev.tradekeep.market.imports.columns.DataKind;
import dev.tradekeep.market.series.CandleRepository;
import dev.tradekeep.market.series.CandleSeries;
import dev.tradekeep.market.series.SeriesKey;
import dev.tradekeep.market.series.SeriesRef;
import dev.tradekeep.market.series.care.SizeScale;
import dev.tradekeep.market.series.load.WriterPace;
import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.model.market.CandleGrid;
import dev.tradekeep.model.market.Interval;
import dev.tradekeep.store.Store;
import dev.tradekeep.store.sql.Transaction;
import dev.tradekeep.store.text.ReadProgress;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Brings the candles of one file into one series, with their roll-ups. */
public final class CandleImport extends FileImport<CandleSeries> {
    public CandleImport(Store store, InstantSource clock, WriterPace pace) {
        super(store, clock, pace);
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
    SeriesRef ref(CandleSeries series) {
        return new SeriesRef.OfCandles(series.id());
    }

    @Override
    int sizeScale(CandleSeries series) {
        return series.volumeScale();
    }

    @Override
    CandleGrid grid(CandleSeries series) {
        return series.grid();
    }

    @Override
    CandleSeries again(Transaction transaction, CandleSeries series) {
        return new CandleRepository(transaction).getSeries(series.id()).orElseThrow();
    }
}
