package dev.tradekeep.market.imports;

import dev.tradekeep.market.series.DataImport;
import dev.tradekeep.market.series.ImportLog;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.model.time.Micros;
import dev.tradekeep.store.Durability;
import dev.tradekeep.store.Store;
import dev.tradekeep.store.instruments.CatalogueEntry;
import dev.tradekeep.store.sql.Transaction;
import dev.tradekeep.store.text.ReadProgress;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Brings the rows of one file into one series. The whole file is one unit of work: when it fails,
 * nothing of it is in the books. Importing a file again changes nothing.
 *
 * @param <S> the series of the catalogue
 */
abstract class FileImport<S> {
    private final Store store;
    private final InstantSource clock;

    FileImport(Store store, InstantSource clock) {
        this.store = store;
        this.clock = clock;
    }

    /**
     * Surveys a file and imports it.
     *
     * @throws TradekeepException when the file or a row of it is bad, with the books as they were
     */
    final ImportOutcome<S> run(DataKind kind, ImportRequest request, ReadProgress progress) {
        long start = System.nanoTime();
        SurveyedFile file = SurveyedFile.of(store, kind, request, progress);
        return store.write(
                Durability.RELAXED, transaction -> load(transaction, file, progress, start));
    }

    private ImportOutcome<S> load(
            Transaction transaction, SurveyedFile file, ReadProgress progress, long start) {
        ImportLog log = new ImportLog(transaction);
        ImportTarget.Listed target = file.listed(transaction, Micros.now(clock));
        CatalogueEntry listed = target.entry();
        S series = ensure(transaction, listed.id(), file);
        Optional<Long> importedBefore = importedBefore(log, series, file.survey().sha256());
        SurveyedFile.Loaded loaded = fill(transaction, series, listed.priceScale(), file, progress);
        record(log, series, loaded.done(), Micros.now(clock));
        return new ImportOutcome<>(
                listed,
                target.priceScaleBefore(),
                again(transaction, series),
                file.survey(),
                loaded.done(),
                loaded.report(),
                importedBefore,
                System.nanoTime() - start);
    }

    /** The series that the file belongs to, made when it is not there. */
    abstract S ensure(Transaction transaction, long instrumentId, SurveyedFile file);

    abstract Optional<Long> importedBefore(ImportLog log, S series, String sha256);

    /** Adds the rows. */
    abstract SurveyedFile.Loaded fill(
            Transaction transaction,
            S series,
            int priceScale,
            SurveyedFile file,
            ReadProgress progress);

    abstract void record(ImportLog log, S series, DataImport done, long at);

    /** The series as it is now. */
    abstract S again(Transaction transaction, S series);
}
