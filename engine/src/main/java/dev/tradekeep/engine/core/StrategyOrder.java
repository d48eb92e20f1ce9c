package dev.tradekeep.engine.core;

import dev.tradekeep.engine.booking.OrderWitness;
import dev.tradekeep.engine.strategy.OrderHandle;
import dev.tradekeep.model.order.Order;
import dev.tradekeep.model.order.OrderTerms;
import org.jspecify.annotations.Nullable;

/** An order as its strategy sees it. */
final class StrategyOrder implements OrderHandle {
    private final StrategyDesk desk;
    private final StrategySlot slot;

    /** As it was last heard of; while it is open, the engine knows better. */
    private Order last;

    StrategyOrder(StrategyDesk desk, StrategySlot slot, Order order) {
        this.desk = desk;
        this.slot = slot;
        last = order;
    }

    void learn(Order now) {
        last = now;
    }

    @Override
    public String id() {
        return last.clientOrderId();
    }

    @Override
    public Order order() {
        OpenOrder open = desk.state.order(id());
        if (open != null) {
            last = open.order();
        }
        return last;
    }

    @Override
    public void cancel() {
        OpenOrder open = mine();
        if (open != null) {
            desk.orders.cancel(open, OrderWitness.NONE);
        }
    }

    @Override
    public void amend(OrderTerms terms, long quantity) {
        OpenOrder open = mine();
        if (open != null) {
            desk.amendments.amendForStrategy(open, terms, quantity);
        }
    }

    private @Nullable OpenOrder mine() {
        OpenOrder open = desk.state.order(id());
        return open != null && open.slot() == slot.index() ? open : null;
    }
}
