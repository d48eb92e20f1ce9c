package dev.tradekeep.market.imports;

import dev.tradekeep.model.number.Decimal;
import org.jspecify.annotations.Nullable;

/**
 * What the prices of a file have in common.
 *
 * @param step the coarsest step that 99.9 % of them share; null when there are too few to tell
 * @param prices how many there are, all price columns together
 * @param off how many of them are no multiple of the step; 0 without one
 * @param magnitude the power of ten of the lowest price above 0, such as -2 for 0.05; 0 without one
 */
public record PriceStep(@Nullable Decimal step, long prices, long off, int magnitude) {
    /** The step; the smallest decimal when there are too few prices to tell. */
    Decimal orSmallest(int scale) {
        return step == null ? new Decimal(1, scale) : step;
    }
}
