package dev.tradekeep.engine.paper;

import dev.tradekeep.engine.strategy.About;
import dev.tradekeep.engine.strategy.Setup;
import dev.tradekeep.engine.strategy.Strategy;
import dev.tradekeep.engine.strategy.StrategyContext;
import dev.tradekeep.engine.strategy.StrategyFactory;
import dev.tradekeep.model.market.Bar;

/** Trades only when its timers ring: at every fifth candle it sets one for a while later. */
@About(name = "timer", value = "Trades when its timers ring.")
final class TimerTrader implements Strategy {
    private static final long LATER_MICROS = 150_000_000;
    private static final long QUANTITY = 100;

    private long seen;

    TimerTrader(Setup setup) {
        setup.warmup(1);
    }

    static StrategyFactory factory() {
        return StrategyFactory.of(TimerTrader.class, TimerTrader::new);
    }

    @Override
    public String save() {
        return Long.toString(seen);
    }

    @Override
    public void restore(String state) {
        seen = state.isEmpty() ? 0 : Long.parseLong(state);
    }

    @Override
    public void onBar(Bar bar, StrategyContext context) {
        seen++;
        if (seen % 5 == 0) {
            context.timer(bar.closeTime() + LATER_MICROS, seen % 2);
        }
    }

    @Override
    public void onTimer(long id, StrategyContext context) {
        if (context.position().isFlat()) {
            context.buy(QUANTITY, "timer " + id);
        } else {
            context.sell(QUANTITY, "timer " + id);
        }
    }
}
