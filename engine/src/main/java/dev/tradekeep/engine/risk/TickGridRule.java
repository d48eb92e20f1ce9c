package dev.tradekeep.engine.risk;

import dev.tradekeep.model.instrument.Instrument;
import dev.tradekeep.model.number.FixedPoint;
import dev.tradekeep.model.order.Order;

/** A limit price is a multiple of the tick size; a market order's price of 0 always is. */
final class TickGridRule implements RiskRule {
    @Override
    public RiskVerdict check(Order order, RiskContext context) {
        Instrument instrument = order.instrument();
        int scale = instrument.priceScale();
        return RiskRule.require(
                instrument.onTickGrid(order.limitPrice()),
                RiskCode.OFF_TICK_GRID,
                () ->
                        "The price must be a multiple of "
                                + FixedPoint.formatShort(instrument.tickSize(), scale)
                                + ", found "
                                + FixedPoint.formatShort(order.limitPrice(), scale)
                                + ".");
    }
}
