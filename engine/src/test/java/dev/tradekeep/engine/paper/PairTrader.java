package dev.tradekeep.engine.paper;

import dev.tradekeep.engine.strategy.About;
import dev.tradekeep.engine.strategy.Closes;
import dev.tradekeep.engine.strategy.Series;
import dev.tradekeep.engine.strategy.Setup;
import dev.tradekeep.engine.strategy.Strategy;
import dev.tradekeep.engine.strategy.StrategyContext;
import dev.tradekeep.engine.testing.Drift;
import dev.tradekeep.model.market.Bar;
import dev.tradekeep.model.market.Interval;
import dev.tradekeep.model.number.BasisPoints;

/** Looks at all that can be looked at: closes, an indicator, longer candles, another instrument. */
@About(name = "pair", value = "Buys what drifts up, against another instrument.")
final class PairTrader implements Strategy {
    private final BasisPoints share;
    private final Drift drift;
    private final Series longer;
    private final Drift slow;
    private final Series other;
    private final Drift ofOther;
    private final Closes closes;

    PairTrader(Setup setup) {
        share = setup.share("share-bps", "5000", "of the equity that is held");
        String symbol = setup.text("other", "ETH/USD", "the other instrument");
        drift = setup.indicator(new Drift(5));
        closes = setup.closes(7);
        longer = setup.candles(Interval.parse("5m"));
        slow = longer.indicator(new Drift(3));
        other = setup.candles(symbol, Interval.ONE_MINUTE);
        ofOther = other.indicator(new Drift(4));
    }

    @Override
    public void onBar(Bar bar, StrategyContext context) {
        boolean up = drift.value() > slow.value() && bar.close() > closes.ago(6);
        boolean strong = other.last().close() > ofOther.value();
        if (longer.last().closeTime() > bar.closeTime()) {
            throw new IllegalStateException("a candle that has not closed");
        }
        if (other.last().closeTime() != bar.closeTime()) {
            throw new IllegalStateException("what closed at the same moment is not seen");
        }
        context.target(up ? context.sizeByEquity(share) : 0, "drift " + drift.value());
        if (strong && context.at(other).position().isFlat()) {
            context.at(other).buy(100, "it is strong");
        } else if (!strong) {
            context.at(other).target(0, "it is weak");
        }
    }
}
