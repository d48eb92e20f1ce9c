package dev.tradekeep.market.imports;

import dev.tradekeep.market.imports.columns.DataKind;
import dev.tradekeep.market.series.Appended;
import dev.tradekeep.market.series.ConflictPolicy;
import dev.tradekeep.market.series.DataImport;
import dev.tradekeep.market.series.ImportLog;
import dev.tradekeep.market.series.RowAppender;
import dev.tradekeep.market.series.SeriesRef;
import dev.tradekeep.market.series.load.SlicedLoad;
import dev.tradekeep.market.series.load.WriterPace;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.model.market.CandleGrid;
import dev.tradekeep.model.time.Micros;
import dev.tradekeep.store.Durability;
import dev.tradekeep.store.Store;
import dev.tradekeep.store.sql.Transaction;
import dev.tradekeep.store.text.ReadProgress;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Brings the rows of one file into one series, whole or not at all: as one unit of work of the
 * writer, or in slices while others use the books. Importing a file again changes nothing.
 *
 * @param <S> the series of the catalogue
 */
abstract class FileImport<S> {
    private final Store store;
    private final InstantSource clock;
    private final WriterPace pace;

    FileImport(Store store, InstantSource clock, WriterPace pace) {
        this.store = store;
        this.clock = clock;
        this.pace = pace;
    }

    /** What a file goes into. */
    private record Target<S>(ImportTarget.Listed listed, S series, Optional<Long> importedBefore) {}

    /**
     * Surveys a file and imports it.
     *
     * @throws TradekeepException when the file or a row of it is bad, with no row of it in the
     *     books
     */
    final ImportOutcome<S> run(DataKind kind, ImportRequest request, ReadProgress progress) {
        long start = System.nanoTime();
        SurveyedFile file = SurveyedFile.of(store, kind, request, progress);
        return switch (pace) {
            case AT_ONCE -> store.write(Durability.RELAXED, t -> atOnce(t, file, progress, start));
            case IN_SLICES -> inSlices(kind, file, progress, start);
        };
    }

    private Target<S> target(Transaction transaction, SurveyedFile file) {
        ImportTarget.Listed listed = file.listed(transaction, Micros.now(clock));
        S series = ensure(transaction, listed.entry().id(), file);
        return new Target<>(
                listed,
                series,
                new ImportLog(transaction).find(ref(series), file.survey().sha256()));
    }

    private ImportOutcome<S> atOnce(
            Transaction transaction, SurveyedFile file, ReadProgress progress, long start) {
        Target<S> target = target(transaction, file);
        int priceScale = target.listed().entry().priceScale();
        S series = target.series();
        SeriesSink sink;
        ReadReport report;
        Appended appended;
        ConflictPolicy onConflict = file.request().onConflict();
        try (RowAppender rows = ref(series).open(transaction, onConflict, Optional.empty())) {
            sink = file.sink(rows::add);
            report = file.read(priceScale, sizeScale(series), grid(series), sink, progress);
            appended = rows.appended();
        }
        report = sink.addTo(report);
        DataImport done = file.done(appended, report);
        new ImportLog(transaction).record(ref(series), done, Micros.now(clock));
        return outcome(target, again(transaction, series), file, done, report, start);
    }

    private ImportOutcome<S> inSlices(
            DataKind kind, SurveyedFile file, ReadProgress progress, long start) {
        SeriesSink refused = file.sink(_ -> {});
        SlicedLoad.Begun<Target<S>> begun =
                SlicedLoad.begin(
                        store,
                        new SlicedLoad.Order<>(
                                transaction -> target(transaction, file),
                                target -> ref(target.series()),
                                kind != DataKind.CANDLES,
                                file.request().onConflict(),
                                file.identity(),
                                file.request().onError() == ErrorPolicy.STOP
                                        ? refused::reject
                                        : null,
                                clock));
        Target<S> target = begun.target();
        S series = target.series();
        try (SlicedLoad load = begun.load()) {
            ReadReport read =
                    file.read(
                            target.listed().entry().priceScale(),
                            sizeScale(series),
                            grid(series),
                            (values, line) -> load.add(line, values),
                            progress);
            SlicedLoad.Done done = load.finish(read.rejected(), read.rounded());
            ReadReport report = refused.addTo(read, done.refused(), done.firstRefused());
            S after = store.write(Durability.RELAXED, t -> again(t, series));
            return outcome(target, after, file, file.done(done.appended(), report), report, start);
        }
    }

    private ImportOutcome<S> outcome(
            Target<S> target,
            S after,
            SurveyedFile file,
            DataImport done,
            ReadReport report,
            long start) {
        return new ImportOutcome<>(
                target.listed().entry(),
                target.listed().priceScaleBefore(),
                target.listed().tickDetected(),
                after,
                file.survey(),
                done,
                report,
                target.importedBefore(),
                System.nanoTime() - start);
    }

    /** The series that the file belongs to, made when it is not there. */
    abstract S ensure(Transaction transaction, long instrumentId, SurveyedFile file);

    abstract SeriesRef ref(S series);

    /** The decimals of its volumes or sizes. */
    abstract int sizeScale(S series);

    /** When its candles open; null for ticks. */
    abstract @Nullable CandleGrid grid(S series);

    /** The series as it is now. */
    abstract S again(Transaction transaction, S series);
}
