package dev.tradekeep.bench.backtest;

import dev.tradekeep.engine.indicator.Atr;
import dev.tradekeep.engine.indicator.Bollinger;
import dev.tradekeep.engine.indicator.Ema;
import dev.tradekeep.engine.indicator.Rsi;
import dev.tradekeep.engine.indicator.Sma;
import dev.tradekeep.engine.strategy.Setup;
import dev.tradekeep.engine.strategy.Strategy;
import dev.tradekeep.engine.strategy.StrategyContext;
import dev.tradekeep.engine.strategy.StrategyFactory;
import dev.tradekeep.engine.strategy.StrategyInstance;
import dev.tradekeep.model.market.Bar;
import dev.tradekeep.model.number.BasisPoints;
import java.util.Map;

/**
 * Looks at five indicators at each candle: buys a dip in a rise and sells when the rise is over.
 * The longer its averages, the rarer.
 */
public final class FiveIndicators implements Strategy {
    private static final int CANDLES_MAX = 1_000;
    private static final double LOW = 45;
    private static final int RSI_CANDLES = 14;
    private static final int BAND_CANDLES = 20;
    private static final int BAND_FACTOR = 2;

    private final Sma slow;
    private final Ema fast;
    private final Rsi rsi;
    private final Bollinger bands;
    private final Atr range;
    private final BasisPoints stake;

    public FiveIndicators(Setup setup) {
        int candles = setup.integer("candles", 20, 2, CANDLES_MAX, "of the fast average");
        slow = setup.indicator(new Sma(2 * candles));
        fast = setup.indicator(new Ema(candles));
        rsi = setup.indicator(new Rsi(RSI_CANDLES));
        bands = setup.indicator(new Bollinger(BAND_CANDLES, BAND_FACTOR));
        range = setup.indicator(new Atr(RSI_CANDLES));
        stake = setup.share("stake-bps", "200", "of the free cash that a buy spends");
    }

    /** One for an engine. */
    static StrategyInstance of(int candles, int stakeBps) {
        return StrategyFactory.of(FiveIndicators.class, FiveIndicators::new)
                .create(
                        Map.of(
                                "candles", Integer.toString(candles),
                                "stake-bps", Integer.toString(stakeBps)));
    }

    @Override
    public void onBar(Bar bar, StrategyContext context) {
        boolean rises = fast.value() > slow.value();
        boolean dips = rsi.value() < LOW && bar.close() < bands.middle();
        boolean over = fast.value() < slow.value() - range.value();
        boolean enters = rises && dips;
        if ((!enters && !over) || context.hasOpenOrder()) {
            return;
        }
        long held = context.sellable();
        if (over && held > 0) {
            context.sell(held, "the rise is over");
        } else if (enters && held == 0) {
            long quantity = context.sizeByCash(stake);
            if (quantity > 0) {
                context.buy(quantity, "a dip in a rise");
            }
        }
    }
}
