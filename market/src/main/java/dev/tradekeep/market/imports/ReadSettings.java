package dev.tradekeep.market.imports;

import dev.tradekeep.model.market.CandleGrid;
import dev.tradekeep.model.market.Interval;
import dev.tradekeep.model.number.FixedPoint;
import org.jspecify.annotations.Nullable;

/**
 * How the rows of a surveyed file become candles.
 *
 * @param priceScale decimals of a price unit, 0 to 18; more decimals in the file are a row error
 * @param volumeScale decimals of a volume unit, 0 to 18
 * @param roundVolume whether volumes with more decimals are rounded half-even and counted; else
 *     they are a row error
 * @param grid that every open time must lie on and that gaps are counted by; null checks neither
 * @param onError what a bad row does
 */
public record ReadSettings(
        int priceScale,
        int volumeScale,
        boolean roundVolume,
        @Nullable CandleGrid grid,
        ErrorPolicy onError) {

    public ReadSettings {
        FixedPoint.requireScale(priceScale);
        FixedPoint.requireScale(volumeScale);
    }

    /**
     * The settings for a series of its own: the scales and the interval that the survey saw, the
     * first bad row an error.
     *
     * @param roundVolume whether volumes that do not fit 64 bits with all their decimals are
     *     rounded to as many as fit
     * @throws dev.tradekeep.model.error.TradekeepException when a scale that was seen is larger
     *     than 64 bits can hold for the largest number of the file
     */
    public static ReadSettings of(FileSurvey survey, boolean roundVolume) {
        DecimalRange volumes = survey.volumes();
        return new ReadSettings(
                survey.prices().requireFits("price"),
                roundVolume && !volumes.fits() ? volumes.scaleMax() : volumes.requireFits("volume"),
                roundVolume,
                survey.interval() == null ? null : CandleGrid.utc(survey.interval()),
                ErrorPolicy.STOP);
    }

    /** These settings with another policy for bad rows. */
    public ReadSettings withOnError(ErrorPolicy policy) {
        return new ReadSettings(priceScale, volumeScale, roundVolume, grid, policy);
    }

    /** These settings with volumes rounded to the given scale where they do not fit it. */
    public ReadSettings withVolumeRoundedTo(int scale) {
        return new ReadSettings(priceScale, scale, true, grid, onError);
    }

    /** These settings with another interval, or with none. */
    public ReadSettings withInterval(@Nullable Interval other) {
        return new ReadSettings(
                priceScale,
                volumeScale,
                roundVolume,
                other == null ? null : CandleGrid.utc(other),
                onError);
    }

    /** These settings with another price scale. */
    public ReadSettings withPriceScale(int scale) {
        return new ReadSettings(scale, volumeScale, roundVolume, grid, onError);
    }
}
