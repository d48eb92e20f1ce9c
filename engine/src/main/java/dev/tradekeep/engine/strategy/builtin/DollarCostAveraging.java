package dev.tradekeep.engine.strategy.builtin;

import dev.tradekeep.engine.strategy.About;
import dev.tradekeep.engine.strategy.Setup;
import dev.tradekeep.engine.strategy.Strategy;
import dev.tradekeep.engine.strategy.StrategyContext;
import dev.tradekeep.model.market.Bar;
import dev.tradekeep.model.time.Micros;

/** Buys for the same amount of money again and again, whatever the price is. */
@About(
        name = "dollar-cost-averaging",
        value = "Buys for the same amount once in each period, and never sells.")
public final class DollarCostAveraging implements Strategy {
    private final Budget budget;
    private final long periodMicros;

    /** The period that was bought in last, counted from the epoch. */
    private long lastPeriod = Long.MIN_VALUE;

    public DollarCostAveraging(Setup setup) {
        budget = new Budget(setup, "of the quote asset that each buy spends");
        periodMicros =
                setup.duration("every", "1d", "1m", "366d", "the period that is bought in once")
                                .toSeconds()
                        * Micros.PER_SECOND;
    }

    @Override
    public void onBar(Bar bar, StrategyContext context) {
        long period = Math.floorDiv(bar.closeTime(), periodMicros);
        if (period == lastPeriod || context.hasOpenOrder() || !budget.isFree(context)) {
            return;
        }
        long quantity = context.sizeByMoney(budget.amount());
        if (quantity > 0) {
            lastPeriod = period;
            context.buy(quantity, "a new period has begun");
        }
    }

    @Override
    public String save() {
        return lastPeriod == Long.MIN_VALUE ? "" : Long.toString(lastPeriod);
    }

    @Override
    public void restore(String state) {
        lastPeriod = state.isEmpty() ? Long.MIN_VALUE : Long.parseLong(state);
    }
}
