package dev.tradekeep.engine.performance;

import dev.tradekeep.model.instrument.Instrument;
import dev.tradekeep.model.number.FixedPoint;
import dev.tradekeep.model.order.OrderTerms;
import dev.tradekeep.model.order.Side;
import dev.tradekeep.model.position.Position;
import dev.tradekeep.store.strategies.RoundTrip;
import java.math.RoundingMode;

/**
 * Cuts the trades of one instrument, in their order, into round trips and into reductions: trades
 * that close a part, each at average cost. A trade that turns long into short ends one round trip
 * and begins the next; its amount and its fee are split by quantity. A round trip that is open at
 * the end is none.
 *
 * <p>Not thread-safe. {@link #mark} allocates nothing.
 */
public final class RoundTrips {
    private static final RoundingMode SPLIT = Position.SPLIT_ROUNDING;

    private final Instrument instrument;
    private final Sink sink;
    private Position position = Position.FLAT;

    /** What was realized when the round trip began. */
    private long realizedBefore;

    private long quantityMax;
    private long entryNotional;
    private long exitNotional;
    private long fees;

    /** Fees of what is still open. */
    private long openFees;

    private long openedAt;

    /** The price of the first protective stop; 0 without one. */
    private long stopPrice;

    /** What that stop would lose. */
    private long risk;

    /** The extremes since the position was last changed, price units; 0 before the first. */
    private long lowest;

    private long highest;
    private long worstPnl;
    private long bestPnl;

    /** Hears what has been closed. */
    public interface Sink {
        /** A round trip has ended. */
        void closed(RoundTrip trip);

        /** A trade has closed a part or all of what was open. */
        void reduced(Reduction reduction);
    }

    /**
     * What a trade closed, at average cost. Amounts are in units of the quote asset.
     *
     * @param net what was earned by it, net of its fee and of its share of the entries' fees
     * @param cost what was paid for it, or taken for it when short; 0 or more
     */
    public record Reduction(long net, long cost) {}

    public RoundTrips(Instrument instrument, Sink sink) {
        this.instrument = instrument;
        this.sink = sink;
    }

    /**
     * Takes the next trade.
     *
     * @param price price units, above 0
     * @param amount notional with slippage, quote-asset units, 0 or more
     * @param fee quote-asset units; below 0 for a rebate
     * @param at UTC microseconds
     */
    public void trade(Side side, long quantity, long price, long amount, long fee, long at) {
        boolean adds = position.isFlat() || Long.signum(position.quantity()) == side.sign();
        if (adds) {
            add(side, quantity, price, amount, fee, at);
            return;
        }
        long open = Math.abs(position.quantity());
        if (quantity <= open) {
            reduce(side, quantity, price, amount, fee, at);
            return;
        }
        long closing = FixedPoint.multiplyDivide(amount, open, quantity, SPLIT);
        long closingFee = FixedPoint.multiplyDivide(fee, open, quantity, SPLIT);
        reduce(side, open, price, closing, closingFee, at);
        add(side, quantity - open, price, amount - closing, fee - closingFee, at);
    }

    private void add(Side side, long quantity, long price, long amount, long fee, long at) {
        if (position.isFlat()) {
            begin(at, price);
        } else {
            value();
        }
        position = position.apply(side, quantity, amount);
        entryNotional = FixedPoint.addClamped(entryNotional, amount);
        fees = FixedPoint.addClamped(fees, fee);
        openFees = FixedPoint.addClamped(openFees, fee);
        quantityMax = Math.max(quantityMax, Math.abs(position.quantity()));
        if (stopPrice > 0) {
            risk = FixedPoint.addClamped(risk, distance(side, amount, quantity));
        }
        watchFrom(price);
    }

    private void begin(long at, long price) {
        openedAt = at;
        realizedBefore = position.realizedPnl();
        quantityMax = 0;
        entryNotional = 0;
        exitNotional = 0;
        fees = 0;
        openFees = 0;
        stopPrice = 0;
        risk = 0;
        worstPnl = 0;
        bestPnl = 0;
        watchFrom(price);
    }

    private void reduce(Side side, long quantity, long price, long amount, long fee, long at) {
        mark(price, price);
        value();
        Position before = position;
        position = position.apply(side, quantity, amount);
        exitNotional = FixedPoint.addClamped(exitNotional, amount);
        fees = FixedPoint.addClamped(fees, fee);
        long share =
                FixedPoint.multiplyDivide(openFees, quantity, Math.abs(before.quantity()), SPLIT);
        openFees -= share;
        long earned = FixedPoint.subtract(position.realizedPnl(), before.realizedPnl());
        sink.reduced(
                new Reduction(
                        FixedPoint.subtract(FixedPoint.subtract(earned, share), fee),
                        Math.abs(before.cost() - position.cost())));
        see(FixedPoint.subtract(position.realizedPnl(), realizedBefore));
        if (position.isFlat()) {
            end(side.opposite(), at);
        } else {
            watchFrom(price);
        }
    }

    private void end(Side opened, long at) {
        sink.closed(
                new RoundTrip(
                        opened,
                        quantityMax,
                        entryNotional,
                        exitNotional,
                        FixedPoint.subtract(position.realizedPnl(), realizedBefore),
                        fees,
                        risk > 0 ? (Long) risk : null,
                        worstPnl,
                        bestPnl,
                        openedAt,
                        at));
    }

    /**
     * A protective stop stands behind what is open. Only the first of a round trip counts, and only
     * one that would lose something.
     *
     * @param terms of the stop
     */
    public void stop(OrderTerms terms) {
        if (position.isFlat() || stopPrice > 0) {
            return;
        }
        long price = priceOf(terms);
        if (price <= 0) {
            return;
        }
        Side side = position.isLong() ? Side.BUY : Side.SELL;
        long distance = distance(price, side, Math.abs(position.cost()), position.quantity());
        if (distance > 0) {
            stopPrice = price;
            risk = distance;
        }
    }

    private long priceOf(OrderTerms terms) {
        if (terms.trailingDistance() == 0) {
            return terms.triggerPrice();
        }
        long entry = position.averagePrice(instrument).orElse(0);
        return position.isLong()
                ? entry - terms.trailingDistance()
                : FixedPoint.add(entry, terms.trailingDistance());
    }

    private long distance(Side side, long amount, long quantity) {
        return distance(stopPrice, side, amount, quantity);
    }

    /** What a stop loses of an amount that was paid, or taken by a sale. */
    private long distance(long price, Side side, long amount, long quantity) {
        long stopped = instrument.notionalAtMost(price, Math.abs(quantity));
        return side.sign() * FixedPoint.subtractClamped(amount, stopped);
    }

    /**
     * Prices at which what is open could have been closed, price units above 0. Nothing happens
     * while nothing is.
     */
    public void mark(long low, long high) {
        if (position.isFlat()) {
            return;
        }
        lowest = Math.min(lowest, low);
        highest = Math.max(highest, high);
    }

    /** What is open now. */
    public Position position() {
        return position;
    }

    /** What is open now is worth at a price, quote-asset units; below 0 when short. */
    public long worth(long price) {
        return position.worth(instrument, price);
    }

    /**
     * What the round trip that is open has earned so far, marked at a price, net of its fees,
     * quote-asset units.
     */
    public long openProfit(long price) {
        if (position.isFlat()) {
            return 0;
        }
        return FixedPoint.subtractClamped(profit(price), fees);
    }

    /** The same without its fees; what 64 bits hold at most. */
    private long profit(long price) {
        long realized = FixedPoint.subtract(position.realizedPnl(), realizedBefore);
        return FixedPoint.addClamped(realized, position.unrealizedPnl(instrument, price));
    }

    private void watchFrom(long price) {
        lowest = price;
        highest = price;
    }

    /** Sees what the position was worth at its extremes, before it changes. */
    private void value() {
        see(profit(lowest));
        see(profit(highest));
    }

    private void see(long pnl) {
        worstPnl = Math.min(worstPnl, pnl);
        bestPnl = Math.max(bestPnl, pnl);
    }
}
