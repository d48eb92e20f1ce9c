package dev.tradekeep.market.series;

/** Sees ticks one after another, in order. */
@FunctionalInterface
public interface TickVisitor {
    /**
     * Visits one tick.
     *
     * @param at UTC microseconds
     * @param values price and quantity of a trade; bid, ask, bid size and ask size of a quote; used
     *     again for the next tick
     */
    void visit(long at, long[] values);
}
