package dev.tradekeep.engine.strategy;

import dev.tradekeep.model.market.Bar;
import dev.tradekeep.model.number.BasisPoints;

/**
 * Long while the fast moving average of the closes is above the slow one, flat while it is below.
 * It buys when the fast average crosses above and sells everything when it crosses below.
 *
 * <p>A crossing while an order is open is not acted upon: one order at a time.
 */
@About(
        name = MovingAverageCrossover.NAME,
        value = "Long while the fast moving average is above the slow one, else flat.")
public final class MovingAverageCrossover implements ForeseeingStrategy {
    public static final String NAME = "crossover";

    /** The longest average: a week of minutes. */
    public static final int BAR_COUNT_MAX = 10_080;

    private final BasisPoints stake;
    private final CrossoverSignal signal;
    private final Closes closes;

    public MovingAverageCrossover(Setup setup) {
        int fast = setup.integer("fast", 20, 1, BAR_COUNT_MAX, "candles of the fast average");
        int slow = setup.integer("slow", 50, 1, BAR_COUNT_MAX, "candles of the slow average");
        setup.require(fast < slow, "fast must be below slow");
        stake = Stake.of(setup);
        closes = setup.closes(slow);
        signal = new CrossoverSignal(fast, slow);
    }

    @Override
    public String save() {
        return Integer.toString(signal.lastSide());
    }

    @Override
    public void restore(String state) {
        signal.lastSide(state.isEmpty() ? 0 : Integer.parseInt(state));
    }

    @Override
    public long quietUntil() {
        return signal.quietUntil(closes);
    }

    @Override
    public void onBar(Bar bar, StrategyContext context) {
        CrossoverSignal.Crossing crossing = signal.next(closes);
        if (crossing == CrossoverSignal.Crossing.NONE || context.hasOpenOrder()) {
            return;
        }
        // Dust that cannot be sold does not count as a position.
        long held = context.sellable();
        if (crossing == CrossoverSignal.Crossing.BELOW) {
            if (held > 0) {
                context.sell(held, "the fast average crossed below the slow one");
            }
            return;
        }
        long quantity = held > 0 ? 0 : context.sizeByCash(stake);
        if (quantity > 0) {
            context.buy(quantity, "the fast average crossed above the slow one");
        }
    }
}
