package dev.tradekeep.model.order;

import dev.tradekeep.model.instrument.Asset;
import dev.tradekeep.model.number.BasisPoints;
import java.math.RoundingMode;

/**
 * What a venue charged for a fill.
 *
 * @param asset what it was paid in
 * @param amount asset units; negative for a rebate
 */
public record Fee(Asset asset, long amount) {
    /**
     * How a fee of ours is rounded when no venue tells us its amount: always against us (a fee up,
     * a rebate towards zero), so that a simulated result is never better than the real one.
     */
    public static final RoundingMode ROUNDING = RoundingMode.CEILING;

    /** The fee of a rate on an amount of the asset, by {@link #ROUNDING}. */
    public static Fee charge(Asset asset, long amount, BasisPoints rate) {
        return new Fee(asset, rate.of(amount, ROUNDING));
    }
}
