package dev.tradekeep.engine.simulation;

import dev.tradekeep.engine.strategy.About;
import dev.tradekeep.engine.strategy.Setup;
import dev.tradekeep.engine.strategy.Strategy;
import dev.tradekeep.engine.strategy.StrategyContext;
import dev.tradekeep.model.market.Bar;
import dev.tradekeep.model.number.BasisPoints;

/** Buys at the market when nothing is held, and sells all that is, by the throw of dice. */
@About(name = MarketTrader.NAME, value = "Buys and sells at the market by the throw of dice.")
public final class MarketTrader implements Strategy {
    static final String NAME = "market";
    static final String SEED = "seed";
    private static final BasisPoints STAKE = BasisPoints.parse("2000");

    private final Dice dice;

    public MarketTrader(Setup setup) {
        dice = new Dice(Long.parseLong(setup.text(SEED, "1", "makes the dice")), NAME);
    }

    @Override
    public void onBar(Bar bar, StrategyContext context) {
        if (!dice.oneIn(3, bar.openTime(), 0) || context.hasOpenOrder()) {
            return;
        }
        long held = context.sellable();
        long quantity = held > 0 ? 0 : context.sizeByCash(STAKE);
        if (held > 0) {
            context.sell(held, "out");
        } else if (quantity > 0) {
            context.buy(quantity, "in");
        }
    }
}
