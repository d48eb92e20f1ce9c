package dev.tradekeep.engine.risk;

import dev.tradekeep.model.instrument.Instrument;
import dev.tradekeep.model.number.FixedPoint;
import dev.tradekeep.model.order.Order;

/** A quantity is not below the instrument's minimum. */
final class MinQuantityRule implements RiskRule {
    @Override
    public RiskVerdict check(Order order, RiskContext context) {
        Instrument instrument = order.instrument();
        int scale = instrument.quantityScale();
        return RiskRule.require(
                order.quantity() >= instrument.minQuantity(),
                RiskCode.BELOW_MIN_QUANTITY,
                () ->
                        "The quantity must be at least "
                                + FixedPoint.formatShort(instrument.minQuantity(), scale)
                                + ", found "
                                + FixedPoint.formatShort(order.quantity(), scale)
                                + ".");
    }
}
