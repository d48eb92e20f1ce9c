package dev.tradekeep.engine.strategy.builtin;

import dev.tradekeep.engine.indicator.Macd;
import dev.tradekeep.engine.strategy.About;
import dev.tradekeep.engine.strategy.Setup;
import dev.tradekeep.engine.strategy.Strategy;
import dev.tradekeep.engine.strategy.StrategyContext;
import dev.tradekeep.model.market.Bar;

/** Long from the candle on at which the MACD rises above its signal line, flat below it. */
@About(
        name = "macd",
        value = "Buys when the MACD rises above its signal line, sells when it is below.")
public final class MacdMomentum implements Strategy {
    private static final int CANDLES_MAX = 1_000;

    private final Macd macd;
    private final LongOrFlat position;
    private final Onset rise = new Onset();

    public MacdMomentum(Setup setup) {
        int fast = setup.integer("fast", 12, 1, CANDLES_MAX, "candles of the fast average");
        int slow = setup.integer("slow", 26, 2, CANDLES_MAX, "candles of the slow average");
        int signal = setup.integer("signal", 9, 1, CANDLES_MAX, "candles of the signal line");
        setup.require(fast < slow, "fast must be below slow");
        macd = setup.indicator(new Macd(fast, slow, signal));
        position =
                new LongOrFlat(
                        setup,
                        "the MACD rose above its signal line",
                        "the MACD is below its signal line");
    }

    @Override
    public void onBar(Bar bar, StrategyContext context) {
        double histogram = macd.histogram();
        boolean rises = rise.begins(histogram > 0);
        position.act(rises, histogram < 0, context);
    }

    @Override
    public String save() {
        return rise.save();
    }

    @Override
    public void restore(String state) {
        rise.restore(state);
    }
}
