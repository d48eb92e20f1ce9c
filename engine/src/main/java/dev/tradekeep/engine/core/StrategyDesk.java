package dev.tradekeep.engine.core;

import dev.tradekeep.engine.strategy.Closes;
import dev.tradekeep.engine.strategy.Strategy;
import dev.tradekeep.engine.strategy.StrategyContext;
import dev.tradekeep.model.instrument.Instrument;
import dev.tradekeep.model.order.Order;
import dev.tradekeep.model.order.OrderConditions;
import dev.tradekeep.model.order.OrderEvent;
import dev.tradekeep.model.order.OrderTerms;
import dev.tradekeep.model.order.Side;
import dev.tradekeep.model.position.Position;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lets the strategies decide, and takes what they ask for to the orders. */
final class StrategyDesk {
    /** Times that the strategies of an engine may wait for, all together. */
    private static final int TIMERS_MAX = 10_000;

    private final EngineState state;
    private final Turn turn;
    private final RiskDesk risk;
    private final OrderFlow orders;
    private final List<Slot> slots = new ArrayList<>();

    /** The slots that hear each feed. */
    private final Slot[][] listeners;

    /** The last closes of each feed. */
    private final Closes[] closes;

    private final EngineSetup setup;
    private @Nullable Effects effects;

    StrategyDesk(EngineSetup setup, EngineState state, Turn turn, RiskDesk risk, OrderFlow orders) {
        this.setup = setup;
        this.state = state;
        this.turn = turn;
        this.risk = risk;
        this.orders = orders;
        for (EngineSetup.StrategySetup strategy : setup.strategies()) {
            slots.add(
                    new Slot(
                            slots.size(),
                            strategy.strategy(),
                            state.portfolio(strategy.portfolio()),
                            marketOf(strategy),
                            new Closes(0)));
        }
        listeners = new Slot[setup.feeds().size()][];
        closes = new Closes[listeners.length];
        for (int feed = 0; feed < listeners.length; feed++) {
            listeners[feed] = listeners(feed);
            int lookback = 0;
            for (Slot slot : listeners[feed]) {
                lookback = Math.max(lookback, slot.strategy.warmupBars());
            }
            closes[feed] = new Closes(lookback);
        }
    }

    private Market marketOf(EngineSetup.StrategySetup strategy) {
        return strategy.feeds().isEmpty()
                ? setup.markets().getFirst()
                : setup.feeds().get(strategy.feeds().getFirst()).market();
    }

    private Slot[] listeners(int feed) {
        List<Slot> found = new ArrayList<>();
        for (int slot = 0; slot < slots.size(); slot++) {
            if (setup.strategies().get(slot).feeds().contains(feed)) {
                found.add(slots.get(slot));
            }
        }
        return found.toArray(Slot[]::new);
    }

    /** A strategy is what it was at the last booking. */
    void restore(int slot) {
        slots.get(slot).strategy.restore(state.strategy(slot));
    }

    /** A candle from before a restart. */
    void warmUp(BarClosed bar) {
        closes[bar.feed()].add(bar.close());
    }

    /** A candle has closed. */
    void bar(BarClosed bar, Market market, Effects to) {
        effects = to;
        Closes ofFeed = closes[bar.feed()];
        ofFeed.add(bar.close());
        for (Slot slot : listeners[bar.feed()]) {
            // Most strategies hear one feed, and writing what is there already costs time.
            if (slot.closes != ofFeed || slot.market.index() != market.index()) {
                slot.closes = ofFeed;
                slot.market = market;
            }
            slot.strategy.onBar(bar, slot);
        }
    }

    /** Something happened to an order that a strategy wants. */
    void order(OpenOrder before, Order after, OrderEvent event, Effects to) {
        if (before.slot() == BookingLine.NO_SLOT || before.slot() >= slots.size()) {
            return;
        }
        effects = to;
        Slot slot = slots.get(before.slot());
        slot.market = before.market();
        slot.strategy.onOrder(after, event, slot);
    }

    /** A time has come that a strategy asked for, unless it has asked for another since. */
    void timer(long timer, Effects to) {
        Long due = state.timers().get(timer);
        if (due == null || due > turn.now()) {
            return;
        }
        int slot = TimerKey.slot(timer);
        long id = TimerKey.id(timer);
        turn.add(new BookingLine.TimerRung(slot, id));
        effects = to;
        slots.get(slot).strategy.onTimer(id, slots.get(slot));
    }

    /** Writes down what the strategies remember, as far as it has changed. */
    void save() {
        for (Slot slot : slots) {
            String remembered = slot.strategy.save();
            if (!remembered.equals(state.strategy(slot.index))) {
                turn.add(new BookingLine.StrategySaved(slot.index, remembered));
            }
        }
    }

    /** A strategy and what it sees. */
    private final class Slot implements StrategyContext {
        private final int index;
        private final Strategy strategy;
        private final Portfolio portfolio;

        /** That of the candle or the order at hand. */
        private Market market;

        /** Those of the feed of the last candle. */
        private Closes closes;

        Slot(int index, Strategy strategy, Portfolio portfolio, Market market, Closes closes) {
            this.index = index;
            this.strategy = strategy;
            this.portfolio = portfolio;
            this.market = market;
            this.closes = closes;
        }

        @Override
        public Closes closes() {
            return closes;
        }

        @Override
        public long now() {
            return turn.now();
        }

        @Override
        public Instrument instrument() {
            return market.instrument();
        }

        @Override
        public Position position() {
            return portfolio.position(market);
        }

        @Override
        public long availableQuote() {
            return risk.available(portfolio, market, instrument().quote());
        }

        @Override
        public long availableBase() {
            return risk.available(portfolio, market, instrument().base());
        }

        @Override
        public List<Order> openOrders() {
            List<Order> mine = new ArrayList<>();
            for (OpenOrder open : state.orders()) {
                if (isMine(open)) {
                    mine.add(open.order());
                }
            }
            return mine;
        }

        @Override
        public boolean hasOpenOrder() {
            if (state.ordersOfSlot(index) == 0) {
                return false;
            }
            for (OpenOrder open : state.orders()) {
                if (isMine(open)) {
                    return true;
                }
            }
            return false;
        }

        private boolean isMine(OpenOrder open) {
            return open.slot() == index && open.market().index() == market.index();
        }

        @Override
        public String place(
                Side side,
                OrderTerms terms,
                long quantity,
                OrderConditions conditions,
                String reason) {
            return place(
                    new OrderWish(
                            market.index(), side, terms, quantity, conditions, null, reason, null));
        }

        @Override
        public String bracket(
                Side side,
                OrderTerms entry,
                long quantity,
                @Nullable OrderTerms stop,
                @Nullable OrderTerms target,
                String reason) {
            return place(
                    new OrderWish(
                            market.index(),
                            side,
                            entry,
                            quantity,
                            OrderConditions.GTC,
                            new OrderWish.Exits(stop, target),
                            reason,
                            null));
        }

        private String place(OrderWish wish) {
            OrderFlow.Asker asker = new OrderFlow.Asker(index, portfolio, OrderWitness.NONE);
            return orders.place(asker, market, wish, null).order().clientOrderId();
        }

        @Override
        public void cancel(String clientOrderId) {
            OpenOrder open = state.order(clientOrderId);
            if (open != null && open.slot() == index) {
                orders.cancel(open, OrderWitness.NONE);
            }
        }

        @Override
        public void amend(String clientOrderId, OrderTerms terms, long quantity) {
            OpenOrder open = state.order(clientOrderId);
            if (open != null && open.slot() == index) {
                orders.amendForStrategy(open, terms, quantity);
            }
        }

        @Override
        public void timer(long at, long id) {
            long timer = TimerKey.of(index, id);
            if (state.timers().size() >= TIMERS_MAX && !state.timers().containsKey(timer)) {
                throw new IllegalStateException(
                        "The strategies wait for " + TIMERS_MAX + " times already");
            }
            turn.add(new BookingLine.TimerSet(index, TimerKey.id(timer), at));
            if (effects != null) {
                effects.timer(at, timer);
            }
        }
    }
}
