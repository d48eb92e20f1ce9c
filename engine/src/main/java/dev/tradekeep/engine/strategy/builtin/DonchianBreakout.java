package dev.tradekeep.engine.strategy.builtin;

import dev.tradekeep.engine.indicator.Donchian;
import dev.tradekeep.engine.strategy.About;
import dev.tradekeep.engine.strategy.Setup;
import dev.tradekeep.engine.strategy.Strategy;
import dev.tradekeep.engine.strategy.StrategyContext;
import dev.tradekeep.model.market.Bar;

/** Buys a new high of many candles, and sells at a new low of fewer. */
@About(
        name = "donchian",
        value = "Buys a close above the highest high before, sells one below the lowest low.")
public final class DonchianBreakout implements Strategy {
    private static final int CANDLES_MAX = 1_000;

    private final Donchian entry;
    private final Donchian exit;
    private final LongOrFlat position;

    public DonchianBreakout(Setup setup) {
        int highs = setup.integer("entry", 20, 1, CANDLES_MAX, "candles whose high is beaten");
        int lows = setup.integer("exit", 10, 1, CANDLES_MAX, "candles whose low is undercut");
        entry = setup.indicator(new Donchian(highs));
        exit = setup.indicator(new Donchian(lows));
        position =
                new LongOrFlat(
                        setup,
                        "the close is above the high of " + highs,
                        "the close is below the low of " + lows);
    }

    @Override
    public void onBar(Bar bar, StrategyContext context) {
        position.act(bar.close() > entry.upperBefore(), bar.close() < exit.lowerBefore(), context);
    }
}
