package dev.tradekeep.engine.risk;

import dev.tradekeep.model.order.Order;

/** An order can be valued. */
final class PriceKnownRule implements RiskRule {
    @Override
    public RiskVerdict check(Order order, RiskContext context) {
        return RiskRule.require(
                Valuation.most(order, context).isPresent(),
                RiskCode.NO_PRICE,
                () -> "There is no price yet for " + order.instrument().symbol() + ".");
    }
}
