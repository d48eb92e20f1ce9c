package dev.tradekeep.engine.core;

import dev.tradekeep.engine.booking.BookingLine;
import dev.tradekeep.engine.indicator.Indicator;
import dev.tradekeep.engine.strategy.CloseColumn;
import dev.tradekeep.engine.strategy.SeriesInput;
import dev.tradekeep.engine.strategy.StrategyFailure;
import dev.tradekeep.market.series.BarColumns;
import dev.tradekeep.model.order.Order;
import dev.tradekeep.model.order.OrderEvent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Lets the strategies decide, and takes what they ask for to the orders. A strategy sleeps until
 * all that it registered has seen as many candles as it needs.
 */
final class StrategyDesk {
    final EngineState state;
    final Turn turn;
    final RiskDesk risk;
    final OrderFlow orders;
    final AmendmentFlow amendments;
    private final StrategyTimers timers;
    private final List<StrategySlot> slots = new ArrayList<>();

    /** Those that decide on each feed. */
    private final StrategySlot[][] deciders;

    /** Those of them that are awake, as they see its market. */
    private final StrategyView[][] listeners;

    /** How many candles of the feed will have closed when each of those has to be asked next. */
    private final long[][] quietUntil;

    /** The first of them, by feed. */
    private final long[] nextAt;

    /** Whether one that decides on a feed may sleep. */
    private final boolean[] sleepers;

    /** The last closes of each feed. */
    private final CloseColumn[] closes;

    /** What is told of the candles of each feed. */
    private final SeriesInput[][] inputs;

    private @Nullable Effects effects;
    private boolean dismissed;

    StrategyDesk(
            EngineSetup setup,
            EngineState state,
            Turn turn,
            RiskDesk risk,
            OrderFlow orders,
            AmendmentFlow amendments) {
        this.state = state;
        this.turn = turn;
        this.risk = risk;
        this.orders = orders;
        this.amendments = amendments;
        timers = new StrategyTimers(state, turn, orders);
        for (EngineSetup.StrategySetup strategy : setup.strategies()) {
            slots.add(new StrategySlot(this, slots.size(), strategy, setup));
        }
        int feeds = setup.feeds().size();
        closes = new CloseColumn[feeds];
        inputs = new SeriesInput[feeds][];
        deciders = new StrategySlot[feeds][];
        listeners = new StrategyView[feeds][];
        sleepers = new boolean[feeds];
        quietUntil = new long[feeds][];
        nextAt = new long[feeds];
        for (Feed feed : setup.feeds()) {
            connect(feed);
            deciders[feed.index()] =
                    slots.stream()
                            .filter(slot -> slot.decidesOn(feed.index()))
                            .toArray(StrategySlot[]::new);
            wake(feed.index());
        }
    }

    private void connect(Feed feed) {
        List<SeriesInput> of = new ArrayList<>();
        slots.forEach(slot -> of.addAll(slot.inputsOf(feed.index())));
        int lookback = of.stream().mapToInt(SeriesInput::lookback).max().orElse(0);
        CloseColumn column = new CloseColumn(lookback);
        of.forEach(input -> input.connect(column, feed.interval()));
        closes[feed.index()] = column;
        inputs[feed.index()] =
                of.stream().filter(SeriesInput::needsBars).toArray(SeriesInput[]::new);
    }

    /**
     * Computes what several strategies declared alike on a feed once; before the first candle, and
     * only where nothing is restored, for that would be of each.
     */
    void shareIndicators() {
        for (int feed = 0; feed < inputs.length; feed++) {
            List<Indicator> known = new ArrayList<>();
            for (SeriesInput input : inputs[feed]) {
                input.share(known);
            }
            inputs[feed] =
                    Arrays.stream(inputs[feed])
                            .filter(SeriesInput::needsBars)
                            .toArray(SeriesInput[]::new);
        }
    }

    /** Looks who of those that decide on a feed sleeps on. */
    private void wake(int feed) {
        int awake = 0;
        for (StrategySlot slot : deciders[feed]) {
            awake += slot.isAwake() ? 1 : 0;
        }
        sleepers[feed] = awake < deciders[feed].length;
        if (listeners[feed] == null || listeners[feed].length != awake) {
            listeners[feed] =
                    Arrays.stream(deciders[feed])
                            .filter(StrategySlot::isAwake)
                            .map(slot -> slot.viewOfFeed(feed))
                            .toArray(StrategyView[]::new);
            quietUntil[feed] = new long[awake];
            nextAt[feed] = 0;
        }
    }

    /** Says which candles of a feed will close, from the first on: nobody is asked for nothing. */
    void foresee(int feed, BarColumns candles) {
        closes[feed].foresee(candles);
    }

    /** A strategy is what it was at the last booking. */
    void restore(int slot) {
        StrategySlot restored = slots.get(slot);
        try {
            restored.instance().restore(state.strategy(slot));
        } catch (RuntimeException e) {
            throw StrategyFailure.of(restored.instance().name(), e);
        }
    }

    /** A candle from before a restart. */
    void warmUp(BarClosed bar) {
        show(bar);
    }

    private void show(BarClosed bar) {
        closes[bar.feed()].add(bar.close());
        for (SeriesInput input : inputs[bar.feed()]) {
            input.add(bar);
        }
    }

    /** A candle has closed. */
    void bar(BarClosed bar, Effects to) {
        effects = to;
        int feed = bar.feed();
        show(bar);
        if (sleepers[feed]) {
            wake(feed);
        }
        long closed = closes[feed].count();
        if (closed >= nextAt[feed]) {
            nextAt[feed] = ask(bar, listeners[feed], quietUntil[feed], closed);
        }
    }

    /** Asks those who have to be asked, and tells when that is the case again. */
    private static long ask(BarClosed bar, StrategyView[] views, long[] quiet, long closed) {
        long next = Long.MAX_VALUE;
        for (int i = 0; i < views.length; i++) {
            if (closed >= quiet[i]) {
                views[i].decide(bar);
                quiet[i] = views[i].quietUntil();
            }
            next = Math.min(next, quiet[i]);
        }
        return next;
    }

    /** Strategies are not asked any more. */
    void dismiss() {
        dismissed = true;
    }

    /** Something happened to an order that a strategy wants. */
    void order(OpenOrder before, Order after, OrderEvent event, Effects to) {
        boolean isOfOne = before.slot() != BookingLine.NO_SLOT && before.slot() < slots.size();
        if (!isOfOne || dismissed) {
            return;
        }
        effects = to;
        slots.get(before.slot()).order(before.market(), after, event);
    }

    /** A time has come that a strategy asked for, unless it has asked for another since. */
    void timer(long timer, Effects to) {
        if (timers.rings(timer, to)) {
            effects = to;
            slots.get(TimerKey.slot(timer)).timer(TimerKey.id(timer));
        }
    }

    /** Asks for a time. */
    void setTimer(int slot, long at, long id) {
        long timer = timers.set(slot, at, id);
        if (effects != null) {
            effects.timer(at, timer);
        }
    }

    /** Writes down what the strategies remember, as far as it has changed. */
    void save() {
        timers.book();
        for (StrategySlot slot : slots) {
            String remembered = slot.instance().save();
            if (!remembered.equals(state.strategy(slot.index()))) {
                turn.add(new BookingLine.StrategySaved(slot.index(), remembered));
            }
        }
    }
}
