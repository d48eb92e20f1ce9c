package dev.tradekeep.market.imports;

import dev.tradekeep.market.series.ConflictPolicy;
import dev.tradekeep.model.market.Interval;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What to import, and how.
 *
 * @param instrument whose data it is
 * @param source names the series among those of the instrument
 * @param interval of candles; null: as the times in the file tell
 * @param options for reading the file
 * @param volumeScale decimals of the volumes or sizes of a new series; null: as the file has
 * @param roundVolume whether volumes and sizes that do not fit exactly are rounded half-even
 * @param onError what a bad row does
 * @param onConflict what a row does that is in the books with other values
 */
public record ImportRequest(
        Path file,
        InstrumentChoice instrument,
        String source,
        @Nullable Interval interval,
        ImportOptions options,
        @Nullable Integer volumeScale,
        boolean roundVolume,
        ErrorPolicy onError,
        ConflictPolicy onConflict) {}
