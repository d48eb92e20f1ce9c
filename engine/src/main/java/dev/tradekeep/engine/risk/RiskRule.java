package dev.tradekeep.engine.risk;

import dev.tradekeep.model.order.Order;
import java.util.function.Supplier;

/** One thing that an order must satisfy. */
interface RiskRule {
    RiskVerdict check(Order order, RiskContext context);

    /** Approved when the condition holds; the reason is only made when it does not. */
    static RiskVerdict require(boolean condition, RiskCode code, Supplier<String> reason) {
        return condition
                ? RiskVerdict.Approved.APPROVED
                : new RiskVerdict.Denied(code, reason.get());
    }
}
