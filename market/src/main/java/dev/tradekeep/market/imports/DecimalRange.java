package dev.tradekeep.market.imports;

import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;

/**
 * How many decimals a column needs and how many it can have.
 *
 * @param scaleSeen the most decimals that any number of the column has, trailing zeros aside
 * @param scaleMax the largest scale, at most 18, at which the largest number still fits 64 bits
 */
public record DecimalRange(int scaleSeen, int scaleMax) {

    /** Whether every number of the column fits 64 bits exactly. */
    public boolean fits() {
        return scaleSeen <= scaleMax;
    }

    /**
     * The scale seen.
     *
     * @param what the column, for the message
     * @throws TradekeepException with {@link ErrorCode#NUMBER_OUT_OF_RANGE} when it is larger than
     *     the largest that fits
     */
    public int requireFits(String what) {
        if (fits()) {
            return scaleSeen;
        }
        throw new TradekeepException(
                ErrorCode.NUMBER_OUT_OF_RANGE,
                "The "
                        + what
                        + " column has "
                        + scaleSeen
                        + " decimals, but its largest number fits 64 bits with at most "
                        + scaleMax
                        + "; choose a "
                        + what
                        + " scale of "
                        + scaleMax
                        + " or less.");
    }
}
