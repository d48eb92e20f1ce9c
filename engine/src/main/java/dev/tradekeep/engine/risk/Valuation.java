package dev.tradekeep.engine.risk;

import dev.tradekeep.model.order.Order;
import dev.tradekeep.model.order.OrderTerms;
import dev.tradekeep.model.order.Side;
import java.util.OptionalLong;

/** At which price an order is valued before it trades. */
final class Valuation {
    private Valuation() {}

    /**
     * The most that an order can trade at: the limit of a buy, else the highest of the last price
     * and those of its own. Empty when none is known.
     */
    static OptionalLong most(Order order, RiskContext context) {
        return most(order, order.terms(), context);
    }

    /** The same of an order that is given other terms. */
    static OptionalLong most(Order order, OrderTerms terms, RiskContext context) {
        long limit = terms.limitPrice();
        if (order.side() == Side.BUY && limit > 0) {
            return OptionalLong.of(limit);
        }
        OptionalLong last = context.lastPrice(order.instrument());
        long own = Math.max(limit, terms.triggerPrice());
        long most = Math.max(own, last.orElse(0));
        return most > 0 ? OptionalLong.of(most) : OptionalLong.empty();
    }

    /** The price that a venue judges the size of an order by: its own, else the last one. */
    static OptionalLong least(Order order, RiskContext context) {
        if (order.limitPrice() > 0) {
            return OptionalLong.of(order.limitPrice());
        }
        long trigger = order.terms().triggerPrice();
        return trigger > 0 ? OptionalLong.of(trigger) : context.lastPrice(order.instrument());
    }
}
