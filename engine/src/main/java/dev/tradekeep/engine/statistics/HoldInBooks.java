package dev.tradekeep.engine.statistics;

import dev.tradekeep.model.instrument.Instrument;
import dev.tradekeep.model.number.BasisPoints;
import dev.tradekeep.model.number.FixedPoint;
import dev.tradekeep.model.order.Fee;
import dev.tradekeep.model.order.Side;
import dev.tradekeep.store.performance.TradeHistory;
import dev.tradekeep.venue.VenueCosts;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Buy-and-hold next to a portfolio of the books: at the first close that it saw, an equal part of
 * its money buys each instrument, at the costs of its exchange, and is valued at each day's end.
 * Used once.
 */
final class HoldInBooks {
    /** As much as strategies stake unless they are told otherwise. */
    private static final BasisPoints STAKE = BasisPoints.parse("9500");

    private final TradeHistory history;
    private final DayCurve account;
    private final VenueCosts costs;
    private final List<Held> held;
    private final PerformanceTracker tracker;
    private final long[] quantities;
    private final long[] spent;
    private final long[] boughtAt;
    private final long[] prices;

    HoldInBooks(TradeHistory history, DayCurve account, VenueCosts costs, List<Held> held) {
        this.history = history;
        this.account = account;
        this.costs = costs;
        this.held = List.copyOf(held);
        tracker =
                new PerformanceTracker(
                        held.stream().map(Held::instrument).toList(), RoundTripSink.NONE);
        quantities = new long[held.size()];
        spent = new long[quantities.length];
        boughtAt = new long[quantities.length];
        prices = new long[quantities.length];
    }

    /** An instrument to hold, with the candles that it is valued by. */
    record Held(TradeHistory.Series series, Instrument instrument) {}

    /** What is held, followed day by day. */
    PerformanceTracker track() {
        for (int i = 0; i < quantities.length; i++) {
            buy(i);
        }
        long before = account.startEquity();
        for (int i = 0; i < account.size(); i++) {
            long until = account.until(i);
            long worth = worth(until);
            tracker.days().add(account.day(i), before, worth, account.from(i), until);
            before = worth;
        }
        return tracker;
    }

    /** The last prices that it was valued at. */
    List<Long> prices() {
        List<Long> last = new ArrayList<>();
        for (long price : prices) {
            last.add(price);
        }
        return Collections.unmodifiableList(last);
    }

    private void buy(int place) {
        TradeHistory.Series series = held.get(place).series();
        TradeHistory.Close first = history.firstClose(series.id(), account.beganAt()).orElse(null);
        long budget = STAKE.of(account.startEquity() / quantities.length, RoundingMode.FLOOR);
        if (first == null || budget <= 0) {
            return;
        }
        Instrument instrument = held.get(place).instrument();
        long quantity = instrument.quantityFor(budget, first.price());
        if (quantity <= 0) {
            return;
        }
        quantities[place] = quantity;
        boughtAt[place] = first.openTime() + series.intervalMicros();
        long notional = instrument.notional(first.price(), quantity);
        long slippage = costs.slippage().of(notional, RoundingMode.CEILING);
        long paid = FixedPoint.add(notional, slippage);
        long fee = costs.takerFee().of(paid, Fee.ROUNDING);
        spent[place] = FixedPoint.add(paid, fee);
        tracker.trade(
                place, Side.BUY, quantity, first.price(), notional, slippage, fee, boughtAt[place]);
    }

    private long worth(long until) {
        long worth = account.startEquity();
        for (int i = 0; i < quantities.length; i++) {
            if (quantities[i] == 0 || until < boughtAt[i]) {
                continue;
            }
            TradeHistory.Series series = held.get(i).series();
            prices[i] =
                    history.lastClose(series.id(), until - series.intervalMicros())
                            .map(TradeHistory.Close::price)
                            .orElse(prices[i]);
            long value = held.get(i).instrument().notional(prices[i], quantities[i]);
            worth = FixedPoint.add(worth, FixedPoint.subtract(value, spent[i]));
        }
        return worth;
    }
}
