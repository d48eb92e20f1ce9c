package dev.tradekeep.market.imports.instruments;

import dev.tradekeep.market.imports.ReadReport;
import dev.tradekeep.market.imports.RejectedRow;
import dev.tradekeep.store.instruments.InstrumentImportCounts;
import java.util.List;
import java.util.Optional;

/**
 * The result of an import of instruments.
 *
 * @param counts what became of the rows
 * @param defaults rows that speak of all instruments of a market and type
 * @param delisted instruments that became delisted because the file no longer has them
 * @param exchanges that the imported rows are of
 * @param shared symbols that more than one of them lists
 * @param rejects the first rejected rows, at most {@link ReadReport#REJECTS_KEPT_MAX}
 * @param importedBefore when the same contents were first imported, UTC microseconds, if they were
 * @param durationNanos from the first byte read to the commit
 */
public record InstrumentImportOutcome(
        InstrumentImportCounts counts,
        long defaults,
        long delisted,
        int exchanges,
        long shared,
        List<RejectedRow> rejects,
        Optional<Long> importedBefore,
        long durationNanos) {

    public InstrumentImportOutcome {
        rejects = List.copyOf(rejects);
    }

    /** The same with another duration. */
    InstrumentImportOutcome withDuration(long nanos) {
        return new InstrumentImportOutcome(
                counts, defaults, delisted, exchanges, shared, rejects, importedBefore, nanos);
    }
}
