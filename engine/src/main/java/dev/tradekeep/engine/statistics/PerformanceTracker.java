package dev.tradekeep.engine.statistics;

import dev.tradekeep.engine.performance.DayTracker;
import dev.tradekeep.engine.performance.RoundTrips;
import dev.tradekeep.model.instrument.Instrument;
import dev.tradekeep.model.number.FixedPoint;
import dev.tradekeep.model.order.OrderTerms;
import dev.tradekeep.model.order.Side;
import dev.tradekeep.model.position.Position;
import dev.tradekeep.store.strategies.RoundTrip;
import java.util.List;

/**
 * Follows an account through its days, trades and bars for the figures of {@link Measure}. It keeps
 * three numbers a day and sums of all else; a bar costs a look when nothing of its instrument is
 * held, and allocates nothing. What it is told must come in the order of time. Not thread-safe.
 */
public final class PerformanceTracker {
    private final RoundTrips[] trips;

    /** What a step of price and a unit of quantity are worth, quote-asset units. */
    private final double[] unitWorth;

    private final DayCurve days = new DayCurve();
    private final TradeTotals trades = new TradeTotals();
    private final TradeTotals reductions = new TradeTotals();
    private boolean looksInside;

    /** What the deepest fall inside a bar has left of its peak; a double is exact enough. */
    private double deepestLeft = 1;

    private final ExactSum notional = new ExactSum();
    private long slippage;
    private long fees;

    /** Instruments of which something is held. */
    private int held;

    private long heldSince;
    private long heldMicros;

    /**
     * @param instruments that may be traded; a trade names one by its place
     * @param sink hears of each round trip when it ends
     */
    public PerformanceTracker(List<Instrument> instruments, RoundTripSink sink) {
        trips = new RoundTrips[instruments.size()];
        unitWorth = new double[trips.length];
        for (int i = 0; i < trips.length; i++) {
            Instrument instrument = instruments.get(i);
            trips[i] = new RoundTrips(instrument, new Sums(i, sink));
            unitWorth[i] =
                    StrictMath.pow(
                            10,
                            instrument.quote().scale()
                                    - instrument.priceScale()
                                    - instrument.quantityScale());
        }
    }

    private final class Sums implements RoundTrips.Sink {
        private final int instrument;
        private final RoundTripSink sink;

        Sums(int instrument, RoundTripSink sink) {
            this.instrument = instrument;
            this.sink = sink;
        }

        @Override
        public void closed(RoundTrip trip) {
            Long risk = trip.initialRisk();
            trades.add(trip.net(), risk == null ? trip.entryNotional() : risk);
            sink.closed(instrument, trip);
        }

        @Override
        public void reduced(RoundTrips.Reduction reduction) {
            reductions.add(reduction.net(), reduction.cost());
        }
    }

    /**
     * A trade.
     *
     * @param price price units, above 0
     * @param worth its notional, quote-asset units
     * @param slipped what it cost on top, quote-asset units
     * @param fee quote-asset units; below 0 for a rebate
     * @param at UTC microseconds
     */
    public void trade(
            int instrument,
            Side side,
            long quantity,
            long price,
            long worth,
            long slipped,
            long fee,
            long at) {
        RoundTrips of = trips[instrument];
        boolean flat = of.position().isFlat();
        of.trade(side, quantity, price, FixedPoint.add(worth, side.sign() * slipped), fee, at);
        notional.add(worth);
        slippage = FixedPoint.addClamped(slippage, slipped);
        fees = FixedPoint.addClamped(fees, fee);
        if (flat == of.position().isFlat()) {
            return;
        }
        if (flat) {
            if (held == 0) {
                heldSince = at;
            }
            held++;
            return;
        }
        held--;
        if (held == 0) {
            heldMicros += at - heldSince;
        }
    }

    /** A protective stop stands behind what is held of an instrument. */
    public void stop(int instrument, OrderTerms terms) {
        trips[instrument].stop(terms);
    }

    /** What is held of an instrument. */
    public Position position(int instrument) {
        return trips[instrument].position();
    }

    /**
     * Bars have closed since the last trade, and before the next, that reached from a lowest to a
     * highest price.
     */
    public void mark(int instrument, long low, long high) {
        trips[instrument].mark(low, high);
    }

    /**
     * A bar has closed, and all trades inside it are known: how deep equity was inside it.
     *
     * @param quantity what is held of the instrument, not 0
     * @param equity at its close, quote-asset units
     * @param peak the most at the closes before, quote-asset units
     */
    public void inside(
            int instrument,
            long quantity,
            long low,
            long high,
            long close,
            long equity,
            long peak) {
        looksInside = true;
        long worst = quantity > 0 ? low : high;
        double adverse = Math.abs((double) (close - worst) * quantity);
        double left = equity - adverse * unitWorth[instrument];
        if (left < peak * deepestLeft) {
            deepestLeft = left / peak;
        }
    }

    /** A day is over, or the run is while its day is not. */
    public void day(DayTracker.Result day) {
        days.add(day);
    }

    /** The days so far. */
    public DayCurve days() {
        return days;
    }

    /** How many round trips have ended. */
    public TradeTotals trades() {
        return trades;
    }

    TradeTotals reductions() {
        return reductions;
    }

    RoundTrips trips(int instrument) {
        return trips[instrument];
    }

    int instruments() {
        return trips.length;
    }

    boolean looksInside() {
        return looksInside;
    }

    /** How much of a peak was lost inside a bar at most. */
    double deepestInside() {
        return 1 - deepestLeft;
    }

    double notional() {
        return notional.total().doubleValue();
    }

    long slippage() {
        return slippage;
    }

    long fees() {
        return fees;
    }

    /** How long something was held, microseconds. */
    long heldMicros(long until) {
        return held == 0 ? heldMicros : heldMicros + until - heldSince;
    }

    boolean hasTraded() {
        return notional.total().signum() > 0;
    }

    boolean holds() {
        return held > 0;
    }
}
