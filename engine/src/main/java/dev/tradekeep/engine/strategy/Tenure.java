package dev.tradekeep.engine.strategy;

import dev.tradekeep.model.number.FixedPoint;
import dev.tradekeep.model.order.Fill;

/**
 * A stretch of time in which a strategy decides, one of several that follow one another on one
 * account; and what became of it. For the engine's thread, and for others once it is over.
 */
public final class Tenure {
    private final long from;
    private final long until;
    private final boolean trades;
    private final boolean leavesFlat;
    private boolean ended;
    private long endEquity;
    private long seamCost;

    /**
     * @param from candles that open at or after, UTC microseconds
     * @param until candles that close at or before
     * @param trades whether it does anything: without, nothing is held
     * @param leavesFlat whether what is held at its end is closed, at the next open
     */
    public Tenure(long from, long until, boolean trades, boolean leavesFlat) {
        this.from = from;
        this.until = until;
        this.trades = trades;
        this.leavesFlat = leavesFlat;
    }

    /** From when, UTC microseconds. */
    public long from() {
        return from;
    }

    /** Until when, UTC microseconds. */
    public long until() {
        return until;
    }

    boolean trades() {
        return trades;
    }

    boolean leavesFlat() {
        return leavesFlat;
    }

    void end(long equity) {
        ended = true;
        endEquity = equity;
    }

    void pay(Fill fill) {
        seamCost = FixedPoint.add(seamCost, FixedPoint.add(fill.fee().amount(), fill.slippage()));
    }

    /** Whether its last candle was seen. */
    public boolean hasEnded() {
        return ended;
    }

    /** What the account was worth at the close of its last candle, quote-asset units. */
    public long endEquity() {
        return endEquity;
    }

    /** Fees and slippage of what was closed after its end, quote-asset units. */
    public long seamCost() {
        return seamCost;
    }
}
