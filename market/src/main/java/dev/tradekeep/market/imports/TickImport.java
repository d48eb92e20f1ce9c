package dev.tradekeep.market.imports;

import dev.tradekeep.market.imports.columns.DataKind;
import dev.tradekeep.market.series.SeriesRef;
import dev.tradekeep.market.series.TickRepository;
import dev.tradekeep.market.series.TickSeries;
import dev.tradekeep.market.series.care.SizeScale;
import dev.tradekeep.market.series.load.WriterPace;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.model.market.CandleGrid;
import dev.tradekeep.model.tick.TickKind;
import dev.tradekeep.store.Store;
import dev.tradekeep.store.sql.Transaction;
import dev.tradekeep.store.text.ReadProgress;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** Brings the trades or quotes of one file into one series. */
public final class TickImport extends FileImport<TickSeries> {
    private final TickKind kind;

    public TickImport(Store store, InstantSource clock, TickKind kind, WriterPace pace) {
        super(store, clock, pace);
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
    SeriesRef ref(TickSeries series) {
        return new SeriesRef.OfTicks(series.id());
    }

    @Override
    int sizeScale(TickSeries series) {
        return series.sizeScale();
    }

    @Override
    @Nullable CandleGrid grid(TickSeries series) {
        return null;
    }

    @Override
    TickSeries again(Transaction transaction, TickSeries series) {
        return new TickRepository(transaction).getSeries(series.id()).orElseThrow();
    }
}
