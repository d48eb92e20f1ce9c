package dev.tradekeep.engine.paper;

import dev.tradekeep.engine.strategy.Strategy;
import dev.tradekeep.engine.strategy.StrategyContext;
import dev.tradekeep.engine.strategy.StrategyInstance;
import dev.tradekeep.model.market.Bar;

/**
 * Holds the number of a strategy that an engine does not run any more. It remembers what that one
 * remembered.
 */
final class IdleStrategy implements Strategy {
    private String state = "";

    private IdleStrategy() {}

    static StrategyInstance instance() {
        return StrategyInstance.of("idle", new IdleStrategy());
    }

    @Override
    public String save() {
        return state;
    }

    @Override
    public void restore(String saved) {
        state = saved;
    }

    @Override
    public void onBar(Bar bar, StrategyContext context) {
        // It hears no feed.
    }
}
