package dev.tradekeep.venue;

import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.model.number.FixedPoint;

/**
 * What the simulated exchange is told about the bars of an instrument.
 *
 * @param intervalMicros the length of a bar, microseconds, above 0
 * @param volumeUnit what their volume counts; a volume of 0 in a known unit means that nothing
 *     trades
 * @param volumeScale decimals of their volume, 0 to 18
 * @param days on which days a bar is expected
 */
public record MarketModel(
        long intervalMicros, VolumeUnit volumeUnit, int volumeScale, TradingDays days) {

    /**
     * @throws TradekeepException with {@link ErrorCode#INVALID_ARGUMENT} when the interval is not
     *     above 0, {@link ErrorCode#NUMBER_OUT_OF_RANGE} for a bad scale
     */
    public MarketModel {
        if (intervalMicros <= 0) {
            throw new TradekeepException(
                    ErrorCode.INVALID_ARGUMENT,
                    "Wanted an interval above 0 µs, found " + intervalMicros + ".");
        }
        FixedPoint.requireScale(volumeScale);
    }

    /** Bars on every day of the week whose volume says nothing. */
    public static MarketModel withoutVolume(long intervalMicros) {
        return new MarketModel(intervalMicros, VolumeUnit.UNKNOWN, 0, TradingDays.EVERY_DAY);
    }
}
