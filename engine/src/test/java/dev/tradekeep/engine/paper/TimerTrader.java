package dev.tradekeep.engine.paper;

import dev.tradekeep.engine.strategy.Strategy;
import dev.tradekeep.engine.strategy.StrategyContext;
import dev.tradekeep.engine.strategy.StrategyFactory;
import dev.tradekeep.engine.strategy.StrategyParameters;
import dev.tradekeep.model.market.Bar;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/** Trades only when its timers ring: at every fifth candle it sets one for a while later. */
final class TimerTrader implements Strategy {
    private static final String NAME = "timer";
    private static final long LATER_MICROS = 150_000_000;
    private static final long QUANTITY = 100;

    private long seen;

    static StrategyFactory factory() {
        return new StrategyFactory() {
            @Override
            public String name() {
                return NAME;
            }

            @Override
            public String description() {
                return "Trades when its timers ring.";
            }

            @Override
            public SequencedMap<String, String> defaults() {
                return new LinkedHashMap<>();
            }

            @Override
            public Strategy create(StrategyParameters parameters) {
                return new TimerTrader();
            }
        };
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String description() {
        return "Trades when its timers ring.";
    }

    @Override
    public SequencedMap<String, String> parameters() {
        return new LinkedHashMap<>();
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
