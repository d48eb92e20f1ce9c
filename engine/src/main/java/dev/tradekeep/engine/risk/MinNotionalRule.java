package dev.tradekeep.engine.risk;

import dev.tradekeep.model.instrument.Asset;
import dev.tradekeep.model.instrument.Instrument;
import dev.tradekeep.model.number.FixedPoint;
import dev.tradekeep.model.order.Order;
import java.util.OptionalLong;

/** An order is worth the instrument's minimum. What has no price is not judged here. */
final class MinNotionalRule implements RiskRule {
    @Override
    public RiskVerdict check(Order order, RiskContext context) {
        OptionalLong price = Valuation.least(order, context);
        if (price.isEmpty()) {
            return RiskVerdict.Approved.APPROVED;
        }
        Instrument instrument = order.instrument();
        Asset quote = instrument.quote();
        long notional = instrument.notional(price.getAsLong(), order.quantity());
        return RiskRule.require(
                notional >= instrument.minNotional(),
                RiskCode.BELOW_MIN_NOTIONAL,
                () ->
                        "The order must be worth at least "
                                + FixedPoint.formatShort(instrument.minNotional(), quote.scale())
                                + " "
                                + quote.code()
                                + ", found "
                                + FixedPoint.formatShort(notional, quote.scale())
                                + ".");
    }
}
