package dev.tradekeep.engine.risk;

import dev.tradekeep.model.order.Order;
import java.util.Optional;

/** While a halt holds, no order is sent that it does not allow. */
final class HaltRule implements RiskRule {
    @Override
    public RiskVerdict check(Order order, RiskContext context) {
        Optional<String> halt = context.halt(order);
        return RiskRule.require(
                halt.isEmpty(), RiskCode.TRADING_HALTED, () -> halt.orElse("trading is halted"));
    }
}
