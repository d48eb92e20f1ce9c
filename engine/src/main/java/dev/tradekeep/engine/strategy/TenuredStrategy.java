package dev.tradekeep.engine.strategy;

import dev.tradekeep.model.market.Bar;
import dev.tradekeep.model.order.Order;
import dev.tradekeep.model.order.OrderEvent;

/**
 * A strategy that decides for some time only. At its end its orders are canceled and, if so wanted,
 * what is held is closed.
 */
final class TenuredStrategy implements Strategy {
    private final Strategy strategy;
    private final Tenure tenure;

    /** Whether what a strategy before has left was closed. */
    private boolean settled;

    TenuredStrategy(Strategy strategy, Tenure tenure) {
        this.strategy = strategy;
        this.tenure = tenure;
    }

    @Override
    public String save() {
        return strategy.save();
    }

    @Override
    public void restore(String state) {
        strategy.restore(state);
    }

    @Override
    public void onBar(Bar bar, StrategyContext context) {
        if (bar.openTime() < tenure.from() || bar.closeTime() > tenure.until()) {
            return;
        }
        boolean isLast = bar.closeTime() == tenure.until();
        if (isLast) {
            tenure.end(context.equity());
            leave(context);
        } else if (isSettled(context) && tenure.trades()) {
            strategy.onBar(bar, context);
        }
    }

    /** What the one before has left is closed, however long its order takes. */
    private boolean isSettled(StrategyContext context) {
        settled |= !tenure.leavesFlat() || context.position().isFlat();
        if (!settled) {
            context.target(0, "the tenure before has ended");
        }
        return settled;
    }

    private void leave(StrategyContext context) {
        context.openOrders().forEach(OrderHandle::cancel);
        if (tenure.leavesFlat()) {
            context.target(0, "the tenure ends");
        }
    }

    @Override
    public void onOrder(Order order, OrderEvent event, StrategyContext context) {
        if (!tenure.hasEnded()) {
            strategy.onOrder(order, event, context);
            return;
        }
        if (event instanceof OrderEvent.Filled filled) {
            tenure.pay(filled.fill());
        }
    }

    @Override
    public void onTimer(long id, StrategyContext context) {
        if (!tenure.hasEnded()) {
            strategy.onTimer(id, context);
        }
    }
}
