package dev.tradekeep.market.imports.instruments;

import dev.tradekeep.market.imports.ErrorPolicy;
import dev.tradekeep.market.imports.RowRejects;
import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.model.time.Micros;
import dev.tradekeep.store.Durability;
import dev.tradekeep.store.Store;
import dev.tradekeep.store.instruments.InstrumentCatalogue;
import dev.tradekeep.store.instruments.InstrumentImportCounts;
import dev.tradekeep.store.sql.Transaction;
import dev.tradekeep.store.text.ReadProgress;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;

/**
 * Brings the instruments of a file into the catalogue. The whole file is one unit of work: when it
 * fails, nothing of it is in the books. Importing a file again changes nothing.
 */
public final class InstrumentImport {
    private final Store store;
    private final InstantSource clock;

    public InstrumentImport(Store store, InstantSource clock) {
        this.store = store;
        this.clock = clock;
    }

    /**
     * Reads a file and imports it.
     *
     * @throws TradekeepException when the file is bad, or a row of it under {@link
     *     ErrorPolicy#STOP}, with the books as they were
     */
    public InstrumentImportOutcome run(InstrumentImportRequest request, ReadProgress progress) {
        requireSensible(request);
        long start = System.nanoTime();
        InstrumentFile file = InstrumentFile.read(request.file(), request.exchange(), progress);
        InstrumentImportOutcome outcome =
                store.write(Durability.RELAXED, transaction -> apply(transaction, request, file));
        return outcome.withDuration(System.nanoTime() - start);
    }

    private InstrumentImportOutcome apply(
            Transaction transaction, InstrumentImportRequest request, InstrumentFile file) {
        InstrumentCatalogue catalogue = new InstrumentCatalogue(transaction);
        String exchange = Objects.requireNonNullElse(request.exchange(), "");
        Optional<Long> importedBefore = catalogue.findImport(file.sha256(), exchange);
        long now = Micros.now(clock);
        CatalogueUpdate update =
                new CatalogueUpdate(transaction, new RowRejects(request.onError()), now);
        update.apply(file.records());
        if (request.delistMissing()) {
            update.delistMissing();
        }
        InstrumentImportCounts counts =
                new InstrumentImportCounts(
                        String.valueOf(request.file().getFileName()),
                        file.sha256(),
                        exchange,
                        update.inserted(),
                        update.updated(),
                        update.unchanged(),
                        update.rejects().count());
        catalogue.recordImport(counts, now);
        return new InstrumentImportOutcome(
                counts,
                update.defaults(),
                update.delisted(),
                update.exchanges(),
                update.shared(),
                update.rejects().kept(),
                importedBefore,
                0);
    }

    private void requireSensible(InstrumentImportRequest request) {
        Path file = request.file();
        // Reading the open database as a file would drop SQLite's locks on it.
        if (store.isPartOf(file.toAbsolutePath().normalize())) {
            throw new TradekeepException(
                    ErrorCode.INVALID_ARGUMENT,
                    file + " is the database itself; wanted a file of instruments.");
        }
        if (request.delistMissing() && request.onError() == ErrorPolicy.SKIP) {
            throw new TradekeepException(
                    ErrorCode.INVALID_ARGUMENT,
                    "A row that is skipped is not one that is missing: wanted to delist what is"
                            + " missing only with bad rows ending the import.");
        }
    }
}
