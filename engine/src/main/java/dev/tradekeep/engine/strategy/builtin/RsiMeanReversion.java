package dev.tradekeep.engine.strategy.builtin;

import dev.tradekeep.engine.indicator.Rsi;
import dev.tradekeep.engine.strategy.About;
import dev.tradekeep.engine.strategy.Setup;
import dev.tradekeep.engine.strategy.Strategy;
import dev.tradekeep.engine.strategy.StrategyContext;
import dev.tradekeep.model.market.Bar;

/** Buys what has fallen far and fast, and sells what has risen as much. */
@About(
        name = "rsi-mean-reversion",
        value = "Buys when the RSI falls below a low level, sells when it is above a high one.")
public final class RsiMeanReversion implements Strategy {
    private static final int CANDLES_MAX = 1_000;
    private static final int LEVEL_MAX = 99;

    private final Rsi rsi;
    private final int low;
    private final int high;
    private final LongOrFlat position;
    private final Onset fall = new Onset();

    public RsiMeanReversion(Setup setup) {
        rsi = setup.indicator(new Rsi(setup.integer("candles", 14, 2, CANDLES_MAX, "of the RSI")));
        low = setup.integer("low", 30, 1, LEVEL_MAX, "it buys when the RSI falls below");
        high = setup.integer("high", 70, 1, LEVEL_MAX, "it sells when the RSI is above");
        setup.require(low < high, "low must be below high");
        position = new LongOrFlat(setup, "the RSI fell below " + low, "the RSI is above " + high);
    }

    @Override
    public void onBar(Bar bar, StrategyContext context) {
        double value = rsi.value();
        boolean falls = fall.begins(value < low && !rsi.isFlat());
        position.act(falls, value > high, context);
    }

    @Override
    public String save() {
        return fall.save();
    }

    @Override
    public void restore(String state) {
        fall.restore(state);
    }
}
