import dev.tradekeep.engine.indicator.Rsi;
import dev.tradekeep.engine.indicator.Sma;
import dev.tradekeep.engine.strategy.*;
import dev.tradekeep.model.market.*;
import dev.tradekeep.model.number.BasisPoints;

@About("Buys dips of an upward trend, and sells when they are over.")
public class DipBuyer implements Strategy {
    private final int low;
    private final BasisPoints share;
    private final Rsi rsi;
    private final Sma trend;

    public DipBuyer(Setup setup) {
        low = setup.integer("low", 40, 1, 49, "the RSI below which it buys");
        share = setup.share("share-bps", "5000", "share of the equity that is held");
        rsi = setup.indicator(new Rsi(setup.integer("candles", 14, 2, 200, "candles of the RSI")));
        trend = setup.candles(Interval.parse("4h")).indicator(new Sma(20));
    }

    @Override
    public void onBar(Bar bar, StrategyContext context) {
        if (rsi.value() > 50) {
            context.target(0, "the dip is over");
        } else if (rsi.value() < low && bar.close() > trend.value() && context.position().isFlat()) {
            context.target(context.sizeByEquity(share), "a dip of an upward trend");
        }
    }
}
