package dev.tradekeep.engine.simulation;

import dev.tradekeep.engine.strategy.Strategy;
import dev.tradekeep.engine.strategy.StrategyContext;
import dev.tradekeep.engine.strategy.StrategyInstance;
import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.model.market.Bar;
import dev.tradekeep.model.order.Order;
import dev.tradekeep.model.order.OrderEvent;
import java.util.HashMap;
import java.util.Map;

/** The strategies of a simulation. At some candles they fail, once or again and again. */
final class Traders {
    /** So often fails at most what fails at a candle. */
    private static final long FAILURES_MAX = 2;

    private final Plan plan;
    private final Strikes strikes;

    /** How often each candle that was seen still fails. */
    private final Map<String, Long> failures = new HashMap<>();

    Traders(Plan plan, Strikes strikes) {
        this.plan = plan;
        this.strikes = strikes;
    }

    /** The strategy of a slot, as it begins. */
    StrategyInstance make(int slot) {
        String seed = Long.toString(plan.seed() * 31 + slot);
        Strategy trader = RandomTrader.factory().create(Map.of(RandomTrader.SEED, seed)).strategy();
        return StrategyInstance.of(RandomTrader.NAME, new Fragile(slot, plan.trades(slot), trader));
    }

    private boolean fails(int slot, Bar bar) {
        String candle = slot + " " + bar.openTime() + " " + bar.closeTime();
        long left = failures.computeIfAbsent(candle, _ -> drawn());
        failures.put(candle, Math.max(0, left - 1));
        return left > 0;
    }

    private long drawn() {
        Plan.Strike strike = strikes.take(Fault.STRATEGY_FAILS);
        return strike == null ? 0 : 1 + Strikes.diceOf(strike).below(FAILURES_MAX, 0, 0);
    }

    /** A strategy fails on purpose. */
    static final class Failure extends TradekeepException {
        private static final long serialVersionUID = 1L;

        Failure() {
            super(ErrorCode.STRATEGY_FAILED, "Strategy random: it fails on purpose.");
        }
    }

    /** A strategy that fails after it has traded at a candle. */
    private final class Fragile implements Strategy {
        private final int slot;
        private final boolean awake;
        private final Strategy trader;

        Fragile(int slot, boolean awake, Strategy trader) {
            this.slot = slot;
            this.awake = awake;
            this.trader = trader;
        }

        @Override
        public String save() {
            return trader.save();
        }

        @Override
        public void restore(String state) {
            trader.restore(state);
        }

        @Override
        public void onBar(Bar bar, StrategyContext context) {
            if (!awake) {
                return;
            }
            trader.onBar(bar, context);
            if (fails(slot, bar)) {
                throw new Failure();
            }
        }

        @Override
        public void onTimer(long id, StrategyContext context) {
            trader.onTimer(id, context);
        }

        @Override
        public void onOrder(Order order, OrderEvent event, StrategyContext context) {
            trader.onOrder(order, event, context);
        }
    }
}
