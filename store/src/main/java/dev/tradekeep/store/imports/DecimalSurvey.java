package dev.tradekeep.store.imports;

import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.model.number.FixedPoint;
import java.math.RoundingMode;

/**
 * Learns the decimals of a column: how many it has, how many its largest number leaves room for.
 */
final class DecimalSurvey {
    private int scaleSeen;
    private int scaleMax = FixedPoint.SCALE_MAX;

    /**
     * The largest scale at which this number and those before it fit 64 bits.
     *
     * @throws TradekeepException when it does not even fit as a whole number
     */
    int scaleMaxWith(CharSequence text) {
        int scale = scaleMax;
        while (!fits(text, scale)) {
            scale--;
        }
        return scale;
    }

    /** Counts a number by its scale and what {@link #scaleMaxWith} said of it. */
    void count(int scale, int max) {
        scaleSeen = Math.max(scaleSeen, scale);
        scaleMax = Math.min(scaleMax, max);
    }

    DecimalRange range() {
        return new DecimalRange(scaleSeen, scaleMax);
    }

    private static boolean fits(CharSequence text, int scale) {
        try {
            FixedPoint.parse(text, scale, RoundingMode.HALF_EVEN);
            return true;
        } catch (TradekeepException e) {
            if (scale == 0) {
                throw e;
            }
            return false;
        }
    }
}
