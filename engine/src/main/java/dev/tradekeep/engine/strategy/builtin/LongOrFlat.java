package dev.tradekeep.engine.strategy.builtin;

import dev.tradekeep.engine.strategy.Setup;
import dev.tradekeep.engine.strategy.StrategyContext;
import dev.tradekeep.model.number.BasisPoints;

/**
 * Acts on signals of strategies that hold one position or none: a share of the free cash buys, all
 * that is held is sold, and nothing happens while an order is open.
 */
final class LongOrFlat {
    private final BasisPoints stake;
    private final String whyEnter;
    private final String whyExit;

    /**
     * @param whyEnter for people, at each order that buys
     * @param whyExit for people, at each order that sells
     */
    LongOrFlat(Setup setup, String whyEnter, String whyExit) {
        stake = setup.share("stake-bps", "9500", "the share of the free cash that a buy spends");
        this.whyEnter = whyEnter;
        this.whyExit = whyExit;
    }

    /** Buys at the one signal when nothing is held, and sells at the other when something is. */
    void act(boolean enter, boolean exit, StrategyContext context) {
        if ((!enter && !exit) || context.hasOpenOrder()) {
            return;
        }
        // Dust that cannot be sold does not count as a position.
        long held = context.sellable();
        if (held > 0) {
            if (exit) {
                context.sell(held, whyExit);
            }
            return;
        }
        long quantity = enter ? context.sizeByCash(stake) : 0;
        if (quantity > 0) {
            context.buy(quantity, whyEnter);
        }
    }
}
