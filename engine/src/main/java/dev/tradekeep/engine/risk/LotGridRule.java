package dev.tradekeep.engine.risk;

import dev.tradekeep.model.instrument.Instrument;
import dev.tradekeep.model.number.FixedPoint;
import dev.tradekeep.model.order.Order;

/** A quantity is a multiple of the lot size. */
final class LotGridRule implements RiskRule {
    @Override
    public RiskVerdict check(Order order, RiskContext context) {
        Instrument instrument = order.instrument();
        int scale = instrument.quantityScale();
        return RiskRule.require(
                instrument.onLotGrid(order.quantity()),
                RiskCode.OFF_LOT_GRID,
                () ->
                        "The quantity must be a multiple of "
                                + FixedPoint.formatShort(instrument.lotSize(), scale)
                                + ", found "
                                + FixedPoint.formatShort(order.quantity(), scale)
                                + ".");
    }
}
