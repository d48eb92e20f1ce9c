package dev.tradekeep.engine.strategy.builtin;

import dev.tradekeep.engine.indicator.Bollinger;
import dev.tradekeep.engine.strategy.About;
import dev.tradekeep.engine.strategy.Setup;
import dev.tradekeep.engine.strategy.Strategy;
import dev.tradekeep.engine.strategy.StrategyContext;
import dev.tradekeep.model.market.Bar;

/** Buys below the lower Bollinger band, and sells when the price is back in the middle. */
@About(
        name = "bollinger",
        value = "Buys when the close falls below the lower band, sells when it is at the mean.")
public final class BollingerReversion implements Strategy {
    private static final int CANDLES_MAX = 1_000;

    private final Bollinger bands;
    private final LongOrFlat position;
    private final Onset fall = new Onset();

    public BollingerReversion(Setup setup) {
        int candles = setup.integer("candles", 20, 2, CANDLES_MAX, "of the bands");
        double factor =
                setup.decimal("deviations", "2", "0.1", "10", "from the mean to the lower band")
                        .doubleValue();
        bands = setup.indicator(new Bollinger(candles, factor));
        position =
                new LongOrFlat(
                        setup, "the close fell below the lower band", "the close is at the mean");
    }

    @Override
    public void onBar(Bar bar, StrategyContext context) {
        boolean falls = fall.begins(bar.close() < bands.lower());
        position.act(falls, bar.close() >= bands.middle(), context);
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
