package dev.tradekeep.market.imports;

import dev.tradekeep.market.series.DataImport;
import dev.tradekeep.store.instruments.CatalogueEntry;
import java.util.Optional;

/**
 * The result of an import.
 *
 * @param <S> the series of the catalogue: of candles or of ticks
 * @param priceScaleBefore decimals of the instrument's prices before the import, which may have
 *     given them more
 * @param tickDetected whether no exchange has declared the instrument's tick
 * @param series after the import
 * @param survey what the file is
 * @param done what became of its rows
 * @param report rejected rows and gaps
 * @param importedBefore when the same contents were first imported, UTC microseconds, if they were
 * @param durationNanos from the first byte read to the last row written
 */
public record ImportOutcome<S>(
        CatalogueEntry listed,
        int priceScaleBefore,
        boolean tickDetected,
        S series,
        FileSurvey survey,
        DataImport done,
        ReadReport report,
        Optional<Long> importedBefore,
        long durationNanos) {}
