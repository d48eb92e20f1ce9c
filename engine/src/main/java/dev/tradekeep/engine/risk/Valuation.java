package dev.tradekeep.engine.risk;

import dev.tradekeep.model.order.Order;
import dev.tradekeep.model.order.OrderType;
import java.util.OptionalLong;

/** At which price an order is valued before it trades. */
final class Valuation {
    private Valuation() {}

    /** A limit order's limit, a market order's last price; empty when there is none. */
    static OptionalLong price(Order order, RiskContext context) {
        return order.type() == OrderType.LIMIT
                ? OptionalLong.of(order.limitPrice())
                : context.lastPrice(order.instrument());
    }
}
