package dev.tradekeep.store.imports;

import dev.tradekeep.store.instruments.ListedInstrument;
import dev.tradekeep.store.market.CandleSeries;
import dev.tradekeep.store.market.DataImport;
import java.util.Optional;

/**
 * What came of an import.
 *
 * @param series after the import
 * @param survey what the file is
 * @param done what became of its rows
 * @param report rejected rows and gaps
 * @param importedBefore when the same contents were first imported, UTC microseconds, if they were
 * @param durationNanos from the first byte read to the last candle written
 */
public record ImportOutcome(
        ListedInstrument listed,
        CandleSeries series,
        CandleSurvey survey,
        DataImport done,
        ReadReport report,
        Optional<Long> importedBefore,
        long durationNanos) {}
