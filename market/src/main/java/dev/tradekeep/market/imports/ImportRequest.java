package dev.tradekeep.market.imports;

import dev.tradekeep.market.series.ConflictPolicy;
import dev.tradekeep.market.series.SourceName;
import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.model.market.CandlePrice;
import dev.tradekeep.model.market.Interval;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What to import, and how.
 *
 * @param instrument whose data it is
 * @param source names the series among those of the instrument; null: the only one that fits and is
 *     not made up, or a new one with the name of the file
 * @param interval of candles; null: as the times in the file tell
 * @param price that candles are of
 * @param grid when candles of a new series open
 * @param options for reading the file
 * @param volumeScale decimals of the volumes or sizes of a new series; null: as the file has
 * @param roundVolume whether volumes and sizes that do not fit exactly are rounded half-even
 * @param onError what a bad row does
 * @param onConflict what a row does that is in the books with other values
 */
public record ImportRequest(
        Path file,
        InstrumentChoice instrument,
        @Nullable String source,
        @Nullable Interval interval,
        CandlePrice price,
        GridChoice grid,
        ImportOptions options,
        @Nullable Integer volumeScale,
        boolean roundVolume,
        ErrorPolicy onError,
        ConflictPolicy onConflict) {
    /** A longer name of a series is refused, one of a file shortened. */
    public static final int SOURCE_LENGTH_MAX = SourceName.CHARS_MAX;

    private static final int SHORTENED_HEAD = 31;

    /**
     * @throws TradekeepException with {@link ErrorCode#INVALID_ARGUMENT} when the source is empty
     *     or too long
     */
    public ImportRequest {
        if (source != null) {
            SourceName.require(source);
        }
    }

    /** The source of a series that is made. */
    String sourceOfNew() {
        if (source != null) {
            return source;
        }
        String name = String.valueOf(file.getFileName());
        return isShortened()
                ? name.substring(0, SHORTENED_HEAD)
                        + "\u2026"
                        + name.substring(name.length() - (SOURCE_LENGTH_MAX - SHORTENED_HEAD - 1))
                : name;
    }

    /** Whether the name of the file is too long for that of a series. */
    public boolean isShortened() {
        return source == null && String.valueOf(file.getFileName()).length() > SOURCE_LENGTH_MAX;
    }

    /** Whether a series may be meant; one of made-up data only when it is named. */
    boolean named(String sourceOfSeries) {
        return source == null
                ? !SourceName.isMadeUp(sourceOfSeries)
                : source.equals(sourceOfSeries);
    }

    /**
     * The one of several series that is meant: the only one, or the one with the name of the file.
     *
     * @return null when there is none
     * @throws TradekeepException with {@link ErrorCode#INVALID_ARGUMENT} when it cannot be told
     */
    <S> @Nullable S only(List<S> fitting, Function<S, String> sources) {
        if (fitting.size() < 2) {
            return fitting.isEmpty() ? null : fitting.getFirst();
        }
        for (S series : fitting) {
            if (sources.apply(series).equals(sourceOfNew())) {
                return series;
            }
        }
        throw new TradekeepException(
                ErrorCode.INVALID_ARGUMENT,
                file
                        + ": several series of "
                        + instrument.name()
                        + " fit; say which, or name a new one, with --source: "
                        + fitting.stream().map(sources).collect(Collectors.joining(", "))
                        + ".");
    }
}
