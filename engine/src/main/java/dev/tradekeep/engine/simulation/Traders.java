package dev.tradekeep.engine.simulation;

import dev.tradekeep.engine.strategy.Strategy;
import dev.tradekeep.engine.strategy.StrategyContext;
import dev.tradekeep.engine.strategy.StrategyFactory;
import dev.tradekeep.engine.strategy.StrategyInstance;
import dev.tradekeep.engine.strategy.StrategyOrigin;
import dev.tradekeep.engine.strategy.builtin.Grid;
import dev.tradekeep.engine.strategy.builtin.ProtectedStrategy;
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

    private static final int KINDS = 6;
    private static final String STOP = "stop-loss-bps";
    private static final String TRAILING_STOP = "trailing-stop-bps";
    private static final String TARGET = "take-profit-bps";

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
        long seed = plan.seed() * 31 + slot;
        return StrategyInstance.of(
                RandomTrader.NAME,
                new Fragile(slot, plan.trades(slot), trader(seed, new Dice(seed, "kind"))));
    }

    /** Most throw dice; the others are such as come with the program, with protective orders. */
    private static Strategy trader(long seed, Dice dice) {
        String text = Long.toString(seed);
        String away = Long.toString(100 + dice.below(300, 0, 1));
        return switch ((int) dice.below(KINDS, 0, 0)) {
            case 0 -> market(Map.of(MarketTrader.SEED, text, STOP, away, TARGET, away));
            case 1 -> market(Map.of(MarketTrader.SEED, text, TRAILING_STOP, away));
            case 2 ->
                    StrategyFactory.of(Grid.class, Grid::new)
                            .create(Map.of("step-bps", "70", STOP, away))
                            .strategy();
            default -> RandomTrader.factory().create(Map.of(RandomTrader.SEED, text)).strategy();
        };
    }

    private static Strategy market(Map<String, String> parameters) {
        return StrategyFactory.of(
                        MarketTrader.class,
                        setup -> ProtectedStrategy.of(setup, MarketTrader::new),
                        StrategyOrigin.of(MarketTrader.NAME, new byte[0]))
                .create(parameters)
                .strategy();
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
