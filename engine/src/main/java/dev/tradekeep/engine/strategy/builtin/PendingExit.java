package dev.tradekeep.engine.strategy.builtin;

import dev.tradekeep.engine.strategy.OrderHandle;
import dev.tradekeep.engine.strategy.StrategyContext;
import dev.tradekeep.model.order.Order;
import dev.tradekeep.model.order.OrderTerms;
import dev.tradekeep.model.order.Side;

/**
 * Stands for the sale that follows once the protective orders have ended. It cannot be taken back:
 * they are on their way off already.
 */
final class PendingExit implements OrderHandle {
    private static final String ID = "pending-exit";

    private final Order order;

    PendingExit(StrategyContext context, long quantity) {
        order = Order.market(ID, context.instrument(), Side.SELL, quantity, context.now());
    }

    @Override
    public String id() {
        return ID;
    }

    /** One that was not sent yet. */
    @Override
    public Order order() {
        return order;
    }

    @Override
    public void cancel() {}

    @Override
    public void amend(OrderTerms terms, long quantity) {}
}
