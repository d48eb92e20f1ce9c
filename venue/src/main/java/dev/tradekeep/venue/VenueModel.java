package dev.tradekeep.venue;

import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.model.time.Micros;

/**
 * How a simulated exchange behaves.
 *
 * @param fills the rules by which bars fill orders
 * @param volumeShareBps the most of a bar's volume that all our orders together may trade, basis
 *     points, 0 to 10,000; 0 for no limit
 * @param latencyMicros how long a request is on its way, microseconds, 0 to {@link
 *     #LATENCY_MICROS_MAX}; the exits of an entry lie at the exchange with it and need no way
 */
public record VenueModel(
        FillModel fills, VenueCosts costs, long volumeShareBps, long latencyMicros) {
    public static final long VOLUME_SHARE_BPS_MAX = 10_000;
    public static final long LATENCY_MICROS_MAX = 60 * Micros.PER_SECOND;

    /** A tenth of a bar's volume. */
    public static final long VOLUME_SHARE_BPS_DEFAULT = 1_000;

    public static final VenueModel DEFAULT = of(FillModel.BARS, VenueCosts.DEFAULT);

    /**
     * @throws TradekeepException with {@link ErrorCode#INVALID_ARGUMENT} when a number lies outside
     *     its range
     */
    public VenueModel {
        require("volume share", "basis points", volumeShareBps, VOLUME_SHARE_BPS_MAX);
        require("latency", "µs", latencyMicros, LATENCY_MICROS_MAX);
    }

    /** With the default share of a bar's volume and no latency. */
    public static VenueModel of(FillModel fills, VenueCosts costs) {
        return new VenueModel(fills, costs, VOLUME_SHARE_BPS_DEFAULT, 0);
    }

    private static void require(String what, String unit, long found, long max) {
        if (found < 0 || found > max) {
            throw new TradekeepException(
                    ErrorCode.INVALID_ARGUMENT,
                    "Wanted a "
                            + what
                            + " from 0 to "
                            + max
                            + " "
                            + unit
                            + ", found "
                            + found
                            + ".");
        }
    }
}
