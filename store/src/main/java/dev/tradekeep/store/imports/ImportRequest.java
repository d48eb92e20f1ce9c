package dev.tradekeep.store.imports;

import dev.tradekeep.model.market.Interval;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What to import, and how.
 *
 * @param instrument whose candles they are
 * @param source names the series among those of the instrument
 * @param interval of the candles; null: as the times in the file tell
 * @param options for reading the file
 * @param roundVolume whether volumes that do not fit exactly are rounded half-even
 * @param onError what a bad row does
 */
public record ImportRequest(
        Path file,
        InstrumentChoice instrument,
        String source,
        @Nullable Interval interval,
        ImportOptions options,
        boolean roundVolume,
        ErrorPolicy onError) {}
