package dev.tradekeep.market.imports;

import dev.tradekeep.market.series.DataImport;
import dev.tradekeep.market.series.ImportLog;
import dev.tradekeep.market.series.SizeScale;
import dev.tradekeep.market.series.TickAppender;
import dev.tradekeep.market.series.TickRepository;
import dev.tradekeep.market.series.TickSeries;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.model.tick.TickKind;
import dev.tradekeep.store.Store;
import dev.tradekeep.store.sql.Transaction;
import dev.tradekeep.store.text.ReadProgress;
import java.time.InstantSource;
import java.util.Optional;

/** Brings the trades or quotes of one file into one series. */
public final class TickImport extends FileImport<TickSeries> {
    private final TickKind kind;

    public TickImport(Store store, InstantSource clock, TickKind kind) {
        super(store, clock);
        this.kind = kind;
    }

    /**
     * Surveys a file and imports it.
     *
     * @throws TradekeepException when the file or a row of it is bad, with the books as they were
     */
    public ImportOutcome<TickSeries> run(ImportRequest request, ReadProgress progress) {
        return run(dataKind(kind), request, progress);
    }

    /** What files of them are. */
    public static DataKind dataKind(TickKind kind) {
        return switch (kind) {
            case TRADES -> DataKind.TRADES;
            case QUOTES -> DataKind.QUOTES;
        };
    }

    @Override
    TickSeries ensure(Transaction transaction, long instrumentId, SurveyedFile file) {
        TickRepository ticks = new TickRepository(transaction);
        ImportRequest request = file.request();
        TickSeries only =
                request.only(
                        ticks.ofInstrument(instrumentId, kind).stream()
                                .filter(series -> request.named(series.source()))
                                .toList(),
                        TickSeries::source);
        return only != null
                ? new SizeScale(transaction).grow(only, file.sizeScaleNeeded())
                : ticks.ensureSeries(instrumentId, kind, request.sourceOfNew(), file.sizeScale());
    }

    @Override
    Optional<Long> importedBefore(ImportLog log, TickSeries series, String sha256) {
        return log.findTicks(series.id(), sha256);
    }

    @Override
    SurveyedFile.Loaded fill(
            Transaction transaction,
            TickSeries series,
            int priceScale,
            SurveyedFile file,
            ReadProgress progress) {
        long[] tick = new long[kind.width()];
        try (TickAppender appender =
                new TickRepository(transaction).append(series, file.request().onConflict())) {
            return file.load(
                    priceScale,
                    series.sizeScale(),
                    null,
                    values -> {
                        System.arraycopy(values, 1, tick, 0, tick.length);
                        appender.add(values[0], tick);
                    },
                    appender::appended,
                    progress);
        }
    }

    @Override
    void record(ImportLog log, TickSeries series, DataImport done, long at) {
        log.recordTicks(series.id(), done, at);
    }

    @Override
    TickSeries again(Transaction transaction, TickSeries series) {
        return new TickRepository(transaction).getSeries(series.id()).orElseThrow();
    }
}
