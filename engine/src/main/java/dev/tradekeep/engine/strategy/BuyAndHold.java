package dev.tradekeep.engine.strategy;

import dev.tradekeep.model.market.Bar;
import dev.tradekeep.model.number.BasisPoints;

/**
 * Buys as soon as it can and never sells: what every other strategy is compared with. It asks
 * again, candle by candle, until it holds something.
 */
@About("Buys at the first candle and holds.")
public final class BuyAndHold implements Strategy {
    private final BasisPoints stake;

    public BuyAndHold(Setup setup) {
        stake = Stake.of(setup);
    }

    @Override
    public void onBar(Bar bar, StrategyContext context) {
        if (context.hasOpenOrder() || context.sellable() > 0) {
            return;
        }
        long quantity = context.sizeByCash(stake);
        if (quantity > 0) {
            context.buy(quantity, "nothing is held");
        }
    }
}
