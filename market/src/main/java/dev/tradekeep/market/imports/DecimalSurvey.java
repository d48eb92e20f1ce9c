package dev.tradekeep.market.imports;

import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.model.number.FixedPoint;
import java.math.RoundingMode;

/**
 * Learns the decimals of a column: how many it has, how many its largest number leaves room for.
 */
final class DecimalSurvey {
    private final int implied;
    private int scaleSeen;
    private int scaleMax = FixedPoint.SCALE_MAX;

    /**
     * @param implied decimals that are not written, see {@link ImportOptions#impliedDecimals}
     */
    DecimalSurvey(int implied) {
        this.implied = implied;
    }

    /** The decimals that a number has, those that are not written included. */
    int scaleOf(CharSequence text) {
        return FixedPoint.scaleOf(text) + implied;
    }

    /**
     * The largest scale at which this number and those before it fit 64 bits.
     *
     * @throws TradekeepException when it does not even fit as a whole number
     */
    int scaleMaxWith(CharSequence text) {
        int scale = scaleMax;
        if (surelyFits(text, written(scale))) {
            return scale;
        }
        while (!fits(text, written(scale))) {
            scale--;
        }
        return scale;
    }

    private int written(int scale) {
        return Math.max(0, scale - implied);
    }

    /** Counts a number by its scale and what {@link #scaleMaxWith} said of it. */
    void count(int scale, int max) {
        scaleSeen = Math.max(scaleSeen, scale);
        scaleMax = Math.min(scaleMax, max);
    }

    DecimalRange range() {
        return new DecimalRange(scaleSeen, scaleMax);
    }

    /**
     * Whether the digits before the point alone tell that it fits, as they nearly always do: 10^18
     * fits 64 bits, and so does what begins with 1 to 8 and has one digit more.
     */
    private static boolean surelyFits(CharSequence text, int scale) {
        int whole = 0;
        while (whole < text.length() && isDigit(text.charAt(whole))) {
            whole++;
        }
        boolean plain = whole > 0 && (whole == text.length() || isFraction(text, whole));
        int digits = whole + scale;
        return plain
                && (digits <= FixedPoint.SCALE_MAX
                        || (digits == FixedPoint.SCALE_MAX + 1 && text.charAt(0) < '9'));
    }

    private static boolean isFraction(CharSequence text, int point) {
        if (text.charAt(point) != '.') {
            return false;
        }
        for (int i = point + 1; i < text.length(); i++) {
            if (!isDigit(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
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
