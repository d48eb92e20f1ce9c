package dev.tradekeep.engine.strategy;

import dev.tradekeep.model.instrument.Instrument;
import dev.tradekeep.model.market.Bar;
import dev.tradekeep.model.number.BasisPoints;
import dev.tradekeep.model.number.FixedPoint;
import dev.tradekeep.model.order.OrderTerms;
import dev.tradekeep.model.order.Side;
import java.math.RoundingMode;

/**
 * Buys when a candle closes higher than all those that it looks back at, and leaves the way out to
 * two orders: a stop below and a target above that close, as the exchange holds them. One position
 * at a time.
 */
@About(
        name = "bracket",
        value = "Buys a new high of the closes, with a stop below and a target above.")
public final class BreakoutBracket implements Strategy {
    /** The most candles that it looks back at. */
    private static final int BAR_COUNT_MAX = 1_000;

    private final int lookback;
    private final BasisPoints stop;
    private final BasisPoints target;
    private final BasisPoints stake;
    private final Closes closes;

    public BreakoutBracket(Setup setup) {
        lookback = setup.integer("lookback", 20, 1, BAR_COUNT_MAX, "candles before, to be beaten");
        stop = setup.share("stop-bps", "200", "how far below the close it gets out");
        target = setup.share("target-bps", "400", "how far above the close it gets out");
        stake = Stake.of(setup);
        closes = setup.closes(lookback + 1);
        setup.usesBrackets();
    }

    @Override
    public void onBar(Bar bar, StrategyContext context) {
        if (!isHighest() || context.hasOpenOrder() || context.sellable() > 0) {
            return;
        }
        long quantity = context.sizeByCash(stake);
        if (quantity > 0) {
            enter(bar.close(), quantity, context);
        }
    }

    private void enter(long close, long quantity, StrategyContext context) {
        Instrument instrument = context.instrument();
        long below = close - stop.of(close, RoundingMode.CEILING);
        long above = FixedPoint.add(close, target.of(close, RoundingMode.CEILING));
        context.bracket(
                Side.BUY,
                new OrderTerms.Market(),
                quantity,
                new OrderTerms.Stop(
                        Math.max(
                                instrument.tickSize(),
                                instrument.roundToTick(below, RoundingMode.FLOOR))),
                new OrderTerms.Limit(instrument.roundToTick(above, RoundingMode.CEILING)),
                "the highest close of " + (lookback + 1));
    }

    /** Whether the last close is above all that it looks back at. */
    private boolean isHighest() {
        long close = closes.ago(0);
        for (int candles = 1; candles <= lookback; candles++) {
            if (close <= closes.ago(candles)) {
                return false;
            }
        }
        return true;
    }
}
